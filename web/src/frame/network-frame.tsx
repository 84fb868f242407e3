import { lazy, Suspense, useEffect, useState } from 'react'
import { useNetwork } from '../api/queries.ts'
import { Boundary } from '../parts/boundary.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { Problem } from '../parts/problem.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useMedia, useWide } from '../parts/use-media.ts'
import type { View } from '../../../server/contract/page-paths.ts'
import { useText } from '../state/preferences-context.tsx'
import { go, useAddress } from '../state/use-address.ts'
import { Rail } from './rail.tsx'

const OverviewView = lazy(async () => ({
  default: (await import('../views/overview-view.tsx')).OverviewView,
}))
const NetworkView = lazy(async () => ({
  default: (await import('../views/network-view.tsx')).NetworkView,
}))
const PlacesView = lazy(async () => ({
  default: (await import('../views/places-view.tsx')).PlacesView,
}))
const MatrixView = lazy(async () => ({
  default: (await import('../views/matrix-view.tsx')).MatrixView,
}))
const TimelineView = lazy(async () => ({
  default: (await import('../views/timeline-view.tsx')).TimelineView,
}))
const BrokersView = lazy(async () => ({
  default: (await import('../views/brokers-view.tsx')).BrokersView,
}))
const BeforeAfterView = lazy(async () => ({
  default: (await import('../views/before-after-view.tsx')).BeforeAfterView,
}))
const TableView = lazy(async () => ({
  default: (await import('../views/table-view.tsx')).TableView,
}))
const IsolatedView = lazy(async () => ({
  default: (await import('../views/isolated-view.tsx')).IsolatedView,
}))
const TerritoriesView = lazy(async () => ({
  default: (await import('../views/territories-view.tsx')).TerritoriesView,
}))
const ReportsView = lazy(async () => ({
  default: (await import('../views/reports-view.tsx')).ReportsView,
}))
const ImportsView = lazy(async () => ({
  default: (await import('../views/imports-view.tsx')).ImportsView,
}))
const DuplicatesView = lazy(async () => ({
  default: (await import('../views/duplicates/duplicates-view.tsx')).DuplicatesView,
}))
const EditingLayer = lazy(async () => ({
  default: (await import('../views/edit/editing-layer.tsx')).EditingLayer,
}))
const Panel = lazy(async () => ({ default: (await import('./panel.tsx')).Panel }))

/** Views beside which the slice stays open where there is room. */
const WITH_RAIL: readonly View[] = ['network', 'map', 'timeline', 'table', 'isolated']

type Props = {
  networkId: string
  view: View
  importId: string | undefined
  isSliceOpen: boolean
  isRailShown: boolean
  onSliceOpen: (open: boolean) => void
  onRailShown: (shown: boolean) => void
}

