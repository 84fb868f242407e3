import { Type } from 'typebox'
import { findComponents } from '../../network/components.ts'
import { project } from '../../network/projection.ts'
import { defineActorMeasure } from '../measure.ts'
import { dominant, matrixOf, WeightedOption } from './spectrum.ts'

/**
 * To be tied to actors who are themselves well tied: x with λ x = A x for the largest λ, of Euclidean
 * length 1 (Bonacich 1972).
 *
 * A is 0 or 1, or with `weighted` the Newman weight. It compares nothing across components (a pair
 * would score 0.707 each), so only the largest component has values; elsewhere, for isolated actors and
 * where two components share the first place, it is null with the reason. By power iteration to 1e-13;
 * O(ties) a round, `too-costly` where the rounds pass the limit. Oracle: networkx
 * eigenvector_centrality_numpy; closed forms on star, path and complete graph.
 */
export const eigenvector = defineActorMeasure({
  id: 'eigenvector',
  family: 'position',
  unit: 'index',
  isDefault: false,
  options: Type.Object({ weighted: WeightedOption }, { additionalProperties: false }),
  cost: (network) => 200 * project(network).ties,
  compute(network, { weighted }, { limit }) {
    const values = new Float64Array(network.actorCount).fill(Number.NaN)
    const graph = project(network)
    if (graph.ties === 0) return { values, reason: 'no-tie' }
    const { componentOf, sizes } = findComponents(graph)
    const size = sizes.reduce((a, b) => Math.max(a, b), 0)
    const largest = sizes.indexOf(size)
    if (sizes.lastIndexOf(size) !== largest) return { values, reason: 'outside-largest-component' }
    const start = Float64Array.from(componentOf, (one) => (one === largest ? 1 : 0))
    const found = dominant(matrixOf(graph, weighted), start, limit)
    if (found === undefined) {
      const isEmpty = weighted && graph.weights.every((weight) => weight === 0)
      return { values, reason: isEmpty ? 'no-tie' : 'too-costly' }
    }
    for (const [actor, one] of componentOf.entries()) {
      if (one === largest) values[actor] = found.vector[actor] ?? 0
    }
    return { values, ...(sizes.length > 1 && { reason: 'outside-largest-component' as const }) }
  },
})
