import { Link } from 'wouter'
import type { Overview } from '../../../server/contract/findings.ts'
import { BarsByReason } from '../parts/bars-by-reason.tsx'
import { ExplainButton } from '../parts/explain-button.tsx'
import { useText } from '../state/preferences-context.tsx'
import { hrefAfter, useAddress } from '../state/use-address.ts'
import { isolationSentences } from './isolation-sentences.ts'

/** Who is isolated or little connected, by reason; what is not recorded apart. */
export function Isolation({ overview }: { overview: Overview }) {
  const text = useText()
  const { t } = text
  const address = useAddress()
  const { title, parts, mostly } = isolationSentences(text, overview)
  const isShown = overview.isolationByReason.some((row) => row.all > 0)
  const { route } = address
  return (
    <section>
      <h2>{title}</h2>
      <p className="quiet">{parts}</p>
      {mostly !== undefined && <p className="quiet">{mostly}</p>}
      {isShown && <BarsByReason rows={overview.isolationByReason} />}
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
