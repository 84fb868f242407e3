import { Type } from 'typebox'
import { project, type Projection } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineActorMeasure } from '../measure.ts'

/**
 * Local clustering in which a pair of partners counts with the weight of the two ties that lead to it:
 * Σ_{j<h tied} (w_ij + w_ih) / (s_i (k_i − 1)) (Barrat et al. 2004).
 *
 * Weights are Newman weights. Fewer than two partners, or no weight: null (igraph NaN). Components play
 * no part. As for all clustering of a projection, each collaboration of three or more makes it high
 * whatever the actors do. O(Σ k²). Oracle: igraph transitivity_barrat; equal to `clustering` where all
 * weights are equal.
 */
export const clusteringBarrat = defineActorMeasure({
  id: 'clustering-barrat',
  family: 'position',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost: visitsOfSecondPartners,
  compute(network) {
    const graph = project(network)
    const { offsets, neighbours, weights } = graph
    const own = new Float64Array(network.actorCount)
    const isOwn = new Uint8Array(network.actorCount)
    const values = new Float64Array(network.actorCount).map((_, actor) => {
      const start = offsets[actor] ?? 0
      const end = offsets[actor + 1] ?? 0
      let strength = 0
      for (let k = start; k < end; k++) {
        const partner = neighbours[k] ?? 0
        own[partner] = weights[k] ?? 0
        isOwn[partner] = 1
        strength += weights[k] ?? 0
      }
      let sum = 0
      for (let k = start; k < end; k++) sum += weightOfPairs(graph, neighbours[k] ?? 0, own, isOwn)
      for (let k = start; k < end; k++) isOwn[neighbours[k] ?? 0] = 0
      // 0 / 0, with fewer than two partners or without weight, is the NaN that it should be.
      return end - start < 2 ? Number.NaN : sum / (strength * (end - start - 1))
    })
    return { values, ...(values.some(Number.isNaN) && { reason: 'no-triple' as const }) }
  },
})

/** Σ (w_ij + w_ih) over the partners h > j of both i, whose weights are in `own`. */
function weightOfPairs(graph: Projection, j: number, own: Float64Array, isOwn: Uint8Array): number {
  let sum = 0
  const end = graph.offsets[j + 1] ?? 0
  for (let k = graph.offsets[j] ?? 0; k < end; k++) {
    const h = graph.neighbours[k] ?? 0
    if (h > j && isOwn[h] === 1) sum += (own[j] ?? 0) + (own[h] ?? 0)
  }
  return sum
}

/** Σ k²: every partner of every partner. */
export function visitsOfSecondPartners(network: SlicedNetwork): number {
  const { offsets } = project(network)
  let visits = 0
  for (let actor = 0; actor < network.actorCount; actor++) {
    visits += ((offsets[actor + 1] ?? 0) - (offsets[actor] ?? 0)) ** 2
  }
  return visits
}
