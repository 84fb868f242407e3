import type { Finding } from '../../../server/domain/findings.ts'
import { useText } from '../state/preferences-context.tsx'
import { judge, ticks } from './chance.ts'
import { Figure } from './figure.tsx'
import { useWidth } from './use-width.ts'

export type YearFinding = { year: number; finding: Finding }

const HEIGHT = 208
const TOP = 14
const BOTTOM = 28
const RIGHT = 18

/** A value year by year, with the band that chance would give under it. */
export function Trend({ years, title }: { years: readonly YearFinding[]; title: string }) {
  const { t, number } = useText()
  const cells = (finding: Finding): string[] => [
    finding.value === null ? t('view.no-value') : number(finding.value),
    typeof finding.expectation === 'number' ? number(finding.expectation) : t('view.no-value'),
    finding.interval
      ? t('view.between', { low: number(finding.interval[0]), high: number(finding.interval[1]) })
      : t('view.no-value'),
  ]
  const said = years
    .filter(({ finding }) => finding.value !== null)
    .map(({ year, finding }) => `${year} ${number(finding.value ?? 0)}`)
  return (
    <Figure
      summary={`${title} — ${said.join(' ; ')}`}
      caption={
        <span className="key-line">
          <i className="swatch line" aria-hidden="true" />
          {t('view.trend.observed')}
          <i className="swatch band" aria-hidden="true" />
          {t('view.trend.chance')}
          <span>{t('view.trend.key')}</span>
        </span>
      }
      table={{
        head: [
          t('view.trend.year'),
          t('view.trend.observed'),
          t('view.trend.expected'),
          t('view.trend.chance'),
        ],
        rows: years.map(({ year, finding }) => ({
          key: String(year),
          cells: [String(year), ...cells(finding)],
        })),
      }}
    >
      <TrendDrawing years={years} />
    </Figure>
  )
}

function TrendDrawing({ years }: { years: readonly YearFinding[] }) {
  const { number } = useText()
  const [ref, width] = useWidth(440)
  const values = years.flatMap(({ finding }) => [
    ...(finding.value === null ? [] : [finding.value]),
    ...(finding.interval ?? []),
  ])
  const steps = ticks(Math.min(...values), Math.max(...values), 4)
  const low = steps[0] ?? 0
  const high = steps.at(-1) ?? 1
  const labels = steps.map(number)
  const left = 12 + Math.max(...labels.map((label) => label.length)) * 7
  const first = years[0]?.year ?? 0
  const last = years.at(-1)?.year ?? 1
  const x = (year: number): number =>
    last === first
      ? (left + width - RIGHT) / 2
      : left + 8 + ((year - first) / (last - first)) * (width - RIGHT - left - 16)
  const y = (value: number): number =>
    TOP + (1 - (value - low) / (high - low || 1)) * (HEIGHT - TOP - BOTTOM)
  // As many years as fit: 44 pixels each.
  const every = Math.ceil(years.length / Math.max(1, Math.floor((width - left) / 44)))
  return (
    <div ref={ref} className="drawing">
      <svg width={width} height={HEIGHT} aria-hidden="true" focusable="false">
        {steps.map((step, i) => (
          <g key={step}>
            <line x1={left} x2={width - RIGHT} y1={y(step)} y2={y(step)} className="grid" />
            <text x={left - 8} y={y(step) + 4} textAnchor="end">
              {labels[i]}
            </text>
          </g>
        ))}
        <ChanceBand years={years} x={x} y={y} />
        {runs(years).map((run) => (
          <path
            key={run[0]?.year}
            className="observed"
            d={pathOf(run.map((r) => [x(r.year), y(r.finding.value ?? 0)]))}
          />
        ))}
        {years.map(({ year, finding }, i) => (
          <g key={year}>
            {finding.value !== null && (
              <circle
                cx={x(year)}
                cy={y(finding.value)}
                r={5}
                className={`point ${judge(finding)}`}
              />
            )}
            {i % every === 0 && (
              <text x={x(year)} y={HEIGHT - 6} textAnchor="middle">
                {year}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  )
}

type Place = (value: number) => number

function ChanceBand({ years, x, y }: { years: readonly YearFinding[]; x: Place; y: Place }) {
  const known = years.flatMap(({ year, finding }) =>
    finding.interval ? [{ year, interval: finding.interval, mean: finding.expectation }] : [],
  )
  if (known.length === 0) return null
  const spread = known.length === 1 ? 10 : 0
  const upper = known.map(({ year, interval }): Point => [x(year) - spread, y(interval[1])])
  const lower = known.map(({ year, interval }): Point => [x(year) - spread, y(interval[0])])
  if (spread > 0) {
    for (const { year, interval } of known) {
      upper.push([x(year) + spread, y(interval[1])])
      lower.push([x(year) + spread, y(interval[0])])
    }
  }
  const means = known.flatMap(({ year, mean }): Point[] =>
    typeof mean === 'number' ? [[x(year), y(mean)]] : [],
  )
  return (
    <>
      <path className="band" d={`${pathOf([...upper, ...lower.toReversed()])}Z`} />
      <path className="expected dashed" d={pathOf(means)} />
    </>
  )
}

type Point = readonly [number, number]

function pathOf(points: readonly Point[]): string {
  return points
    .map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${px.toFixed(1)} ${py.toFixed(1)}`)
    .join('')
}

/** Stretches of years with a value: the line does not cross a year without one. */
function runs(years: readonly YearFinding[]): YearFinding[][] {
  const found: YearFinding[][] = []
  let run: YearFinding[] = []
  for (const item of years) {
    if (item.finding.value === null) {
      if (run.length > 0) found.push(run)
      run = []
    } else run.push(item)
  }
  if (run.length > 0) found.push(run)
  return found
}
