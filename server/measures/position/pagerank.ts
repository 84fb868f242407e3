import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import { defineActorMeasure } from '../measure.ts'
import { matrixOf, rowSums, WeightedOption } from './spectrum.ts'

/** All values together move by less than this in the last round, and in all rounds after it. */
const CLOSE_ENOUGH = 1e-15

/**
 * Where somebody who walks from partner to partner, and now and then starts again anywhere, is found:
 * x = (1 − d) / n + d Σ_j x_j w_ji / s_j (Page et al. 1999), d = 0.85 unless asked otherwise.
 *
 * Without direction it is close to the number of ties and adds little to it. Ties count 1, or with
 * `weighted` their Newman weight. n are the actors with a tie: an isolated actor, whom nobody can walk
 * to, is null (networkx gives it the share of a newcomer); each component has the share of its actors.
 * O(ties) a round, at most 250 rounds for d = 0.85. Oracle: networkx and igraph, run until they no
 * longer move. measures.md says 0.0970018 for actor 0 of the karate club, where networkx stops at its
 * default tolerance of 1e-6; run on, it and igraph give 0.0969973, as here.
 */
export const pagerank = defineActorMeasure({
  id: 'pagerank',
  family: 'position',
  unit: 'share',
  isDefault: false,
  options: Type.Object(
    {
      damping: Type.Number({ default: 0.85, minimum: 0, maximum: 0.99 }),
      weighted: WeightedOption,
    },
    { additionalProperties: false },
  ),
  cost: (network) => 500 * project(network).ties,
  compute(network, { damping, weighted }) {
    const matrix = matrixOf(project(network), weighted)
    const strengths = rowSums(matrix)
    const tied = strengths.reduce((count, strength) => count + (strength > 0 ? 1 : 0), 0)
    const none = new Float64Array(network.actorCount).fill(Number.NaN)
    if (tied === 0)
      return { values: none, reason: network.actorCount === 0 ? 'no-actor' : 'no-tie' }
    let values = strengths.map((strength) => (strength > 0 ? 1 / tied : Number.NaN))
    for (let change = 2; change * damping > CLOSE_ENOUGH * (1 - damping);) {
      const given = values.map((value, actor) => value / (strengths[actor] ?? 1))
      const { offsets, neighbours } = matrix
      let moves = 0
      const next = values.map((value, actor) => {
        if (Number.isNaN(value)) return value
        let sum = 0
        const end = offsets[actor + 1] ?? 0
        for (let k = offsets[actor] ?? 0; k < end; k++) {
          const weight = matrix.values[k] ?? 0
          if (weight > 0) sum += weight * (given[neighbours[k] ?? 0] ?? 0)
        }
        const moved = (1 - damping) / tied + damping * sum
        moves += Math.abs(moved - value)
        return moved
      })
      values = next
      // Each round leaves at most `damping` of the change; where it no longer does, it is rounding.
      if (moves >= change) break
      change = moves
    }
    return { values, ...(tied < network.actorCount && { reason: 'no-tie' as const }) }
  },
})
