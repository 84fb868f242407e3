import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import { defineActorMeasure } from '../measure.ts'

/**
 * Number of partners: actors with whom at least one collaboration is shared. A count, not divided by
 * N − 1. Weights and repeated collaborations are not used; isolated actors have 0; components and
 * unknown values play no part. O(actors) on the projection. Freeman 1979. Oracle: networkx, igraph.
 */
export const degree = defineActorMeasure({
  id: 'degree',
  family: 'position',
  unit: 'count',
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const { offsets } = project(network)
    return {
      values: new Float64Array(network.actorCount).map(
        (_, actor) => (offsets[actor + 1] ?? 0) - (offsets[actor] ?? 0),
      ),
    }
  },
})
