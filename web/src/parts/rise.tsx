import type { Overview } from '../../../server/contract/findings.ts'
import { useText } from '../state/preferences-context.tsx'
import { ticks } from './chance.ts'
import { useWidth } from './use-width.ts'

type Months = Overview['passageByMonth']

const HEIGHT = 168
const TOP = 12
const BOTTOM = 26
const RIGHT = 30

/** A share that grows with time, in steps, with its uncertainty: nothing is joined that was not seen. */
export function Rise({ months }: { months: Months }) {
  const { t, percent } = useText()
  const [ref, width] = useWidth(420)
  const last = months.at(-1)?.month ?? 0
  const steps = ticks(0, Math.max(0.1, ...months.map(({ high }) => high)), 3).filter(
    (one) => one <= 1,
  )
  const most = Math.max(steps.at(-1) ?? 1, ...months.map(({ high }) => high))
  const labels = steps.map(percent)
  const left = 14 + Math.max(...labels.map((label) => label.length)) * 7
  const x = (month: number): number => left + (month / Math.max(1, last)) * (width - RIGHT - left)
  const y = (share: number): number => TOP + (1 - share / most) * (HEIGHT - TOP - BOTTOM)
  const stairs = (of: (one: Months[number]) => number): string[] =>
    months.flatMap((one, place) => {
      const height = y(of(one)).toFixed(1)
      const to = x(months[place + 1]?.month ?? one.month).toFixed(1)
      return [`${x(one.month).toFixed(1)} ${height}`, `${to} ${height}`]
    })
  return (
    <div ref={ref} className="drawing">
      <svg width={width} height={HEIGHT} aria-hidden="true" focusable="false">
        {steps.map((step, place) => (
          <g key={step}>
            <line x1={left} x2={width - RIGHT} y1={y(step)} y2={y(step)} className="grid" />
            <text x={left - 8} y={y(step) + 4} textAnchor="end">
              {labels[place]}
            </text>
          </g>
        ))}
        <path
          className="uncertainty"
          d={`M${[...stairs(({ high }) => high), ...stairs(({ low }) => low).toReversed()].join('L')}Z`}
        />
        <path className="share-line" d={`M${stairs(({ share }) => share).join('L')}`} />
        {marks(last).map((month) => (
          <text key={month} x={x(month)} y={HEIGHT - 6} textAnchor="middle">
            {month === 0 ? '0' : t('view.overview.months', { count: month })}
          </text>
        ))}
      </svg>
    </div>
  )
}

/** At most four round numbers of months. */
function marks(last: number): number[] {
  const step = [3, 6, 12, 24].find((one) => last / one < 4) ?? 24
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, place) => place * step)
}
