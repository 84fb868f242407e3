import { useMutation } from '@tanstack/react-query'
import type { ActorMerges as Merges } from '../../../../server/contract/duplicates.ts'
import type { Actor } from '../../../../server/domain/records.ts'
import { useActorMerges, useEndpoints } from '../../api/queries.ts'
import { useNetworkChanged } from '../../api/use-network-changed.ts'
import { Answer } from '../../parts/answer.tsx'
import { Problem } from '../../parts/problem.tsx'
import { useText } from '../../state/preferences-context.tsx'
import { isUndoBlocked, WhatStandsInTheWay } from '../undo-obstacles.tsx'

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
  const changed = useNetworkChanged(networkId)
  const separating = useMutation({
    mutationFn: () => api.unmergeActors(networkId, merge.changeSetId),
    onSuccess: changed,
  })
  const names = list(merge.merged.map(({ name }) => name))
  return (
    <li>
      <p className="small anywhere">
        {t('duplicates.merges.one', { names, date: moment(merge.at) })}
      </p>
      <button
        type="button"
        className="button"
        disabled={separating.isPending}
        aria-label={t('duplicates.merges.separate-names', { names })}
        onClick={() => separating.mutate()}
      >
        {t('duplicates.merges.separate')}
      </button>
      {isUndoBlocked(separating.error) ? (
        <WhatStandsInTheWay networkId={networkId} changeSetId={merge.changeSetId} />
      ) : (
        separating.error && <Problem error={separating.error} />
      )}
    </li>
  )
}
