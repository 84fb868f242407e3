import type { SectorMatrix } from '../../../server/contract/matrix.ts'
import { ExplainButton } from '../parts/explain-button.tsx'
import { useText } from '../state/preferences-context.tsx'
import { byDistance, isFragile, optionsOf, readCell, type Cell } from './matrix-reading.ts'
import { useMatrixNames } from './use-matrix-names.ts'

/** With fewer collaborations than this nothing is concluded. */
const FEWEST = 5
/** So many pairs are named; the table has the others. */
const NAMED = 4

/** The answer: which pairs stand out among all, or that none does. */
export function MatrixHeadline({ networkId, matrix }: { networkId: string; matrix: SectorMatrix }) {
  const { t, named, number, percent, list, capital } = useText()
  const { label } = useMatrixNames(networkId, matrix.partition)
  const { cells, sectors, partition: of, coverage } = matrix
  const told = byDistance(cells).filter(({ z }) => z !== null)
  const isFew = matrix.collaborations < FEWEST
  const beyond = (side: 'more' | 'less'): Cell[] =>
    isFew ? [] : told.filter((cell) => readCell(cell) === side)
  const [more, less] = [beyond('more'), beyond('less')]
  const [nearest] = told
  const names = (found: readonly Cell[]): string => {
    const first = found.slice(0, NAMED).map(({ a, b }) => label(a, b, sectors))
    const others = found.length - first.length
    return list(others > 0 ? [...first, t('view.matrix.others', { count: others })] : first)
  }
  const title = (): string => {
    if (isFew) return t('view.overview.openness.few', { count: matrix.collaborations })
    if (told.length === 0) return t('view.matrix.unknown', { of })
    if (more.length > 0 && less.length > 0) {
      return t('view.matrix.both', { more: more.length, less: less.length, of })
    }
    if (more.length > 0) return t('view.matrix.more', { count: more.length, of })
    return less.length > 0
      ? t('view.matrix.less', { count: less.length, of })
      : t('view.matrix.none', { of })
  }
  const isFound = more.length + less.length > 0
  return (
    <section className="lead-answer">
      <h1>{title()}</h1>
      {matrix.reason !== undefined && <p>{capital(named('reason', matrix.reason))}.</p>}
      {more.length > 0 && <p>{t('view.matrix.more-pairs', { pairs: names(more) })}</p>}
      {less.length > 0 && <p>{t('view.matrix.less-pairs', { pairs: names(less) })}</p>}
      {[...more, ...less].some(isFragile) && (
        <p className="small quiet">{t('view.matrix.fragile-some')}</p>
      )}
      {!isFound && !isFew && nearest && (
        <p>
          {t('view.matrix.nearest', {
            pair: label(nearest.a, nearest.b, sectors),
            observed: number(nearest.observed),
            expected: number(nearest.expected),
            pairs: told.length,
          })}
        </p>
      )}
      {coverage.dropped > 0 && (
        <p className="small quiet">
          {t('view.matrix.dropped', {
            share: percent(coverage.dropped / (coverage.dropped + coverage.used)),
            of,
          })}
        </p>
      )}
      <div className="links">
        <ExplainButton
          measure="sector-matrix"
          about={t('view.matrix.about')}
          more={optionsOf(of)}
        />
      </div>
    </section>
  )
}
