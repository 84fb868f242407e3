import type { Comparison } from '../../../server/contract/before-after.ts'
import { ticks } from '../parts/chance.ts'
import { Figure } from '../parts/figure.tsx'
import { useWidth } from '../parts/use-width.ts'
import { useText } from '../state/preferences-context.tsx'
import { stepsOf, type Step } from './before-after-reading.ts'
import { sayPeriod, signed } from './before-after-words.ts'

const ROW = 40
const BAR = 18
const TOP = 6
const BOTTOM = 26
const RIGHT = 58
/** From this width on names stand beside their bars, not above them. */
const WIDE = 560

/** The change taken apart: each bar begins where the one before ends. */
export function BeforeAfterWaterfall({ comparison }: { comparison: Comparison }) {
  const text = useText()
  const { t, number } = text
  const steps = stepsOf(comparison)
  const { before, after } = comparison.change.parts ?? {}
  if (!steps || typeof before !== 'number' || typeof after !== 'number') return null
  const names = {
    before: t('view.change.part.before', { period: sayPeriod(text, comparison.first) }),
    after: t('view.change.part.after', { period: sayPeriod(text, comparison.second) }),
  }
  const partNames = steps.map(({ part }) => t(`view.change.part.${part}`))
  return (
    <section className="stack tight">
      <h2>{t('view.change.waterfall')}</h2>
      <Figure
        summary={[
          `${names.before} ${number(before)}`,
          ...steps.map(({ value }, i) => `${partNames[i] ?? ''} ${signed(number, value)}`),
          `${names.after} ${number(after)}`,
        ].join(' ; ')}
        caption={t('view.change.waterfall-key')}
        table={{
          head: [t('view.change.step'), t('view.change.adds'), t('view.change.level')],
          rows: [
            { key: 'before', cells: [names.before, '', number(before)] },
            ...steps.map(({ part, value, to }, i) => ({
              key: part,
              cells: [partNames[i] ?? '', signed(number, value), number(to)],
            })),
            { key: 'after', cells: [names.after, '', number(after)] },
          ],
        }}
      >
        <Drawing steps={steps} before={before} after={after} names={names} />
      </Figure>
      <dl className="role-meanings small">
        {steps.map(({ part }, i) => (
          <div key={part}>
            <dt>{partNames[i]}</dt>
            <dd>{t(`view.change.meaning.${part}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

type DrawingProps = {
  steps: readonly Step[]
  before: number
  after: number
  names: { before: string; after: string }
}

function Drawing({ steps, before, after, names }: DrawingProps) {
  const { t, number } = useText()
  const [ref, width] = useWidth(760)
  const isWide = width >= WIDE
  const left = isWide ? 220 : 18
  const row = isWide ? ROW : ROW + 14
  const levels = [before, after, ...steps.map(({ to }) => to)]
  const marks = ticks(Math.min(...levels), Math.max(...levels), isWide ? 5 : 3)
  const [low, high] = [marks[0] ?? 0, marks.at(-1) ?? 1]
  const x = (value: number): number =>
    left + ((value - low) / (high - low || 1)) * (width - left - RIGHT)
  const rows = steps.length + 2
  const middle = (place: number): number =>
    TOP + place * row + (isWide ? row / 2 : row - BAR / 2 - 4)
  const height = TOP + rows * row + BOTTOM
  const label = (place: number, name: string, isStrong = false) => (
    <text
      x={isWide ? left - 14 : left}
      y={isWide ? middle(place) + 4 : middle(place) - BAR / 2 - 6}
      textAnchor={isWide ? 'end' : 'start'}
      className={isStrong ? 'fall-name strong' : 'fall-name'}
    >
      {name}
    </text>
  )
  const level = (place: number, value: number, name: string) => (
    <>
      {label(place, name, true)}
      <circle cx={x(value)} cy={middle(place)} r={6} className="point" />
      <text x={x(value) + 13} y={middle(place) + 4} className="strong">
        {number(value)}
      </text>
    </>
  )
  return (
    <div ref={ref} className="drawing">
      <svg width={width} height={height} aria-hidden="true" focusable="false">
        {marks.map((mark) => (
          <g key={mark}>
            <line x1={x(mark)} x2={x(mark)} y1={TOP} y2={height - BOTTOM} className="grid" />
            <text x={x(mark)} y={height - 8} textAnchor="middle">
              {number(mark)}
            </text>
          </g>
        ))}
        {level(0, before, names.before)}
        {steps.map(({ part, from, to, value }, i) => (
          <g key={part}>
            <line
              x1={x(from)}
              x2={x(from)}
              y1={middle(i) + (i === 0 ? 6 : BAR / 2)}
              y2={middle(i + 1) + BAR / 2}
              className="link-line"
            />
            {label(i + 1, t(`view.change.part.${part}`))}
            <rect
              x={Math.min(x(from), x(to)) - (value === 0 ? 1 : 0)}
              width={Math.max(2, Math.abs(x(to) - x(from)))}
              y={middle(i + 1) - BAR / 2}
              height={BAR}
              className={`fall ${value === 0 ? 'none' : value < 0 ? 'less' : 'more'}`}
            />
            <text x={Math.max(x(from), x(to)) + 8} y={middle(i + 1) + 4}>
              {signed(number, value)}
            </text>
          </g>
        ))}
        <line
          x1={x(after)}
          x2={x(after)}
          y1={middle(rows - 2) + BAR / 2}
          y2={middle(rows - 1) - 6}
          className="link-line"
        />
        {level(rows - 1, after, names.after)}
      </svg>
    </div>
  )
}
