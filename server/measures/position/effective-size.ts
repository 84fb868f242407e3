import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import { defineActorMeasure } from '../measure.ts'
import { countTriangles } from './triangles.ts'

/**
 * How many of an actor's partners are not the same contact over again: k − 2t / k, t being the ties
 * among its partners (Burt 1992, in the form of Borgatti 1997 for ties without weight).
 *
 * k where no partner knows another, 1 where all know each other. Weights are not used. Isolated actors:
 * null. Components play no part. O(ties^1.5). Oracle: networkx effective_size.
 */
export const effectiveSize = defineActorMeasure({
  id: 'effective-size',
  family: 'position',
  unit: 'count',
  isDefault: false,
  options: Type.Object({}),
  cost: (network) => project(network).ties ** 1.5 / 10,
  compute(network) {
    const graph = project(network)
    const values = countTriangles(graph).map((among, actor) => {
      const partners = (graph.offsets[actor + 1] ?? 0) - (graph.offsets[actor] ?? 0)
      return partners === 0 ? Number.NaN : partners - (2 * among) / partners
    })
    return { values, ...(values.some(Number.isNaN) && { reason: 'no-tie' as const }) }
  },
})
