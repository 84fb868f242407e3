import type { Projection } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import type { Memberships } from '../openness/memberships.ts'

/**
 * Ties, and none outside the own sector: every partner shares a sector with the actor. Where its own
 * sector or a partner's is unknown it is not said: an unknown partner may well be from elsewhere.
 */
export function ownSectorOnly(graph: Projection, memberships: Memberships, actor: number): boolean {
  const { profileOf, shared } = memberships
  const own = shared[profileOf[actor] ?? -1]
  if (own === undefined) return false
  return everyPartner(graph, actor, (partner) => (own[profileOf[partner] ?? -1] ?? 0) > 0)
}

/** Ties, and none outside the own commune; not said where its own or a partner's commune is unknown. */
export function ownCommuneOnly(graph: Projection, network: SlicedNetwork, actor: number): boolean {
  const { codes } = network.whole.packed.actors.commune
  const communeOf = (of: number) => codes[network.actorRows[of] ?? 0] ?? -1
  const own = communeOf(actor)
  return own !== -1 && everyPartner(graph, actor, (partner) => communeOf(partner) === own)
}

function everyPartner(
  graph: Projection,
  actor: number,
  test: (partner: number) => boolean,
): boolean {
  const start = graph.offsets[actor] ?? 0
  const end = graph.offsets[actor + 1] ?? 0
  return end > start && graph.neighbours.subarray(start, end).every(test)
}
