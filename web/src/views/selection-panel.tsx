import { useCollaboration, useMap } from '../api/queries.ts'
import { SectorMark } from '../parts/sector-mark.tsx'
import { useSectors } from '../parts/use-sectors.ts'
import { useText } from '../state/preferences-context.tsx'
import { PathBetween } from './network-path.tsx'
import { go, openCollaboration, select } from '../state/use-address.ts'

/** Several actors: who they are, each one a step away. */
export function SelectionPanel({
  networkId,
  actorIds,
  collaborationIds,
}: {
  networkId: string
  actorIds: readonly string[]
  collaborationIds: readonly string[]
}) {
  const { t } = useText()
  const { looks } = useSectors(networkId)
  const map = useMap(networkId, 'actors', '').data
  const [first, second, ...others] = actorIds
  const rowOf = new Map(map?.nodes.id.map((id, row) => [id, row]))
  return (
    <article className="sheet-body">
      <h2>
        {collaborationIds.length === 0
          ? t('view.selection.title', { count: actorIds.length })
          : t('view.selection.title-both', {
              actors: actorIds.length,
              collaborations: collaborationIds.length,
            })}
      </h2>
      <ul className="rows">
        {actorIds.map((id) => {
          const row = rowOf.get(id) ?? -1
          const sector = map?.sectors[map.nodes.sector[row] ?? -1]
          return (
            <li key={id}>
              <button type="button" className="row" onClick={() => select([id])}>
                <SectorMark look={looks.get(sector ?? '')} />
                <span className="name">{map?.nodes.name[row] ?? id}</span>
              </button>
            </li>
          )
        })}
        {collaborationIds.map((id) => (
          <li key={`collaboration ${id}`}>
            <CollaborationRow networkId={networkId} id={id} />
          </li>
        ))}
      </ul>
      {first !== undefined && second !== undefined && others.length === 0 && (
        <PathBetween networkId={networkId} source={first} target={second} />
      )}
      <button type="button" className="button" onClick={() => go({ selection: {} })}>
        {t('action.clear-selection')}
      </button>
    </article>
  )
}

function CollaborationRow({ networkId, id }: { networkId: string; id: string }) {
  const found = useCollaboration(networkId, id).data
  return (
    <button type="button" className="row" onClick={() => openCollaboration(id)}>
      <span className="name">{found?.collaboration.name ?? id}</span>
    </button>
  )
}
