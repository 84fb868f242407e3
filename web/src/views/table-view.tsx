import { useOverviewSummary } from './use-summary.ts'
import { SliceStrip } from '../frame/slice-strip.tsx'
import { useText } from '../state/preferences-context.tsx'
import { setOptions, useAddress } from '../state/use-address.ts'
import { ActorTable } from './actor-table.tsx'
import { CollaborationTable } from './collaboration-table.tsx'

const LISTS = ['actors', 'collaborations'] as const

/** Everything of the slice as tables, actors or collaborations. */
export function TableView({ networkId, onSlice }: { networkId: string; onSlice: () => void }) {
  const { t } = useText()
  const { query } = useAddress()
  const list = query.get('list') === 'collaborations' ? 'collaborations' : 'actors'
  return (
    <>
      <SliceStrip
        networkId={networkId}
        summary={useOverviewSummary(networkId)}
        onChange={onSlice}
      />
      <div className="view-head">
        <h1>{t('view.name.table')}</h1>
        <div className="segmented" role="group" aria-label={t('view.table.list')}>
          {LISTS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={list === one}
              onClick={() => setOptions({ list: one, sort: undefined, order: undefined })}
            >
              {t(`view.table.${one}`)}
            </button>
          ))}
        </div>
      </div>
      {list === 'actors' ? (
        <ActorTable networkId={networkId} />
      ) : (
        <CollaborationTable networkId={networkId} />
      )}
    </>
  )
}
