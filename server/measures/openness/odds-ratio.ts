import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import { defineNetworkMeasure, type Result } from '../measure.ts'
import { dyadsOf, sumOf } from './dyads.ts'
import { coverageOf, poolOf, profileSizes, readKnownTies, whyNoMixing } from './known-ties.ts'
import { LabelPoolOption } from './label-pool.ts'
import { readMemberships } from './memberships.ts'
import { mixingOf, sharesOf } from './mixing-matrix.ts'

/** A cell of fewer pairs than this is empty but for rounding. */
const EMPTY = 1e-9

/**
 * How many times the odds of a tie are higher inside a sector than between two:
 * (M_in · nonM_out) / (M_out · nonM_in) over the pairs of actors. 1: no preference; above: sectors keep
 * to themselves. Unlike E-I it does not depend on the sizes of the sectors.
 *
 * Each tie counts 1. Pairs are those of the label pool, by default of actors with a tie and a known
 * sector; a pair of actors with several sectors is internal by Σ_g f_ig f_jg. An empty cell would make it
 * 0 or infinite: then 0.5 is added to all four (`parts.corrected`). Null where no pair is external
 * (`one-sector`), or none internal (`not-applicable`). Ties of unknown sector
 * dropped, with `bounds`: if all were inside, or all across, and the pairs of unknown actors that are not
 * tied were left out as they are. Components play no part. O(ties + profiles²).
 * Moody 2001. Oracle: by hand; naive version over all pairs.
 */
export const oddsRatio = defineNetworkMeasure({
  id: 'odds-ratio',
  family: 'openness',
  unit: 'index',
  isDefault: false,
  options: Type.Object({ labelPool: LabelPoolOption }, { additionalProperties: false }),
  cost: (network) => 2 * project(network).ties,
  compute(network, { labelPool }): Result {
    const memberships = readMemberships(network)
    const ties = readKnownTies(network, memberships, false)
    const coverage = coverageOf(ties, 'unknown-sector')
    const none = whyNoMixing(network, ties)
    if (none !== undefined) return { value: null, reason: none, coverage }
    const sizes = profileSizes(memberships, poolOf(network, memberships, labelPool))
    const { pairs, internal } = sumOf(dyadsOf(memberships, sizes))
    if (pairs - internal < EMPTY) return { value: null, reason: 'one-sector', coverage }
    if (internal < EMPTY) return { value: null, reason: 'not-applicable', coverage }
    const mixing = mixingOf({ ...ties, directed: false }, memberships, memberships.profileOf)
    const share = sharesOf(mixing).within.reduce((sum, part) => sum + part, 0)
    const tiedInside = ties.sums.total * share
    const tiedAcross = ties.sums.total - tiedInside
    const untied = {
      inside: internal - tiedInside,
      across: pairs - internal - tiedAcross,
    }
    const { value, corrected } = oddsOf(tiedInside, tiedAcross, untied)
    const bounds = {
      allInternal: oddsOf(tiedInside + ties.dropped, tiedAcross, untied).value,
      allExternal: oddsOf(tiedInside, tiedAcross + ties.dropped, untied).value,
    }
    return {
      value,
      bounds,
      parts: {
        logarithm: Math.log(value),
        tiedInside,
        tiedAcross,
        internalPairs: internal,
        externalPairs: pairs - internal,
        corrected: corrected ? 1 : 0,
      },
      coverage,
    }
  },
})

/** Of the ties inside and across, and of the pairs that are not tied; 0.5 is added where one is empty. */
function oddsOf(
  inside: number,
  across: number,
  untied: { inside: number; across: number },
): { value: number; corrected: boolean } {
  const cells = [inside, across, untied.inside, untied.across]
  const corrected = cells.some((cell) => cell < EMPTY)
  const [a = 0, b = 0, c = 0, d = 0] = cells.map((cell) =>
    corrected ? Math.max(0, cell) + 0.5 : cell,
  )
  return { value: (a * d) / (b * c), corrected }
}
