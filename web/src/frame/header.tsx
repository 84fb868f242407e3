import { lazy, Suspense, useState } from 'react'
import { Link } from 'wouter'
import { sharedViewId } from '../api/client.ts'
import { useNetwork, useNetworks } from '../api/queries.ts'
import { Icon } from '../parts/icon.tsx'
import { Menu } from '../parts/menu.tsx'
import { pathOf, type View } from '../../../server/contract/page-paths.ts'
import { usePreferences, useText } from '../state/preferences-context.tsx'
import { THEMES } from '../state/preferences.ts'
import { NetworkSettings } from '../views/network-settings.tsx'
import { SavedViews } from '../views/saved-views.tsx'
import { hrefAfter, useAddress } from '../state/use-address.ts'

const SearchBox = lazy(async () => ({ default: (await import('./search-box.tsx')).SearchBox }))

/** The views; the first nine have the keys 1 to 9. */
export const NAV_VIEWS: readonly View[] = [
  'overview',
  'network',
  'map',
  'matrix',
  'timeline',
  'table',
  'isolated',
  'territories',
  'reports',
  'brokers',
  'before-after',
]

export function Header({ onHelp }: { onHelp: () => void }) {
  const { t } = useText()
  const { route } = useAddress()
  const networkId = route.page === 'network' ? route.networkId : undefined
  return (
    <header className="head">
      <Link href="/" className="brand" aria-label={t('view.brand-home')}>
        <img src="/icon.svg" alt="" width="22" height="22" />
        <span className="brand-name">Maillage</span>
      </Link>
      {networkId !== undefined && (
        <>
          <Switcher networkId={networkId} />
          <nav className="views" aria-label={t('view.views')}>
            <ViewLinks />
          </nav>
          <Menu
            className="views-menu"
            label={
              <>
                <Icon name="menu" />
                {t('view.views')}
              </>
            }
          >
            <nav aria-label={t('view.views-all')}>
              <ViewLinks />
            </nav>
          </Menu>
        </>
      )}
      <div className="head-end">
        <LanguageButton />
        <ThemeButton />
        <button
          type="button"
          className="button bare"
          onClick={onHelp}
          aria-label={t('view.keys.title')}
        >
          <Icon name="help" />
        </button>
      </div>
      {networkId !== undefined && (
        <div className="search">
          <Suspense fallback={<div className="search-wait" />}>
            <SearchBox networkId={networkId} />
          </Suspense>
        </div>
      )}
    </header>
  )
}

function ViewLinks() {
  const { t } = useText()
  const address = useAddress()
  const { route } = address
  if (route.page !== 'network') return null
  return (
    <ul>
      {NAV_VIEWS.map((view) => (
        <li key={view}>
          <Link
            href={hrefAfter(address, {
              route: { page: 'network', networkId: route.networkId, view },
            })}
            aria-current={view === route.view ? 'page' : undefined}
          >
            {t(`view.name.${view}`)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Switcher({ networkId }: { networkId: string }) {
  const { t } = useText()
  const [open, setOpen] = useState<'settings' | 'saved'>()
  const isReadOnly = sharedViewId() !== null
  const network = useNetwork(networkId).data
  const others = useNetworks(!isReadOnly).data?.items ?? []
  return (
    <>
      <Menu
        className="switcher"
        label={
          <>
            <span className="label" title={network?.name}>
              {network?.name ?? networkId}
            </span>
            {network?.synthetic && <span className="synthetic">{t('view.synthetic')}</span>}
            <Icon name="down" size={12} />
          </>
        }
      >
        <ul>
          {others.map((other) => (
            <li key={other.id}>
              <Link
                href={pathOf({ page: 'network', networkId: other.id, view: 'overview' })}
                aria-current={other.id === networkId ? 'true' : undefined}
              >
                <span className="name">{other.name}</span>
              </Link>
            </li>
          ))}
          {!isReadOnly && (
            <>
              <li>
                <Link href={pathOf({ page: 'network', networkId, view: 'imports' })}>
                  {t('action.add-data')}
                </Link>
              </li>
              <li>
                <Link href={pathOf({ page: 'network', networkId, view: 'duplicates' })}>
                  {t('view.name.duplicates')}
                </Link>
              </li>
              <li>
                <button type="button" className="row" onClick={() => setOpen('saved')}>
                  {t('view.saved.title')}
                </button>
              </li>
              <li>
                <button type="button" className="row" onClick={() => setOpen('settings')}>
                  {t('view.settings.title')}
                </button>
              </li>
            </>
          )}
          <li>
            <Link href="/">{t('view.all-networks')}</Link>
          </li>
        </ul>
      </Menu>
      {open === 'settings' && (
        <NetworkSettings networkId={networkId} onClose={() => setOpen(undefined)} />
      )}
      {open === 'saved' && <SavedViews networkId={networkId} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function LanguageButton() {
  const { t, language } = useText()
  const { change } = usePreferences()
  const other = language === 'fr' ? 'en' : 'fr'
  return (
    <button
      type="button"
      className="button bare"
      lang={other}
      onClick={() => change({ language: other })}
    >
      <span aria-hidden="true">{other.toUpperCase()}</span>
      <span className="unseen">{t('action.other-language')}</span>
    </button>
  )
}

function ThemeButton() {
  const { t } = useText()
  const { preferences, change } = usePreferences()
  const { theme } = preferences
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system'
  const icon = theme === 'light' ? 'sun' : theme === 'dark' ? 'moon' : 'system'
  return (
    <button
      type="button"
      className="button bare"
      title={t(`view.theme.${theme}`)}
      aria-label={t('action.change-theme', {
        now: t(`view.theme.${theme}`),
        next: t(`view.theme.${next}`),
      })}
      onClick={() => change({ theme: next })}
    >
      <Icon name={icon} />
    </button>
  )
}
