import type { Projection } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import type { Geography } from '../geography.ts'
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

/**
 * For each actor: ties, and none outside the own commune, else none outside the own EPCI (a partner from
 * the next commune of the same EPCI is no opening). Not said where the own place or a partner's is
 * unknown. Communes are those in force; without geography in the context there are no EPCI.
 */
export function ownCommuneOnly(
  graph: Projection,
  network: SlicedNetwork,
  geography: Geography,
): (actor: number) => boolean {
  const { codes, vocabulary } = network.whole.packed.actors.commune
  const communes = vocabulary.map(geography.communeOf)
  const groups = vocabulary.map(geography.epciOf)
  const codeOf = (of: number) => codes[network.actorRows[of] ?? 0] ?? -1
  const isWithin = (actor: number, places: readonly (string | undefined)[]) => {
    const own = places[codeOf(actor)]
    if (own === undefined) return false
    return everyPartner(graph, actor, (partner) => places[codeOf(partner)] === own)
  }
  return (actor) => isWithin(actor, communes) || isWithin(actor, groups)
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
