import { useOverviewSummary } from './use-summary.ts'
import { SliceStrip } from '../frame/slice-strip.tsx'
import { Segments } from '../parts/segments.tsx'
import { useText } from '../state/preferences-context.tsx'
import { setOptions, useAddress } from '../state/use-address.ts'
import { ActorTable } from './actor-table.tsx'
import { CollaborationTable } from './collaboration-table.tsx'
import { AddButton } from './edit/edit-buttons.tsx'
import { EmptySlice } from './empty-slice.tsx'
import { ViewSummary } from './view-summary.tsx'

const LISTS = ['actors', 'collaborations'] as const

/** Everything of the slice as tables, actors or collaborations. */
export function TableView({ networkId, onSlice }: { networkId: string; onSlice: () => void }) {
  const { t } = useText()
  const { query, sliceText } = useAddress()
  const summary = useOverviewSummary(networkId)
  const list = query.get('list') === 'collaborations' ? 'collaborations' : 'actors'
  const strip = <SliceStrip networkId={networkId} summary={summary} onChange={onSlice} />
  // An empty network still has its button to add an actor.
  if (summary?.actors === 0 && sliceText !== '') {
    return (
      <>
        {strip}
        <EmptySlice networkId={networkId} onSlice={onSlice} />
      </>
    )
  }
  return (
    <>
      {strip}
      <div className="view-head">
        <h1>{t('view.name.table')}</h1>
        <Segments
          label={t('view.table.list')}
          values={LISTS}
          current={list}
          nameOf={(one) => t(`view.table.${one}`)}
          onChange={(one) =>
            setOptions({ list: one, sort: undefined, order: undefined, columns: undefined })
          }
        />
        <AddButton networkId={networkId} record={list === 'actors' ? 'actor' : 'collaboration'} />
      </div>
      <ViewSummary networkId={networkId} />
      {list === 'actors' ? (
        <ActorTable networkId={networkId} />
      ) : (
        <CollaborationTable networkId={networkId} />
      )}
    </>
  )
}
