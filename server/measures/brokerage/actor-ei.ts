import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import { defineActorMeasure } from '../measure.ts'
import { readMemberships } from '../openness/memberships.ts'

/**
 * Are an actor's ties rather with other sectors than with its own? (E_i − I_i) / (E_i + I_i): −1 closed in
 * its sector, 1 all outside.
 *
 * Newman weights, or each tie 1 with `weighted: false`. Ties are internal by Σ_g f_ig f_jg for actors of
 * several sectors; those to unknown sectors are left out. Null for an actor of unknown sector, and
 * without a tie to a known one. The mean over actors is not the index of the network, which weighs each
 * by its ties. Depends on the size of the sector: a member of a large one finds its own everywhere.
 * Components play no part. O(ties). Krackhardt & Stern 1988. Oracle: the strength-weighted mean is
 * `ei-newman`; naive version.
 */
export const actorEi = defineActorMeasure({
  id: 'actor-ei',
  family: 'brokerage',
  unit: 'index',
  isDefault: false,
  options: Type.Object(
    { weighted: Type.Boolean({ default: true }) },
    { additionalProperties: false },
  ),
  cost: (network) => 2 * project(network).ties,
  compute(network, { weighted }) {
    const { shared, profileOf } = readMemberships(network)
    const { offsets, neighbours, weights } = project(network)
    const values = new Float64Array(network.actorCount).map((_, actor) => {
      const row = shared[profileOf[actor] ?? -1]
      let internal = 0
      let kept = 0
      const end = row === undefined ? 0 : (offsets[actor + 1] ?? 0)
      for (let k = offsets[actor] ?? 0; k < end; k++) {
        const theirs = profileOf[neighbours[k] ?? 0] ?? -1
        if (theirs === -1) continue
        const weight = weighted ? (weights[k] ?? 0) : 1
        kept += weight
        internal += weight * (row?.[theirs] ?? 0)
      }
      return kept > 0 ? (kept - 2 * internal) / kept : Number.NaN
    })
    if (!values.some(Number.isNaN)) return { values }
    return { values, reason: profileOf.includes(-1) ? 'no-known-sector' : 'no-tie' }
  },
})
