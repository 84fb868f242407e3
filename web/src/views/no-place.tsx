import { Link } from 'wouter'
import { pathOf } from '../../../server/contract/page-paths.ts'
import { useText } from '../state/preferences-context.tsx'

/** Nobody's place is known, so that a view of places has nothing to show: what would help, and the way there. */
export function NoPlace({
  networkId,
  view,
}: {
  networkId: string
  view: 'places' | 'territories'
}) {
  const { t } = useText()
  return (
    <div className="empty">
      <h1>{t(`view.${view}.no-place`)}</h1>
      <p>{t(`view.${view}.no-place-text`)}</p>
      <Link
        className="button primary"
        href={pathOf({ page: 'network', networkId, view: 'imports' })}
      >
        {t('action.add-data')}
      </Link>
    </div>
  )
}
