import { useText } from '../state/preferences-context.tsx'
import { useWidth } from './use-width.ts'

const HEIGHT = 58
const LINE = 22
const MARGIN = 26

/** A share between 0 and 1, and how far the true one may lie from it. */
export function ShareRange({ share, low, high }: { share: number; low: number; high: number }) {
  const { percent } = useText()
  const [ref, width] = useWidth(420)
  const at = (value: number): number => MARGIN + value * (width - 2 * MARGIN)
  const ends = [0, 1].filter((end) => Math.abs(at(end) - at(share)) > 48)
  return (
    <div ref={ref} className="drawing">
      <svg width={width} height={HEIGHT} aria-hidden="true" focusable="false">
        <line x1={at(0)} x2={at(1)} y1={LINE} y2={LINE} className="axis" />
        <rect
          x={at(low)}
          width={Math.max(2, at(high) - at(low))}
          y={LINE - 7}
          height={14}
          className="uncertainty"
        />
        <circle cx={at(share)} cy={LINE} r={7} className="point" />
        {ends.map((end) => (
          <text key={end} x={at(end)} y={HEIGHT - 6} textAnchor="middle">
            {percent(end)}
          </text>
        ))}
        <text x={at(share)} y={HEIGHT - 6} textAnchor="middle" className="strong">
          {percent(share)}
        </text>
      </svg>
    </div>
  )
}
