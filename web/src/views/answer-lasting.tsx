import type { Overview } from '../../../server/contract/findings.ts'
import { ExplainButton } from '../parts/explain-button.tsx'
import { Figure } from '../parts/figure.tsx'
import { ShareRange } from '../parts/share-range.tsx'
import { useText } from '../state/preferences-context.tsx'
import { shareOf } from './share-of.ts'

/** Do ties outlive the project that made them? */
export function Lasting({ overview }: { overview: Overview }) {
  const { t, percent } = useText()
  const { renewal, persistence } = overview
  const followed = renewal.parts?.['followed'] ?? 0
  const renewed = renewal.parts?.['renewed'] ?? 0
  const share = shareOf(renewal)
  return (
    <section>
      <h2>
        {share === undefined || share.isUnsure
          ? t('view.overview.lasting.unsure')
          : renewed === 0
            ? t('view.overview.lasting.never', { count: followed })
            : t('view.overview.lasting.title', { share: percent(share.value) })}
      </h2>
      <p className="quiet">
        {share === undefined
          ? t('view.overview.lasting.none-text', { dropped: renewal.coverage.dropped })
          : t('view.overview.lasting.text', { renewed, followed })}{' '}
        {persistence.value !== null &&
          t('view.overview.lasting.persistence', { share: percent(persistence.value) })}
      </p>
      {share !== undefined && (
        <Figure
          summary={`${t('view.explain.part', { detail: t('view.overview.lasting.drawing'), value: percent(share.value) })}. ${t('view.overview.between', { low: percent(share.low), high: percent(share.high) })}`}
          caption={t('view.overview.lasting.key')}
          table={{
            head: [t('view.overview.share'), t('view.overview.uncertainty')],
            rows: [
              {
                key: 'share',
                cells: [
                  percent(share.value),
                  t('view.between', { low: percent(share.low), high: percent(share.high) }),
                ],
              },
            ],
          }}
        >
          <ShareRange share={share.value} low={share.low} high={share.high} />
        </Figure>
      )}
      <div className="links">
        <ExplainButton measure={renewal.measure} about={t('view.overview.lasting.about')} />
      </div>
    </section>
  )
}
