import type { Overview } from '../../../server/contract/findings.ts'
import { ExplainButton } from '../parts/explain-button.tsx'
import { Figure } from '../parts/figure.tsx'
import { Rise } from '../parts/rise.tsx'
import { useText } from '../state/preferences-context.tsx'
import { shareOf } from './share-of.ts'

/** Do projects of one actor become projects of several, how many, and how soon? */
export function Passage({ overview }: { overview: Overview }) {
  const { t, percent, number } = useText()
  const { passage, passageByMonth } = overview
  const { alone = 0, passed = 0, medianMonths } = passage.parts ?? {}
  const share = shareOf(passage)
  const counts = { alone: alone ?? 0, passed: passed ?? 0 }
  const undated = passage.coverage.dropped
  return (
    <section>
      <h2>
        {share === undefined
          ? t('view.overview.passage.none')
          : share.isUnsure
            ? t('view.overview.passage.unsure')
            : counts.passed === 0
              ? t('view.overview.passage.never', { count: counts.alone })
              : t('view.overview.passage.title', { share: percent(share.value) })}
      </h2>
      <p className="quiet">
        {share === undefined ? (
          t('view.overview.passage.none-text')
        ) : (
          <>
            {t('view.overview.passage.text', counts)}{' '}
            {typeof medianMonths === 'number'
              ? t('view.overview.passage.median', { months: number(Math.round(medianMonths)) })
              : counts.passed > 0 && t('view.overview.passage.no-median')}{' '}
            {t('view.overview.between', { low: percent(share.low), high: percent(share.high) })}
          </>
        )}{' '}
        {undated > 0 && t('view.overview.passage.undated', { count: undated })}
      </p>
      {share !== undefined && counts.passed > 0 && (
        <Figure
          summary={`${t('view.explain.part', { detail: t('view.overview.passage.drawing'), value: percent(share.value) })}. ${t('view.overview.between', { low: percent(share.low), high: percent(share.high) })}`}
          caption={
            <span className="key-line">
              <i className="swatch share-line" aria-hidden="true" />
              {t('view.overview.passage.key')}
              <i className="swatch uncertainty" aria-hidden="true" />
              {t('view.overview.uncertainty')}
            </span>
          }
          table={{
            head: [
              t('view.overview.month'),
              t('view.overview.share'),
              t('view.overview.uncertainty'),
            ],
            rows: passageByMonth
              .filter(({ month }) => month % 6 === 0)
              .map((one) => ({
                key: String(one.month),
                cells: [
                  String(one.month),
                  percent(one.share),
                  t('view.between', { low: percent(one.low), high: percent(one.high) }),
                ],
              })),
          }}
        >
          <Rise months={passageByMonth} />
        </Figure>
      )}
      <div className="links">
        <ExplainButton measure={passage.measure} about={t('view.overview.passage.about')} />
      </div>
    </section>
  )
}
