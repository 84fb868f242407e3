import { useEffect } from 'react'
import { Link } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { leaveSharedView, readThrough, sharedViewId } from '../api/client.ts'
import { useSharedView } from '../api/kept-queries.ts'
import { useNetwork } from '../api/queries.ts'
import { Problem } from '../parts/problem.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useText } from '../state/preferences-context.tsx'

/** Where a shared link leads: the view itself, read through the link from here on. */
export function SharedView({ viewId }: { viewId: string }) {
  const { t } = useText()
  const found = useSharedView(viewId)
  const address = found.data?.address
  useEffect(() => {
    document.title = t('view.shared.title')
    if (address === undefined) return
    readThrough(viewId)
    navigate(address, { replace: true })
  }, [t, viewId, address])
  return (
    <main id="main" className="page" tabIndex={-1}>
      <h1 className="unseen">{t('view.shared.title')}</h1>
      {found.error ? (
        <div className="stack">
          <Problem error={found.error} onRetry={() => void found.refetch()} />
          <p>
            <Link href="/" className="button">
              {t('view.all-networks')}
            </Link>
          </p>
        </div>
      ) : (
        <Skeleton lines={6} />
      )}
    </main>
  )
}

/** Above every view of a window that reads through a link: what it is, and the way out. */
export function SharedBanner({ networkId }: { networkId: string }) {
  const viewId = sharedViewId()
  return viewId === null ? null : <Banner viewId={viewId} networkId={networkId} />
}

function leave(): void {
  leaveSharedView()
  window.location.assign('/')
}

function Banner({ viewId, networkId }: { viewId: string; networkId: string }) {
  const { t, moment } = useText()
  const view = useSharedView(viewId).data
  const version = useNetwork(networkId).data?.version
  if (!view) return null
  return (
    <p className="shared-banner">
      <span>
        {t('view.shared.banner', { name: view.name, moment: moment(view.createdAt) })}
        {version !== undefined && version !== view.version && ` ${t('view.shared.changed')}`}
      </span>
      <button type="button" className="link" onClick={() => navigate(view.address)}>
        {t('view.shared.back')}
      </button>
      <button type="button" className="link" onClick={leave}>
        {t('view.shared.leave')}
      </button>
    </p>
  )
}
