import { Type } from 'typebox'
import { breadthFirst, breadthFirstSpace } from '../../network/breadth-first.ts'
import { project } from '../../network/projection.ts'
import { defineActorMeasure } from '../measure.ts'

/**
 * How near an actor is to those that it can reach, and how many these are:
 * r / (N − 1) · r / Σ d_ij over the r others of its component (Wasserman & Faust 1994, p. 201).
 *
 * The first factor is what keeps a member of a pair from scoring as high as a hub. Distances are counted
 * in ties, weights are not used. N is the whole base; isolated actors have 0. Fewer than two actors:
 * null. `harmonic` is preferred. O(actors × ties); refused as `too-costly` past the limit. Oracle:
 * networkx with wf_improved.
 */
export const closeness = defineActorMeasure({
  id: 'closeness',
  family: 'position',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost: (network) => network.actorCount * 2 * project(network).ties,
  compute(network) {
    const n = network.actorCount
    if (n < 2) return { values: new Float64Array(n).fill(Number.NaN), reason: 'too-few-actors' }
    const graph = project(network)
    const space = breadthFirstSpace(n)
    const values = new Float64Array(n)
    for (let actor = 0; actor < n; actor++) {
      const others = breadthFirst(graph, actor, space) - 1
      let sum = 0
      for (let place = 1; place <= others; place++) {
        sum += space.distance[space.order[place] ?? 0] ?? 0
      }
      if (others > 0) values[actor] = ((others / (n - 1)) * others) / sum
    }
    return { values }
  },
})
