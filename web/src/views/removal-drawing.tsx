import { ticks } from '../parts/chance.ts'
import { useWidth } from '../parts/use-width.ts'
import { useText } from '../state/preferences-context.tsx'

const HEIGHT = 200
const TOP = 12
const BOTTOM = 26
const RIGHT = 16

/** The largest group by the number of actors taken out, beside chance, with the step that is looked at. */
export function RemovalDrawing({
  largest,
  byChance,
  step,
}: {
  largest: readonly number[]
  byChance: readonly number[]
  step: number
}) {
  const { count } = useText()
  const [ref, width] = useWidth(560)
  const steps = ticks(0, Math.max(1, largest[0] ?? 1), 4)
  const high = steps.at(-1) ?? 1
  const last = largest.length - 1
  const left = 14 + Math.max(...steps.map((one) => count(one).length)) * 7
  const x = (k: number): number => left + (k / Math.max(1, last)) * (width - RIGHT - left)
  const y = (actors: number): number => TOP + (1 - actors / high) * (HEIGHT - TOP - BOTTOM)
  const line = (values: readonly number[]): string =>
    values.map((value, k) => `${k === 0 ? 'M' : 'L'}${x(k)} ${y(value)}`).join(' ')
  const below = ticks(0, last, Math.max(2, Math.floor((width - left) / 80))).filter(
    (one) => one <= last && Number.isInteger(one),
  )
  return (
    <div ref={ref} className="drawing">
      <svg width={width} height={HEIGHT} aria-hidden="true" focusable="false">
        {steps.map((one) => (
          <g key={one}>
            <line x1={left} x2={width - RIGHT} y1={y(one)} y2={y(one)} className="grid" />
            <text x={left - 8} y={y(one) + 4} textAnchor="end">
              {count(one)}
            </text>
          </g>
        ))}
        {below.map((one) => (
          <text key={one} x={x(one)} y={HEIGHT - 6} textAnchor="middle">
            {count(one)}
          </text>
        ))}
        <line x1={x(step)} x2={x(step)} y1={TOP} y2={HEIGHT - BOTTOM} className="axis" />
        <path d={line(byChance)} className="expected dashed" />
        <path d={line(largest)} className="share-line" />
        <circle cx={x(step)} cy={y(largest[step] ?? 0)} r={5} className="point" />
      </svg>
    </div>
  )
}
