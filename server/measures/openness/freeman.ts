import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import { kernelMeans } from '../chance/exact-moments.ts'
import { defineNetworkMeasure, type Result } from '../measure.ts'
import { coverageOf, poolOf, profileSizes, readKnownTies, whyNoMixing } from './known-ties.ts'
import { LabelPoolOption } from './label-pool.ts'
import { readMemberships } from './memberships.ts'
import { mixingOf, sharesOf } from './mixing-matrix.ts'

/**
 * Freeman's segregation: the part of the cross-sector ties expected by chance that is missing,
 * max(0, (Ex − X) / Ex), X the cross-sector ties, Ex = m (N² − Σ n_g²) / (N (N − 1)). 0: as many as by
 * chance, or more; 1: none crosses. It cannot show over-mixing: `parts.untruncated` does.
 *
 * Each tie counts 1. N and n_g are those of the label pool, by default actors with a tie and a known
 * sector; with several sectors X and Ex are sums of 1 − Σ_g f_ig f_jg over ties and over pairs. Ties of
 * unknown sector dropped; `bounds`: with them, all inside or all across, the sizes of the sectors being
 * those of the known; one sector: null; components play no part. O(ties + profiles²). Freeman 1978.
 * Oracle: karate club 0.726244 with Ex 40.181818; naive version.
 */
export const freeman = defineNetworkMeasure({
  id: 'freeman',
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
    const internalPairs = kernelMeans(memberships.shared, sizes)?.pairs ?? 1
    const expected = ties.sums.total * (1 - internalPairs)
    if (expected < 1e-12) return { value: null, reason: 'one-sector', coverage }
    const mixing = mixingOf({ ...ties, directed: false }, memberships, memberships.profileOf)
    const inside = sharesOf(mixing).within.reduce((sum, share) => sum + share, 0)
    const crossing = ties.sums.total * (1 - inside)
    const untruncated = (expected - crossing) / expected
    // With the ties of unknown sector there are more, hence more expected to cross.
    const allExpected = (ties.sums.total + ties.dropped) * (1 - internalPairs)
    const missing = (across: number) => Math.max(0, (allExpected - across) / allExpected)
    return {
      value: Math.max(0, untruncated),
      bounds: { allInternal: missing(crossing), allExternal: missing(crossing + ties.dropped) },
      parts: { crossing, expectedCrossing: expected, untruncated },
      coverage,
      nullModel: 'label-permutation',
    }
  },
})