/** One network: the slice at the left, the view, the selection at the right. */
export function NetworkFrame(props: Props) {
  const { networkId, view, importId, isSliceOpen, isRailShown, onSliceOpen, onRailShown } = props
  const { t } = useText()
  const { selection, options } = useAddress()
  const isWide = useWide()
  const isVeryWide = useMedia('(min-width: 1280px)')
  const details = useNetwork(networkId)
  const network = details.data
  // A part of the page that comes later asks again: meanwhile what failed stays, and what is typed in it.
  const [failure, setFailure] = useState<Error | null>(null)
  if (details.error && details.error !== failure) setFailure(details.error)
  const hasSelection =
    selection.actors.length > 0 ||
    selection.collaborations.length > 0 ||
    selection.explain !== undefined
  const isPanelClosed = options.panel === 'closed' && selection.explain === undefined
  const mayHavePanel = hasSelection && view !== 'imports' && view !== 'reports'
  const hasPanel = mayHavePanel && !isPanelClosed
  // Beside a selection the slice needs a wider window: the view itself comes first.
  const hasRailPlace = isWide && WITH_RAIL.includes(view) && (isVeryWide || !hasPanel)
  const isRailOpen = hasRailPlace && isRailShown
  useEffect(() => {
    document.title = t('view.title.network', {
      view: t(`view.name.${view}`),
      network: network?.name ?? networkId,
    })
  }, [t, view, network?.name, networkId])
  // Where the rail has its place, asking for the slice opens the rail.
  useEffect(() => {
    if (!isSliceOpen || !hasRailPlace) return
    onSliceOpen(false)
    onRailShown(!isRailShown)
  }, [isSliceOpen, hasRailPlace, isRailShown, onSliceOpen, onRailShown])
  const onSlice = (): void => onSliceOpen(true)
  if (failure !== null && !network) {
    return (
      <main id="main" className="page" tabIndex={-1}>
        <h1 className="unseen">{t(`view.name.${view}`)}</h1>
        <Problem error={failure} onRetry={() => void details.refetch()} />
      </main>
    )
  }
  const panel = (
    <Boundary>
      <Suspense fallback={<Skeleton lines={8} />}>
        <Panel networkId={networkId} />
      </Suspense>
    </Boundary>
  )
  const classes = ['body']
  if (isRailOpen) classes.push('with-rail')
  if (hasPanel && isWide) classes.push('with-panel')
  return (
    <div className={classes.join(' ')}>
      {isRailOpen && (
        <aside className="rail" aria-label={t('view.slice.title')}>
          <div className="rail-head">
            <h2 className="small">{t('view.slice.title')}</h2>
            <button
              type="button"
              className="button bare"
              aria-label={t('action.hide-slice')}
              onClick={() => onRailShown(false)}
            >
              <Icon name="left" />
            </button>
          </div>
          <Rail networkId={networkId} />
        </aside>
      )}
      <main id="main" className={view === 'network' ? 'full' : 'page'} tabIndex={-1}>
        <Boundary key={view}>
          <Suspense fallback={<Skeleton lines={8} />}>
            {view === 'overview' && <OverviewView networkId={networkId} onSlice={onSlice} />}
            {view === 'network' && <NetworkView networkId={networkId} onSlice={onSlice} />}
            {view === 'map' && <PlacesView networkId={networkId} onSlice={onSlice} />}
            {view === 'matrix' && <MatrixView networkId={networkId} onSlice={onSlice} />}
            {view === 'timeline' && <TimelineView networkId={networkId} onSlice={onSlice} />}
            {view === 'brokers' && <BrokersView networkId={networkId} onSlice={onSlice} />}
            {view === 'before-after' && <BeforeAfterView networkId={networkId} onSlice={onSlice} />}
            {view === 'table' && <TableView networkId={networkId} onSlice={onSlice} />}
            {view === 'isolated' && <IsolatedView networkId={networkId} onSlice={onSlice} />}
            {view === 'territories' && <TerritoriesView networkId={networkId} onSlice={onSlice} />}
            {view === 'reports' && <ReportsView networkId={networkId} />}
            {view === 'duplicates' && <DuplicatesView networkId={networkId} />}
            {view === 'imports' && <ImportsView networkId={networkId} importId={importId} />}
          </Suspense>
        </Boundary>
      </main>
      {mayHavePanel && isPanelClosed && (
        <button
          type="button"
          className="button panel-open"
          onClick={() => go({ options: { panel: 'open' }, replace: true })}
        >
          <Icon name="left" />
          {t('action.show-panel')}
        </button>
      )}
      {hasPanel && isWide && (
        <aside className="panel" tabIndex={-1} aria-label={t('view.panel.title')}>
          {panel}
        </aside>
      )}
      {hasPanel && !isWide && (
        <Dialog
          title={t('view.panel.title')}
          showTitle={false}
          className="sheet"
          onClose={() => go({ selection: {} })}
        >
          {panel}
        </Dialog>
      )}
      <Suspense>
        <EditingLayer networkId={networkId} />
      </Suspense>
      {isSliceOpen && !hasRailPlace && (
        <Dialog
          title={t('view.slice.title')}
          className="sheet start"
          onClose={() => onSliceOpen(false)}
        >
          <Rail networkId={networkId} />
        </Dialog>
      )}
    </div>
  )
}
