import { Type } from 'typebox'
import { collaborationCountOf, memberCount } from '../../network/incidence.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineActorMeasure } from '../measure.ts'

/**
 * Could others take an actor's place between its collaborations? The share of the pairs of its
 * collaborations that have another member in common (Latapy et al. 2008). Low: it alone connects them.
 *
 * On the two-mode data, without weights. Fewer than two collaborations: null (networkx raises). Isolated
 * actors and components play no other part. O(Σ of members of one's collaborations, and of their
 * pairs). Oracle: networkx node_redundancy.
 */
export const redundancy = defineActorMeasure({
  id: 'redundancy',
  family: 'position',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost: steps,
  compute(network) {
    const values = new Float64Array(network.actorCount).map((_, actor) => {
      const count = collaborationCountOf(network, actor)
      return count < 2 ? Number.NaN : coveredPairs(network, actor) / ((count * (count - 1)) / 2)
    })
    const isPartial = values.some(Number.isNaN)
    return { values, ...(isPartial && { reason: 'too-few-collaborations' as const }) }
  },
})

/** Pairs of the actor's collaborations that another actor is in too. */
function coveredPairs(network: SlicedNetwork, actor: number): number {
  const { actorOffsets, actorCollaborations, collaborationOffsets, collaborationMembers } = network
  const start = actorOffsets[actor] ?? 0
  const own = actorCollaborations.subarray(start, actorOffsets[actor + 1])
  // Of each other member, which of the actor's collaborations it is in, by their place in the list.
  const together = new Map<number, number[]>()
  for (const [place, p] of own.entries()) {
    for (let m = collaborationOffsets[p] ?? 0; m < (collaborationOffsets[p + 1] ?? 0); m++) {
      const member = collaborationMembers[m] ?? 0
      if (member === actor) continue
      const places = together.get(member)
      if (places === undefined) together.set(member, [place])
      else places.push(place)
    }
  }
  const covered = new Set<number>()
  for (const places of together.values()) {
    for (const [index, second] of places.entries()) {
      for (const first of places.slice(0, index)) covered.add(first * own.length + second)
    }
  }
  return covered.size
}

function steps(network: SlicedNetwork): number {
  let sum = 0
  for (let p = 0; p < network.collaborationCount; p++) sum += memberCount(network, p) ** 2
  for (let a = 0; a < network.actorCount; a++) sum += 10 * collaborationCountOf(network, a) ** 2
  return sum
}
