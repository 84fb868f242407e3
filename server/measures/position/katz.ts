import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import { defineActorMeasure } from '../measure.ts'
import { dominant, matrixOf, multiply, WeightedOption } from './spectrum.ts'

/** What the rounds not made would add, relative to what was found. */
const CLOSE_ENOUGH = 1e-14

/**
 * Walks of all lengths that start at an actor, a longer one counting less: x = 1 + α A x, hence
 * 1 + α k + α² … (Katz 1953).
 *
 * It has a value only for α < 1 / λ, λ being the largest eigenvalue of A; α is therefore given as
 * `reach` = α λ, 0.5 by default, or as `alpha` itself, refused with `diverges` where it is too large.
 * Ties count 1, or with `weighted` their Newman weight. Isolated actors have 1, the walk of no step.
 * All components have the same α, so that values compare, but λ is that of the densest one. Without any
 * tie: null. O(ties) a round. Oracle: networkx katz_centrality_numpy (not normalised), by solving the
 * linear system; closed form 1 / (1 − α k) where everybody has k partners.
 */
export const katz = defineActorMeasure({
  id: 'katz',
  family: 'position',
  unit: 'weight',
  isDefault: false,
  options: Type.Object(
    {
      reach: Type.Number({ default: 0.5, exclusiveMinimum: 0, maximum: 0.95 }),
      alpha: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
      weighted: WeightedOption,
    },
    { additionalProperties: false },
  ),
  cost: (network) => 500 * project(network).ties,
  compute(network, { reach, alpha, weighted }, { limit }) {
    const none = new Float64Array(network.actorCount).fill(Number.NaN)
    const matrix = matrixOf(project(network), weighted)
    if (matrix.values.every((value) => value === 0)) {
      return { values: none, reason: network.actorCount === 0 ? 'no-actor' : 'no-tie' }
    }
    const largest = dominant(matrix, new Float64Array(network.actorCount).fill(1), limit)
    if (largest === undefined) return { values: none, reason: 'too-costly' }
    const factor = alpha ?? reach / largest.value
    if (factor * largest.value >= MOST_REACH) return { values: none, reason: 'diverges' }
    const values = new Float64Array(network.actorCount).fill(1)
    let term = values.slice()
    let most = 1
    while (most > CLOSE_ENOUGH) {
      term = multiply(matrix, term).map((one) => factor * one)
      most = 0
      for (const [actor, one] of term.entries()) {
        values[actor] = (values[actor] ?? 0) + one
        most = Math.max(most, one / (values[actor] ?? 1))
      }
      most /= 1 - factor * largest.value
    }
    return { values }
  },
})

/** So near the limit the sum is as good as endless. */
const MOST_REACH = 0.999
