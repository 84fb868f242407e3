import { Type } from 'typebox'
import { findComponents } from '../../network/components.ts'
import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineNetworkMeasure } from '../measure.ts'

// How ties are spread over the actors of the base, isolated ones included. Weights are not used, sectors
// play no part, everything is exact and O(actors + ties). Oracle: networkx, igraph; closed forms on
// star, complete graph and disjoint pairs.

/** Mean number of partners: 2m / N. Unlike density it does not fall as the network grows. */
export const meanDegree = defineNetworkMeasure({
  id: 'mean-degree',
  family: 'structure',
  unit: 'count',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    if (network.actorCount === 0) return { value: null, reason: 'no-actor' }
    return { value: (2 * project(network).ties) / network.actorCount }
  },
})

/**
 * Do the ties go to one actor? Σ (max k − k_i) / ((N − 1)(N − 2)): 0 where all have as many partners, 1 on
 * a star. Fewer than three actors: null. Freeman 1979.
 */
export const centralisation = defineNetworkMeasure({
  id: 'centralisation',
  family: 'structure',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const n = network.actorCount
    if (n < 3) return { value: null, reason: n === 0 ? 'no-actor' : 'too-few-actors' }
    const { offsets, ties } = project(network)
    let most = 0
    for (let actor = 0; actor < n; actor++) {
      most = Math.max(most, (offsets[actor + 1] ?? 0) - (offsets[actor] ?? 0))
    }
    return { value: (n * most - 2 * ties) / ((n - 1) * (n - 2)), parts: { most } }
  },
})

/**
 * Share of the pairs of actors that no path joins: 1 − Σ_c n_c (n_c − 1) / (N (N − 1)). Isolated actors are
 * in it, as they should. Fewer than two actors: null. Borgatti 2003.
 */
export const fragmentation = defineNetworkMeasure({
  id: 'fragmentation',
  family: 'structure',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const n = network.actorCount
    if (n < 2) return { value: null, reason: n === 0 ? 'no-actor' : 'too-few-actors' }
    const joined = findComponents(project(network)).sizes.reduce(
      (sum, size) => sum + size * (size - 1),
      0,
    )
    return { value: 1 - joined / (n * (n - 1)) }
  },
})

/**
 * Share of the counted actors that have no tie; `isolated` says how many, and why. Partners from outside
 * the territory are not counted.
 */
export const isolatedShare = defineNetworkMeasure({
  id: 'isolated-share',
  family: 'structure',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    if (network.countedActors === 0) return { value: null, reason: 'no-actor' }
    return { value: countIsolated(network) / network.countedActors }
  },
})

function countIsolated(network: SlicedNetwork): number {
  const { offsets } = project(network)
  return network.isCounted.reduce(
    (sum, one, actor) => sum + (one === 1 && offsets[actor] === offsets[actor + 1] ? 1 : 0),
    0,
  )
}

/** Share of the actors of the base in the largest connected component. */
export const largestComponentShare = defineNetworkMeasure({
  id: 'largest-component-share',
  family: 'structure',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    if (network.actorCount === 0) return { value: null, reason: 'no-actor' }
    const { sizes } = findComponents(project(network))
    return { value: sizes.reduce((a, b) => Math.max(a, b), 0) / network.actorCount }
  },
})
