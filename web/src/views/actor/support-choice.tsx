import { useMutation } from '@tanstack/react-query'
import { sharedViewId } from '../../api/client.ts'
import { useEndpoints, useNetwork } from '../../api/queries.ts'
import { useNetworkChanged } from '../../api/use-network-changed.ts'
import { Problem } from '../../parts/problem.tsx'
import { useText } from '../../state/preferences-context.tsx'

/** Counting an actor as support takes it out of the measures, for the whole network. */
export function SupportChoice({
  networkId,
  actorId,
  isSupport,
}: {
  networkId: string
  actorId: string
  isSupport: boolean
}) {
  const { t } = useText()
  const api = useEndpoints()
  const changed = useNetworkChanged(networkId)
  const named = useNetwork(networkId).data?.settings.supportActors.map((actor) => actor.id)
  const isNamed = named?.includes(actorId) ?? false
  const change = useMutation({
    mutationFn: (ids: string[]) => api.changeNetwork(networkId, { supportActorIds: ids }),
    onSuccess: changed,
  })
  if (!named || (isSupport && !isNamed) || sharedViewId() !== null) return null
  const next = isNamed ? named.filter((id) => id !== actorId) : [...named, actorId]
  return (
    <section>
      <button
        type="button"
        className="button"
        disabled={change.isPending}
        onClick={() => change.mutate(next)}
      >
        {isNamed ? t('action.not-support') : t('action.as-support')}
      </button>
      {change.error && <Problem error={change.error} />}
    </section>
  )
}
