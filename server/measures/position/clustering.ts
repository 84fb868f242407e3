import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineActorMeasure, defineNetworkMeasure } from '../measure.ts'
import { countTriangles, pairsOfPartners } from './triangles.ts'

// On a projection every collaboration of three or more is a clique, so these are high whatever the
// actors do (0.928 on the Southern women): compare them between networks of like collaborations only.
// Weights are not used; components play no part. O(ties^1.5). Oracle: networkx, igraph.

/** Far above what the pointed ties need; it only stops what could take minutes. */
const cost = (network: SlicedNetwork) => project(network).ties ** 1.5 / 10

/**
 * Share of the pairs of an actor's partners that are themselves tied: 2T_i / (k_i (k_i − 1)). Fewer
 * than two partners: null (networkx says 0, igraph NaN). Watts & Strogatz 1998.
 */
export const clustering = defineActorMeasure({
  id: 'clustering',
  family: 'position',
  unit: 'share',
  options: Type.Object({}),
  cost,
  compute(network) {
    const graph = project(network)
    const values = countTriangles(graph).map((triangles, actor) => {
      const pairs = pairsOfPartners(graph, actor)
      return pairs > 0 ? triangles / pairs : Number.NaN
    })
    return { values, ...(values.some(Number.isNaN) ? { reason: 'no-triple' as const } : {}) }
  },
})

/** Three times the triangles divided by the connected triples of the whole network; null without triple. */
export const transitivity = defineNetworkMeasure({
  id: 'transitivity',
  family: 'position',
  unit: 'share',
  options: Type.Object({}),
  cost,
  compute(network) {
    const graph = project(network)
    let corners = 0
    let triples = 0
    for (const [actor, count] of countTriangles(graph).entries()) {
      corners += count
      triples += pairsOfPartners(graph, actor)
    }
    return triples === 0 ? { value: null, reason: 'no-triple' } : { value: corners / triples }
  },
})

/** Mean of the local coefficient over all actors of the base, fewer than two partners counted as 0. */
export const meanClustering = defineNetworkMeasure({
  id: 'mean-clustering',
  family: 'position',
  unit: 'share',
  options: Type.Object({}),
  cost,
  compute(network) {
    if (network.actorCount === 0) return { value: null, reason: 'no-actor' }
    const graph = project(network)
    let sum = 0
    for (const [actor, triangles] of countTriangles(graph).entries()) {
      const pairs = pairsOfPartners(graph, actor)
      if (pairs > 0) sum += triangles / pairs
    }
    return { value: sum / network.actorCount }
  },
})
