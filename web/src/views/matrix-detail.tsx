import { ticks } from '../parts/chance.ts'
import { ExplainButton } from '../parts/explain-button.tsx'
import { Scale } from '../parts/scale.tsx'
import { useText } from '../state/preferences-context.tsx'
import { isFragile, NORMAL_95, readCell, type Cell } from './matrix-reading.ts'

/** One pair in full: what is observed, what chance would give and how widely, and what may be said. */
export function MatrixDetail({
  title,
  cell,
  more,
}: {
  title: string
  cell: Cell
  /** Which pair of which partition it is, for its explanation. */
  more: Readonly<Record<string, string | readonly string[]>>
}) {
  const { t, number, capital } = useText()
  const { observed, expected, sd, adjusted, p } = cell
  const reading = readCell(cell)
  const interval =
    sd === null
      ? undefined
      : ([Math.max(0, expected - NORMAL_95 * sd), expected + NORMAL_95 * sd] as const)
  const isNearMiss = reading === 'chance' && p !== null && p < 0.05
  return (
    <section className="matrix-detail" aria-label={t('view.matrix.detail')}>
      <h2>{title}</h2>
      <p className={`reading ${reading}`}>
        <span className={`matrix-swatch ${reading}`} aria-hidden="true" />
        {capital(t(`view.matrix.reading.${reading}`))}
      </p>
      <Scale
        low={0}
        high={ticks(0, 1.05 * Math.max(observed, expected, interval?.[1] ?? 0), 3).at(-1) ?? 1}
        value={observed}
        interval={interval}
        expectation={expected}
        judgement={reading}
      />
      <p>{t('view.matrix.observed', { observed: number(observed) })}</p>
      <p>
        {interval
          ? t('view.matrix.range', {
              expected: number(expected),
              low: number(interval[0]),
              high: number(interval[1]),
            })
          : t('view.matrix.expected-only', { expected: number(expected) })}
      </p>
      {adjusted !== null && (
        <p>
          {adjusted < 0.001
            ? t('view.matrix.adjusted-small')
            : t('view.matrix.adjusted', { p: number(adjusted) })}
        </p>
      )}
      {isNearMiss && <p className="quiet">{t('view.matrix.alone-differs')}</p>}
      {isFragile(cell) && <p className="quiet">{t('view.matrix.fragile')}</p>}
      <div className="links">
        <ExplainButton measure="sector-matrix" about={title} more={more} />
      </div>
    </section>
  )
}
