import { useState } from 'react'
import { useMap } from '../api/queries.ts'
import { SliceStrip } from '../frame/slice-strip.tsx'
import { Answer } from '../parts/answer.tsx'
import { useText } from '../state/preferences-context.tsx'
import { useAddress } from '../state/use-address.ts'
import { ActorTable } from './actor-table.tsx'
import { readMapOptions } from './network-options.ts'
import type { Missing } from '../map/renderer-events.ts'
import { Picture } from './network-picture.tsx'
import { Toolbar } from './network-toolbar.tsx'
import { ViewSummary } from './view-summary.tsx'

/** The network: the picture, its legend, those who are on the shelf, and the same as a table. */
export function NetworkView({ networkId, onSlice }: { networkId: string; onSlice: () => void }) {
  const { t } = useText()
  const { query } = useAddress()
  const options = readMapOptions(query)
  const map = useMap(networkId, options.mode, options.measures, {
    fold: 'communities',
    unfolded: options.unfolded.join(','),
    layout: options.layout,
    weighting: options.weighting,
  })
  const [missing, setMissing] = useState<Missing>()
  return (
    <div className="network-view">
      <div className="network-top">
        <SliceStrip networkId={networkId} summary={map.data?.summary} onChange={onSlice} />
        <h1 className="unseen">{t('view.name.network')}</h1>
        <ViewSummary networkId={networkId} />
        <Toolbar options={options} map={map.data} />
      </div>
      {options.show === 'table' || missing ? (
        <div className="network-table">
          {missing && (
            <p className="notice warn" role="alert">
              {t(missing === 'lost' ? 'view.network.webgl-lost' : 'view.network.no-webgl')}{' '}
              <button type="button" className="link" onClick={() => setMissing(undefined)}>
                {t('action.draw-again')}
              </button>
            </p>
          )}
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
                onUnavailable={setMissing}
              />
            )
          }
        </Answer>
      )}
    </div>
  )
}
