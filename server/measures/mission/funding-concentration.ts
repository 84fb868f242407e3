import { Type } from 'typebox'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineCollaborationMeasure, defineNetworkMeasure } from '../measure.ts'
import { concentrationOf, fundingsOf, type SeenFunding } from './fundings.ts'

// Whether a collaboration hangs on one funder: the Herfindahl–Hirschman index of its funders' parts of
// the money, from 1/n for n that give the same to 1 for one alone (fundings.ts). Amounts are those
// recorded, of whatever kind and date; own revenue is seen only where it is recorded as a funding. A funder
// is who the data name: one that is written in two ways is two. The roles policy of the slice takes
// funders out as actors, never their money. Ties, weights, sectors and isolated actors play no part.
// O(fundings). Hirschman 1945; Herfindahl 1950. Mission, row 18. Oracle: by hand; naive version on small
// networks.

/**
 * The mean of the index over the collaborations of the slice with recorded fundings, each counting 1.
 *
 * `parts`: the sum and how many (`funded`), how many of them have one funder alone (`single`), and the
 * index of all the money of the slice together (`overall`; null in several currencies): what would be
 * felt if the largest funder withdrew everywhere. Left out and counted: collaborations without a funding
 * (`no-funding`: they may have some), and those of several currencies, or of no amount above 0
 * (`no-amount`). Null where none is left (`not-recorded`).
 */
export const fundingConcentration = defineNetworkMeasure({
  id: 'funding-concentration',
  family: 'mission',
  unit: 'index',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const all = fundingsBySlice(network)
    const funded = all.filter((fundings) => fundings.length > 0)
    const indices = funded.flatMap((fundings) => concentrationOf(fundings) ?? [])
    const why = [
      { code: 'no-funding', count: all.length - funded.length },
      { code: 'no-amount', count: funded.length - indices.length },
    ].filter(({ count }) => count > 0)
    const coverage = { used: indices.length, dropped: all.length - indices.length, why }
    if (all.length === 0) return { value: null, reason: 'no-collaboration', coverage }
    if (indices.length === 0) return { value: null, reason: 'not-recorded', coverage }
    const sum = indices.reduce((total, index) => total + index, 0)
    return {
      value: sum / indices.length,
      parts: {
        sum,
        funded: indices.length,
        single: indices.filter((index) => index === 1).length,
        overall: concentrationOf(funded.flat()) ?? null,
      },
      coverage,
    }
  },
})

/** The index of each collaboration; NaN (`not-recorded`) without an amount to go by. */
export const collaborationFundingConcentration = defineCollaborationMeasure({
  id: 'collaboration-funding-concentration',
  family: 'mission',
  unit: 'index',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const values = Float64Array.from(
      fundingsBySlice(network),
      (fundings) => concentrationOf(fundings) ?? Number.NaN,
    )
    return values.some(Number.isNaN) ? { values, reason: 'not-recorded' } : { values }
  },
})

function fundingsBySlice(network: SlicedNetwork): SeenFunding[][] {
  return Array.from({ length: network.collaborationCount }, (_, p) => fundingsOf(network, p))
}
