import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import { defineActorMeasure } from '../measure.ts'

/**
 * Sum of the weights of an actor's ties, s_i = Σ_j w_ij with Newman weights. Where every collaboration
 * weighs 1 and none is a declared tie made twice, it is the number of collaborations that the actor
 * has with at least one other: the big ones count no more than the small ones.
 *
 * Isolated actors have 0; components and unknown values play no part; nothing is normalised.
 * O(actors + ties). Barrat et al. 2004; Newman 2001. Oracle: networkx; the property above.
 */
export const strength = defineActorMeasure({
  id: 'strength',
  family: 'position',
  unit: 'weight',
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const { offsets, weights } = project(network)
    const values = new Float64Array(network.actorCount)
    for (let actor = 0; actor < values.length; actor++) {
      let sum = 0
      const end = offsets[actor + 1] ?? 0
      for (let k = offsets[actor] ?? 0; k < end; k++) sum += weights[k] ?? 0
      values[actor] = sum
    }
    return { values }
  },
})
