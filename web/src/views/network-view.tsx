import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import type { NetworkMap } from '../../../server/contract/map.ts'
import { useMap } from '../api/queries.ts'
import { SliceStrip } from '../frame/slice-strip.tsx'
import { actorOfKey, collaborationOfKey, nodeKey } from '../map/build-graph.ts'
import type { CanvasControls } from '../map/network-canvas.tsx'
import { Answer } from '../parts/answer.tsx'
import { Icon } from '../parts/icon.tsx'
import { LiveRegion } from '../parts/live-region.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useSectors } from '../parts/use-sectors.ts'
import { useText } from '../state/preferences-context.tsx'
import { go, setOptions, useAddress } from '../state/use-address.ts'
import { ActorTable } from './actor-table.tsx'
import { Legend } from './network-legend.tsx'
import { readMapOptions, type MapOptions } from './network-options.ts'
import { Placing } from './network-placing.tsx'
import { Shelf } from './network-shelf.tsx'
import { Toolbar } from './network-toolbar.tsx'
import { useNodeFacts } from './node-facts.ts'

const NetworkCanvas = lazy(async () => ({
  default: (await import('../map/network-canvas.tsx')).NetworkCanvas,
}))

/** The network: the picture, its legend, those who are on the shelf, and the same as a table. */
export function NetworkView({ networkId, onSlice }: { networkId: string; onSlice: () => void }) {
  const { t } = useText()
  const { query } = useAddress()
  const options = readMapOptions(query)
  const map = useMap(networkId, options.mode, options.measures)
  const [isUnavailable, setUnavailable] = useState(false)
  return (
    <div className="network-view">
      <div className="network-top">
        <SliceStrip networkId={networkId} summary={map.data?.summary} onChange={onSlice} />
        <h1 className="unseen">{t('view.name.network')}</h1>
        <Toolbar networkId={networkId} options={options} map={map.data} />
      </div>
      {options.show === 'table' || isUnavailable ? (
        <div className="network-table">
          {isUnavailable && <p className="notice warn">{t('view.network.no-webgl')}</p>}
          <ActorTable networkId={networkId} />
        </div>
      ) : (
        <Answer of={map} lines={10}>
          {(found) =>
            found.nodes.id.length === 0 ? (
              <div className="empty inset">
                <h2>{t('view.empty.slice')}</h2>
                <p>{t('view.empty.slice-text')}</p>
                <button type="button" className="button primary" onClick={onSlice}>
                  {t('action.change-slice')}
                </button>
              </div>
            ) : (
              <Picture
                networkId={networkId}
                map={found}
                options={options}
                onUnavailable={() => setUnavailable(true)}
              />
            )
          }
        </Answer>
      )}
    </div>
  )
}

function Picture({
  networkId,
  map,
  options,
  onUnavailable,
}: {
  networkId: string
  map: NetworkMap
  options: MapOptions
  onUnavailable: () => void
}) {
  const { t } = useText()
  const { selection } = useAddress()
  const { looks, labels } = useSectors(networkId)
  const facts = useNodeFacts(map, labels)
  const controls = useRef<CanvasControls>(null)
  const shelf = useRef<HTMLDivElement>(null)
  const [ties, setTies] = useState<{ ties: number; drawn: number }>()
  const keys = useMemo(
    () => [
      ...selection.actors,
      ...selection.collaborations.map((id) => nodeKey('collaboration', id)),
    ],
    [selection],
  )
  const onSelect = useCallback((chosen: string[]) => {
    const actors = chosen.flatMap((key) => actorOfKey(key) ?? [])
    const collaborations = chosen.flatMap((key) => collaborationOfKey(key) ?? [])
    go({ selection: { actors, collaborations } })
  }, [])
  const [first] = keys
  // Without a job that computes them, places are as final as they get.
  const placing = map.positioned ? undefined : map.jobId
  return (
    <div className="network-picture">
      <div className="network-stage">
        {placing !== undefined && <Placing networkId={networkId} jobId={placing} />}
        {placing === undefined && (
          <Suspense fallback={<Skeleton lines={10} />}>
            <NetworkCanvas
              // The frame is kept from the first picture, so final positions begin a new one.
              key={String(map.positioned)}
              map={map}
              colourBy={options.colour}
              sizeBy={options.size}
              looks={looks}
              threshold={options.least}
              selection={keys}
              onSelect={onSelect}
              onOpen={(key) => onSelect([key])}
              onLeaveToShelf={() => shelf.current?.querySelector('button')?.focus()}
              onUnavailable={onUnavailable}
              onTies={setTies}
              describe={facts.describe}
              label={t('view.network.label', {
                actors: map.summary.actors,
                ties: map.summary.ties,
              })}
              describedBy="network-help"
              controls={controls}
            />
          </Suspense>
        )}
        <p id="network-help" className="unseen">
          {t('view.network.help')}
        </p>
        <Legend map={map} options={options} looks={looks} labels={labels} />
        <fieldset className="zoom">
          <legend className="unseen">{t('view.network.zoom')}</legend>
          <button
            type="button"
            className="button"
            aria-label={t('action.zoom-in')}
            onClick={() => controls.current?.zoomIn()}
          >
            <span aria-hidden="true">+</span>
          </button>
          <button
            type="button"
            className="button"
            aria-label={t('action.zoom-out')}
            onClick={() => controls.current?.zoomOut()}
          >
            <span aria-hidden="true">−</span>
          </button>
          <button
            type="button"
            className="button"
            aria-label={t('action.zoom-fit')}
            onClick={() => controls.current?.fit()}
          >
            <Icon name="expand" />
          </button>
        </fieldset>
        <div className="network-notes">
          {!map.positioned && placing === undefined && (
            <output className="small">{t('view.network.provisional')}</output>
          )}
          {ties && ties.drawn < ties.ties && (
            <p className="small">{t('view.network.some-ties', ties)}</p>
          )}
          {options.least > 0 && (
            <p className="small">
              {t('view.network.threshold-note', { least: options.least })}{' '}
              <button
                type="button"
                className="link"
                onClick={() => setOptions({ least: undefined }, true)}
              >
                {t('action.show-all-ties')}
              </button>
            </p>
          )}
        </div>
      </div>
      <Shelf ref={shelf} map={map} looks={looks} />
      <LiveRegion text={first === undefined ? '' : facts.announce(first)} />
    </div>
  )
}
