import type { BrokerPage } from '../../../server/contract/brokers.ts'
import { Figure } from '../parts/figure.tsx'
import { useWidth } from '../parts/use-width.ts'
import { useText } from '../state/preferences-context.tsx'

type Spread = BrokerPage['spread'][number]

const HEIGHT = 132
const TOP = 18
const BOTTOM = 24
const MARGIN = 24
/** The bins' range, and what chance gives one actor 95 times in 100. */
const LOW = -4
const HIGH = 4
const CHANCE = 1.96
/** Room that a number over a column takes: each of its digits across, its line upwards. */
const DIGIT = 6.5
const LINE = 12

/** For each role that links sectors, how far from chance the actors are: a picture of all, not of a few. */
export function BrokersSpread({ spread }: { spread: readonly Spread[] }) {
  const { t } = useText()
  return (
    <section className="stack tight">
      <h2>{t('view.brokers.spread')}</h2>
      <div className="spreads">
        {spread.map((one) => (
          <Histogram key={one.role} spread={one} />
        ))}
      </div>
    </section>
  )
}

function Histogram({ spread: { role, bins } }: { spread: Spread }) {
  const { t, number, count } = useText()
  const [ref, width] = useWidth(420)
  const step = (HIGH - LOW) / bins.length
  const most = Math.max(1, ...bins)
  const x = (z: number): number => MARGIN + ((z - LOW) / (HIGH - LOW)) * (width - 2 * MARGIN)
  const y = (value: number): number => TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM)
  const range = (bin: number): string => {
    const from = LOW + bin * step
    if (bin === 0) return t('view.brokers.spread-below', { z: number(from + step) })
    if (bin === bins.length - 1) return t('view.brokers.spread-above', { z: number(from) })
    return t('view.between', { low: number(from), high: number(from + step) })
  }
  const rows = bins.flatMap((value, bin) =>
    value === 0 ? [] : [{ key: String(bin), cells: [range(bin), count(value)] }],
  )
  const name = t(`view.brokers.role.${role}`)
  return (
    <Figure
      summary={`${name} — ${rows.map(({ cells }) => cells.join(' : ')).join(' ; ')}`}
      caption={
        <>
          <b>{name}</b>, {t(`view.brokers.role-meaning.${role}`)}. {t('view.brokers.spread-key')}
        </>
      }
      table={{ head: [t('view.brokers.spread-range'), t('view.cuts.actors')], rows }}
    >
      <div ref={ref} className="drawing">
        <svg width={width} height={HEIGHT} aria-hidden="true" focusable="false">
          <rect
            x={x(-CHANCE)}
            width={x(CHANCE) - x(-CHANCE)}
            y={TOP}
            height={HEIGHT - TOP - BOTTOM}
            className="band"
          />
          {bins.map((value, bin) => {
            const from = LOW + bin * step
            // Whole bins beyond the band; the ones that it cuts are left as chance.
            const side = from >= CHANCE ? 'more' : from + step <= -CHANCE ? 'less' : 'chance'
            const isFree =
              count(value).length * DIGIT <= x(step) - x(0) ||
              [bins[bin - 1] ?? 0, bins[bin + 1] ?? 0].every(
                (beside) => y(beside) - y(value) > LINE,
              )
            return (
              value > 0 && (
                <g key={from}>
                  <rect
                    x={x(from) + 1}
                    width={Math.max(2, x(from + step) - x(from) - 2)}
                    y={y(value)}
                    height={y(0) - y(value)}
                    className={`spread-bin ${side}`}
                  />
                  {isFree && (
                    <text x={x(from + step / 2)} y={y(value) - 4} textAnchor="middle">
                      {count(value)}
                    </text>
                  )}
                </g>
              )
            )
          })}
          <line x1={x(LOW)} x2={x(HIGH)} y1={y(0)} y2={y(0)} className="axis" />
          {[LOW, -2, 0, 2, HIGH].map((z) => (
            <text key={z} x={x(z)} y={HEIGHT - 6} textAnchor="middle">
              {number(z)}
            </text>
          ))}
        </svg>
      </div>
    </Figure>
  )
}
