import { Type } from 'typebox'
import { breadthFirst, breadthFirstSpace } from '../../network/breadth-first.ts'
import { project } from '../../network/projection.ts'
import { defineActorMeasure } from '../measure.ts'

/**
 * How near an actor is to all others: Σ_{j≠i} 1 / d_ij, divided by N − 1, with 1 / ∞ = 0.
 *
 * Distances are counted in ties, weights are not used. N is the whole base: isolated actors have 0 and
 * actors in small components little, with no special case, which is why it is preferred to closeness.
 * Fewer than two actors: null. Exact: a breadth-first search from each actor, O(actors × ties); refused
 * as `too-costly` past the limit. Marchiori & Latora 2000; Boldi & Vigna 2014. Oracle: networkx (divided
 * by N − 1), igraph; 1 everywhere on a complete graph.
 */
export const harmonic = defineActorMeasure({
  id: 'harmonic',
  family: 'position',
  unit: 'share',
  options: Type.Object({}),
  cost: (network) => network.actorCount * 2 * project(network).ties,
  compute(network) {
    const n = network.actorCount
    if (n < 2) return { values: new Float64Array(n).fill(Number.NaN), reason: 'too-few-actors' }
    const graph = project(network)
    const space = breadthFirstSpace(n)
    const values = new Float64Array(n)
    for (let actor = 0; actor < n; actor++) {
      const reached = breadthFirst(graph, actor, space)
      let sum = 0
      for (let place = 1; place < reached; place++) {
        sum += 1 / (space.distance[space.order[place] ?? 0] ?? 1)
      }
      values[actor] = sum / (n - 1)
    }
    return { values }
  },
})
