import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import { defineActorMeasure } from '../measure.ts'
import { readMemberships } from '../openness/memberships.ts'

/**
 * How evenly an actor's ties are spread over sectors: 1 − Σ_g (s_ig / s_i)², s_ig the weight of its ties
 * to sector g. 0: one sector; at most 1 − 1/G.
 *
 * Newman weights, or each tie 1 with `weighted: false`. It is low for actors of few ties whatever they
 * do (0 with one): `corrected` is 1 − Σ_g k_ig (k_ig − 1) / (k_i (k_i − 1)), the share of pairs of partners
 * of two sectors, unbiased, each tie counting 1. Partners of several sectors count in each with equal
 * shares; those of unknown sector are left out; the actor's own sector is not needed. Null without a tie
 * to a known sector (`no-tie`), for `corrected` with fewer than two. Components play no part; not
 * normalised. O(ties). Guimerà & Amaral 2005. Oracle: reference values of the test data; karate club node
 * 0: 0.1171875; naive version.
 */
export const participation = defineActorMeasure({
  id: 'participation',
  family: 'brokerage',
  unit: 'index',
  isDefault: false,
  options: Type.Object(
    {
      weighted: Type.Boolean({ default: true }),
      corrected: Type.Boolean({ default: false }),
    },
    { additionalProperties: false },
  ),
  cost: (network) => 2 * project(network).ties,
  compute(network, { weighted, corrected }) {
    const { lists, profileOf, sectors } = readMemberships(network)
    const { offsets, neighbours, weights } = project(network)
    const sums = new Float64Array(sectors)
    const values = new Float64Array(network.actorCount).map((_, actor) => {
      sums.fill(0)
      let strength = 0
      let own = 0
      for (let k = offsets[actor] ?? 0; k < (offsets[actor + 1] ?? 0); k++) {
        const list = lists[profileOf[neighbours[k] ?? 0] ?? -1]
        if (list === undefined) continue
        const weight = weighted && !corrected ? (weights[k] ?? 0) : 1
        strength += weight
        own += 1 / list.length
        for (const g of list) sums[g] = (sums[g] ?? 0) + weight / list.length
      }
      const same = sums.reduce((sum, one) => sum + one * one, 0)
      if (!corrected) return strength > 0 ? 1 - same / strength ** 2 : Number.NaN
      return strength > 1 ? 1 - (same - own) / (strength * (strength - 1)) : Number.NaN
    })
    if (!values.some(Number.isNaN)) return { values }
    return { values, reason: corrected ? 'no-triple' : 'no-tie' }
  },
})
