import { useCollaboration } from '../api/queries.ts'
import { useText } from '../state/preferences-context.tsx'
import { go, openCollaboration } from '../state/use-address.ts'
import { PathBetween } from './network-path.tsx'
import { Comparison } from './selection/comparison.tsx'

/** Several actors and collaborations: compared, each one a step away. */
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
  const [first, second, ...others] = actorIds
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
      {actorIds.length > 0 && <Comparison networkId={networkId} actorIds={actorIds} />}
      {collaborationIds.length > 0 && (
        <ul className="rows">
          {collaborationIds.map((id) => (
            <li key={id}>
              <CollaborationRow networkId={networkId} id={id} />
            </li>
          ))}
        </ul>
      )}
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
