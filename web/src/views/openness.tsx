import type { Overview } from '../../../server/contract/findings.ts'
import { judge } from '../parts/chance.ts'
import { ExplainButton } from '../parts/explain-button.tsx'
import { Figure } from '../parts/figure.tsx'
import { Scale } from '../parts/scale.tsx'
import { Trend } from '../parts/trend.tsx'
import { useText } from '../state/preferences-context.tsx'
import { isEnough, opennessSentence } from './openness-sentence.ts'
import { scaleOf } from './scale-of.ts'
import { trendOf } from './trend-of.ts'

/** How open sectors are to each other: no comparative where chance would give the same. */
export function Openness({ overview }: { overview: Overview }) {
  const text = useText()
  const { t, named, number, percent, list, capital } = text
  const { openness, opennessByYear } = overview
  const about = t('view.overview.openness.about')
  const known = opennessByYear.filter(({ finding }) => finding.value !== null)
  const beyond = (side: 'more' | 'less'): string[] =>
    known.filter(({ finding }) => judge(finding) === side).map(({ year }) => String(year))
  const more = beyond('more')
  const less = beyond('less')
  const scale = scaleOf(openness)
  const side = isEnough(overview) ? trendOf(overview.trend) : undefined
  return (
    <section className="headline">
      <div className="headline-text">
        <h1>{opennessSentence(text, overview)}</h1>
        {openness.value === null ? (
          <p>{capital(named('reason', openness.reason ?? 'not-applicable'))}.</p>
        ) : (
          <p>
            {t('view.overview.openness.value', { value: number(openness.value) })}{' '}
            {typeof openness.expectation === 'number' &&
              openness.interval &&
              t('view.overview.openness.chance-gives', {
                expected: number(openness.expectation),
                low: number(openness.interval[0]),
                high: number(openness.interval[1]),
              })}
          </p>
        )}
        {known.length > 1 && (more.length > 0 || less.length > 0) && (
          <p className="quiet">
            {more.length === known.length && t('view.overview.openness.always-more')}
            {less.length === known.length && t('view.overview.openness.always-less')}
            {more.length > 0 &&
              more.length < known.length &&
              t('view.overview.openness.years-more', { years: list(more) })}{' '}
            {less.length > 0 &&
              less.length < known.length &&
              t('view.overview.openness.years-less', { years: list(less) })}
          </p>
        )}
        {known.length > 1 && side !== undefined && (
          <p className="quiet">
            {t(`view.overview.trend.${side}`, {
              slope: number(Math.abs(overview.trend.value ?? 0)),
              p: percent(overview.trend.p ?? 1),
              from: String(known[0]?.year ?? ''),
              to: String(known.at(-1)?.year ?? ''),
            })}
          </p>
        )}
        {openness.coverage.dropped > 0 && (
          <p className="small quiet">
            {t('view.overview.openness.dropped', {
              share: percent(
                openness.coverage.dropped / (openness.coverage.dropped + openness.coverage.used),
              ),
            })}
          </p>
        )}
        <div className="links">
          <ExplainButton measure={openness.measure} about={about} />
          {typeof overview.trend.value === 'number' && (
            <ExplainButton
              measure={overview.trend.measure}
              about={t('view.overview.trend.about')}
              label={t('view.overview.trend.explain')}
            />
          )}
        </div>
      </div>
      <div className="headline-drawing">
        {openness.value !== null && scale && known.length < 2 && (
          <Figure
            summary={t('view.overview.openness.scale-summary', {
              value: number(openness.value),
              low: number(openness.interval?.[0] ?? openness.value),
              high: number(openness.interval?.[1] ?? openness.value),
            })}
            caption={t('view.overview.openness.scale-key')}
            table={{
              head: [t('view.trend.observed'), t('view.trend.expected'), t('view.trend.chance')],
              rows: [
                {
                  key: 'value',
                  cells: [
                    number(openness.value),
                    typeof openness.expectation === 'number'
                      ? number(openness.expectation)
                      : t('view.no-value'),
                    openness.interval
                      ? t('view.between', {
                          low: number(openness.interval[0]),
                          high: number(openness.interval[1]),
                        })
                      : t('view.no-value'),
                  ],
                },
              ],
            }}
          >
            <Scale
              {...scale}
              value={openness.value}
              interval={openness.interval}
              expectation={openness.expectation}
            />
          </Figure>
        )}
        {known.length > 1 && (
          <Trend years={opennessByYear} title={t('view.overview.openness.trend')} />
        )}
      </div>
    </section>
  )
}
