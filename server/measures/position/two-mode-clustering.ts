import { Type } from 'typebox'
import { collaborationCountOf, memberCount } from '../../network/incidence.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineActorMeasure, defineNetworkMeasure } from '../measure.ts'

// Clustering that a collaboration does not make by itself: on the actor–collaboration data, from what
// pairs of actors share. Solo collaborations and isolated actors share nothing. No weights, components
// play no part. O(Σ n_p²).

/**
 * How much of an actor's collaborations it shares with each partner, on average: the mean over its
 * partners of |N(u) ∩ N(v)| / |N(u) ∪ N(v)| (Latapy et al. 2008); with `mode` over the smaller or the
 * larger of the two instead of the union. No partner: null (networkx 0). Oracle: networkx
 * latapy_clustering, all modes.
 */
export const latapyClustering = defineActorMeasure({
  id: 'latapy-clustering',
  family: 'position',
  unit: 'share',
  isDefault: false,
  options: Type.Object(
    { mode: Type.Enum(['union', 'smaller', 'larger'], { default: 'union' }) },
    { additionalProperties: false },
  ),
  cost: visits,
  compute(network, { mode }) {
    const values = new Float64Array(network.actorCount)
    forEachActor(network, (actor, partners, shared) => {
      const own = collaborationCountOf(network, actor)
      let sum = 0
      for (const partner of partners) {
        const theirs = collaborationCountOf(network, partner)
        const common = shared[partner] ?? 0
        if (mode === 'union') sum += common / (own + theirs - common)
        else sum += common / (mode === 'smaller' ? Math.min(own, theirs) : Math.max(own, theirs))
      }
      values[actor] = partners.length === 0 ? Number.NaN : sum / partners.length
    })
    return { values, ...(values.some(Number.isNaN) && { reason: 'no-tie' as const }) }
  },
})

/**
 * When two actors share a collaboration and both have others, do they share a second one? Four times the
 * cycles of two actors and two collaborations, divided by the paths of three links (Robins & Alexander
 * 2004). Null without such a path. Oracle: networkx robins_alexander_clustering; 1 where everybody is in
 * everything, 0 where no pair meets twice.
 */
export const robinsAlexander = defineNetworkMeasure({
  id: 'two-mode-clustering',
  family: 'structure',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost: visits,
  compute(network) {
    const paths = countPaths(network)
    if (paths === 0) return { value: null, reason: 'no-path' }
    let cycles = 0
    forEachActor(network, (actor, partners, shared) => {
      for (const partner of partners) {
        const common = shared[partner] ?? 0
        if (partner > actor) cycles += (common * (common - 1)) / 2
      }
    })
    return { value: (4 * cycles) / paths }
  },
})

/** Paths of three links: two actors of a collaboration, and another collaboration of one of them. */
export function countPaths(network: SlicedNetwork): number {
  let paths = 0
  for (let p = 0; p < network.collaborationCount; p++) {
    const others = memberCount(network, p) - 1
    const start = network.collaborationOffsets[p] ?? 0
    for (const actor of network.collaborationMembers.subarray(start, start + others + 1)) {
      paths += others * (collaborationCountOf(network, actor) - 1)
    }
  }
  return paths
}

function visits(network: SlicedNetwork): number {
  let sum = 0
  for (let p = 0; p < network.collaborationCount; p++) sum += memberCount(network, p) ** 2
  return sum
}

/** Gives each actor its partners, and how many collaborations it shares with each. */
export function forEachActor(
  network: SlicedNetwork,
  visit: (actor: number, partners: readonly number[], shared: Int32Array) => void,
): void {
  const { actorOffsets, actorCollaborations, collaborationOffsets, collaborationMembers } = network
  const shared = new Int32Array(network.actorCount)
  for (let actor = 0; actor < network.actorCount; actor++) {
    const partners: number[] = []
    for (let k = actorOffsets[actor] ?? 0; k < (actorOffsets[actor + 1] ?? 0); k++) {
      const p = actorCollaborations[k] ?? 0
      for (let m = collaborationOffsets[p] ?? 0; m < (collaborationOffsets[p + 1] ?? 0); m++) {
        const partner = collaborationMembers[m] ?? 0
        if (partner === actor) continue
        if (shared[partner] === 0) partners.push(partner)
        shared[partner] = (shared[partner] ?? 0) + 1
      }
    }
    visit(actor, partners, shared)
    for (const partner of partners) shared[partner] = 0
  }
}
