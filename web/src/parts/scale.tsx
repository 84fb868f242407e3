import { useText } from '../state/preferences-context.tsx'
import { judge, type Judgement } from './chance.ts'
import { useWidth } from './use-width.ts'

const HEIGHT = 58
const LINE = 22
const MARGIN = 26

/** A value on a scale, with the band that chance would give and what it would give on average. */
export function Scale({
  low,
  high,
  value,
  interval,
  expectation,
  judgement,
  say,
}: {
  low: number
  high: number
  value: number
  interval?: readonly [number, number] | undefined
  expectation?: number | null | undefined
  /** Where the value is judged among others, not by this interval alone. */
  judgement?: Judgement
  /** How its values are written; as plain numbers when not given. */
  say?: (value: number) => string
}) {
  const { number } = useText()
  const write = say ?? number
  const [ref, width] = useWidth(420)
  const at = (v: number): number =>
    MARGIN + ((Math.min(high, Math.max(low, v)) - low) / (high - low || 1)) * (width - 2 * MARGIN)
  const told =
    judgement ?? judge({ value, ...(interval ? { interval: [interval[0], interval[1]] } : {}) })
  const ends = [low, high].filter((end) => Math.abs(at(end) - at(value)) > 48)
  return (
    <div ref={ref} className="drawing">
      <svg width={width} height={HEIGHT} aria-hidden="true" focusable="false">
        <line x1={at(low)} x2={at(high)} y1={LINE} y2={LINE} className="axis" />
        {interval && (
          <rect
            x={at(interval[0])}
            width={Math.max(2, at(interval[1]) - at(interval[0]))}
            y={LINE - 9}
            height={18}
            className="band"
          />
        )}
        {typeof expectation === 'number' && (
          <line
            x1={at(expectation)}
            x2={at(expectation)}
            y1={LINE - 9}
            y2={LINE + 9}
            className="expected"
          />
        )}
        <circle cx={at(value)} cy={LINE} r={7} className={`point ${told}`} />
        {ends.map((end) => (
          <text key={end} x={at(end)} y={HEIGHT - 6} textAnchor="middle">
            {write(end)}
          </text>
        ))}
        <text x={at(value)} y={HEIGHT - 6} textAnchor="middle" className="strong">
          {write(value)}
        </text>
      </svg>
    </div>
  )
}
