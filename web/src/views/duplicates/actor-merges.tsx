import type { ActorMerges as Merges } from '../../../../server/contract/duplicates.ts'
import type { Actor } from '../../../../server/domain/records.ts'
import { useActorMerges } from '../../api/kept-queries.ts'
import { useEndpoints } from '../../api/queries.ts'
import { Answer } from '../../parts/answer.tsx'
import { useText } from '../../state/preferences-context.tsx'
import { UndoButton } from '../undo.tsx'

type Of = { networkId: string; actor: Pick<Actor, 'id' | 'formerIds'> }

/** Who became this actor, with the way to take them apart; nothing where nobody did. */
export function ActorMerges(of: Of) {
  return of.actor.formerIds.length === 0 ? null : <FormerActors {...of} />
}

function FormerActors({ networkId, actor }: Of) {
  const { t } = useText()
  const merges = useActorMerges(networkId, actor.id)
  return (
    <details className="merges" open>
      <summary className="link small">
        {t('duplicates.merges.title', { count: actor.formerIds.length })}
      </summary>
      <p className="small quiet anywhere">
        {t('duplicates.merges.former', { ids: actor.formerIds.join(', ') })}
      </p>
      <Answer of={merges} lines={2}>
        {({ items }) => (
          <ul className="plain-list">
            {items
              .filter(({ isInForce }) => isInForce)
              .map((merge) => (
                <Merge key={merge.changeSetId} networkId={networkId} merge={merge} />
              ))}
          </ul>
        )}
      </Answer>
    </details>
  )
}

function Merge({ networkId, merge }: { networkId: string; merge: Merges['items'][number] }) {
  const { t, list, moment } = useText()
  const api = useEndpoints()
  const names = list(merge.merged.map(({ name }) => name))
  return (
    <li>
      <p className="small anywhere">
        {t('duplicates.merges.one', { names, date: moment(merge.at) })}
      </p>
      <UndoButton
        networkId={networkId}
        changeSetId={merge.changeSetId}
        label={t('duplicates.merges.separate')}
        name={t('duplicates.merges.separate-names', { names })}
        undo={() => api.unmergeActors(networkId, merge.changeSetId)}
      />
    </li>
  )
}
