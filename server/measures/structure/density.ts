import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import { defineNetworkMeasure } from '../measure.ts'

/**
 * Share of the possible ties that exist: 2m / (N (N − 1)) on the simple projection.
 *
 * Weights are not used. Isolated actors are in N; several components change nothing. Fewer than two
 * actors: null. It falls as N grows, so densities of networks of different size are not comparable.
 * O(1) on the projection. Wasserman & Faust 1994. Oracle: networkx, igraph; 1 on a complete graph.
 */
export const density = defineNetworkMeasure({
  id: 'density',
  family: 'structure',
  unit: 'share',
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const n = network.actorCount
    if (n < 2) return { value: null, reason: n === 0 ? 'no-actor' : 'too-few-actors' }
    return { value: (2 * project(network).ties) / (n * (n - 1)) }
  },
})
