import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { Header } from './frame/header.tsx'
import { NetworkFrame } from './frame/network-frame.tsx'
import { KeysDialog, useShortcuts } from './frame/shortcuts.tsx'
import { useFocusKept } from './frame/use-focus-kept.ts'
import { Boundary } from './parts/boundary.tsx'
import { Skeleton } from './parts/skeleton.tsx'
import { usePreferences, useText } from './state/preferences-context.tsx'
import { useAddress } from './state/use-address.ts'
import { SharedBanner, SharedView } from './views/shared-view.tsx'

const AccessibilityView = lazy(async () => ({
  default: (await import('./views/accessibility-view.tsx')).AccessibilityView,
}))
const HomeView = lazy(async () => ({ default: (await import('./views/home-view.tsx')).HomeView }))

/** Header, the page that the address asks for, and what is open over it. */
export function App() {
  const { t } = useText()
  const { route } = useAddress()
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [isSliceOpen, setSliceOpen] = useState(false)
  const { preferences, change } = usePreferences()
  const onHelp = useCallback(() => setHelpOpen(true), [])
  const onSlice = useCallback(() => setSliceOpen(true), [])
  useShortcuts({ onHelp, onSlice })
  useFocusKept()
  useEffect(() => {
    if (route.page === 'home') document.title = t('view.title.home')
    if (route.page === 'unknown') document.title = t('view.title.unknown')
  }, [route.page, t])
  return (
    <div className="frame">
      <a className="skip unseen" href="#main" onClick={skipToMain}>
        {t('action.skip')}
      </a>
      <Header onHelp={onHelp} />
      {route.page === 'home' && (
        <main id="main" className="page" tabIndex={-1}>
          <Boundary>
            <Suspense fallback={<Skeleton lines={6} />}>
              <HomeView />
            </Suspense>
          </Boundary>
        </main>
      )}
      {route.page === 'network' && <SharedBanner networkId={route.networkId} />}
      {route.page === 'network' && (
        <NetworkFrame
          key={route.networkId}
          networkId={route.networkId}
          view={route.view}
          importId={route.importId}
          isSliceOpen={isSliceOpen}
          isRailShown={preferences.rail}
          onSliceOpen={setSliceOpen}
          onRailShown={(rail) => change({ rail })}
        />
      )}
      {route.page === 'shared' && <SharedView viewId={route.viewId} />}
      {route.page === 'accessibility' && (
        <main id="main" className="page" tabIndex={-1}>
          <Suspense fallback={<Skeleton lines={6} />}>
            <AccessibilityView />
          </Suspense>
        </main>
      )}
      {route.page === 'unknown' && (
        <main id="main" className="page" tabIndex={-1}>
          <div className="empty">
            <h1>{t('view.unknown.title')}</h1>
            <p>{t('view.unknown.text')}</p>
            <Link href="/" className="button">
              {t('view.all-networks')}
            </Link>
          </div>
        </main>
      )}
      {isHelpOpen && <KeysDialog onClose={() => setHelpOpen(false)} />}
    </div>
  )
}

/** The fragment is the selection's, so the skip link moves the focus by itself. */
function skipToMain(event: { preventDefault: () => void }): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}
