import { Link } from 'wouter'
import type { Overview } from '../../../server/contract/findings.ts'
import { BarsByReason } from '../parts/bars-by-reason.tsx'
import { ExplainButton } from '../parts/explain-button.tsx'
import { useText } from '../state/preferences-context.tsx'
import { hrefAfter, useAddress } from '../state/use-address.ts'

/** Who is isolated or little connected, by reason; what is not recorded apart. */
export function Isolation({ overview }: { overview: Overview }) {
  const { t } = useText()
  const address = useAddress()
  const listed = overview.isolationByReason.filter((row) => row.reason !== 'not-recorded')
  const few = listed.reduce((sum, row) => sum + row.all, 0)
  const withoutTie = listed.reduce((sum, row) => sum + row.withoutTie, 0)
  const unknown = overview.summary.notRecorded
  const { route } = address
  return (
    <section>
      <h2>{t('view.overview.isolated.title', { count: few })}</h2>
      <p className="quiet">
        {t('view.overview.isolated.part', { count: withoutTie })}{' '}
        {unknown > 0 && t('view.overview.isolated.unknown', { count: unknown })}
      </p>
      {few + unknown > 0 && <BarsByReason rows={overview.isolationByReason} />}
      <div className="links">
        {route.page === 'network' && (
          <Link
            className="link"
            href={hrefAfter(address, { route: { ...route, view: 'isolated' } })}
          >
            {t('action.open-worklist')}
          </Link>
        )}
        <ExplainButton
          measure={overview.isolated.measure}
          about={t('view.overview.isolated.about')}
        />
      </div>
    </section>
  )
}
