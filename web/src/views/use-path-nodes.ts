import type { NetworkMap } from '../../../server/contract/map.ts'
import { usePath } from '../api/queries.ts'
import type { NodeRef } from '../state/selection.ts'

/** The nodes along the path between the two actors chosen, once it is known and asked for. */
export function usePathNodes(
  networkId: string,
  mode: NetworkMap['mode'],
  actors: readonly string[],
  isAsked: boolean,
): readonly NodeRef[] {
  const [source = '', target = '', ...others] = actors
  const isPath = isAsked && target !== '' && others.length === 0
  const path = usePath(networkId, source, target, isPath).data
  if (!isPath || !path) return []
  return path.actors.flatMap(({ id }, i): NodeRef[] => {
    const [between] = path.steps[i]?.collaborations ?? []
    const actor: NodeRef = { kind: 'actor', id }
    return mode === 'two-mode' && between
      ? [actor, { kind: 'collaboration', id: between.id }]
      : [actor]
  })
}
