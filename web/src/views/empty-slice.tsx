import { Link } from 'wouter'
import { pathOf } from '../../../server/contract/page-paths.ts'
import { useText } from '../state/preferences-context.tsx'
import { useAddress } from '../state/use-address.ts'

/** Nothing in the slice: one sentence, one action. */
export function EmptySlice({ networkId, onSlice }: { networkId: string; onSlice: () => void }) {
  const { t } = useText()
  const { sliceText } = useAddress()
  return (
    <div className="empty">
      <h1>{sliceText === '' ? t('view.empty.network') : t('view.empty.slice')}</h1>
      {sliceText === '' ? (
        <>
          <p>{t('view.empty.network-text')}</p>
          <Link
            className="button primary"
            href={pathOf({ page: 'network', networkId, view: 'imports' })}
          >
            {t('action.add-data')}
          </Link>
        </>
      ) : (
        <>
          <p>{t('view.empty.slice-text')}</p>
          <button type="button" className="button primary" onClick={onSlice}>
            {t('action.change-the-slice')}
          </button>
        </>
      )}
    </div>
  )
}
