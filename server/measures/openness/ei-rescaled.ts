import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import { defineNetworkMeasure, type Result } from '../measure.ts'
import { dyadsOf, internalOf } from './dyads.ts'
import { indexOfMixing } from './index-of-mixing.ts'
import { poolOf, profileSizes } from './known-ties.ts'
import { LabelPoolOption } from './label-pool.ts'
import { readMemberships } from './memberships.ts'

/**
 * E-I between the least and the most that so many ties could give among so many actors of each sector:
 * 2 (EI − EI_min) / (EI_max − EI_min) − 1. −1: no tie more could stay inside; 1: none more could cross.
 *
 * EI_max puts the m ties on the pairs that share least, EI_min on those that share most: with one sector
 * each, on external and on internal pairs until they are used up (UCINET). Each tie counts 1: with
 * weights the extremes would depend on which ties are heavy. Pairs are those of the label pool, by
 * default actors with a tie. Expectation, sd and z are those of `ei`, mapped the same way. Ties of
 * unknown sector are dropped, with the `bounds` of `ei` where the extremes are −1 and 1, none otherwise:
 * they would depend on the sizes that the unknown give to sectors; components play no part; null (`no-variance`) where both extremes are
 * equal, as in a complete graph. O(ties + profiles²). Krackhardt & Stern 1988; UCINET's help for the
 * rescaling. Oracle: all placements of the ties on small networks.
 */
export const eiRescaled = defineNetworkMeasure({
  id: 'ei-rescaled',
  family: 'openness',
  unit: 'index',
  isDefault: false,
  options: Type.Object({ labelPool: LabelPoolOption }, { additionalProperties: false }),
  cost: (network) => 2 * project(network).ties,
  compute(network, { labelPool }, context): Result {
    const plain = indexOfMixing(network, false, { labelPool, nullModel: 'exact' }, context)
    const { value, expectation, sd, z, interval, reason, coverage } = plain
    const kept = coverage === undefined ? {} : { coverage }
    if (value === null) return { value: null, ...(reason && { reason }), ...kept }
    const memberships = readMemberships(network)
    const sizes = profileSizes(memberships, poolOf(network, memberships, labelPool))
    const dyads = dyadsOf(memberships, sizes)
    const ties = coverage?.used ?? 0
    const least = 1 - (2 * internalOf(dyads.toReversed(), ties)) / ties
    const most = 1 - (2 * internalOf(dyads, ties)) / ties
    const parts = { ei: value, least, most }
    // With other ties the extremes are others, unless any number of ties leaves them at the ends.
    const bounds = least === -1 && most === 1 ? plain.bounds : undefined
    if (most - least < 1e-12) {
      const none = memberships.sectors === 1 ? ('one-sector' as const) : ('no-variance' as const)
      return { value: null, reason: none, parts, ...kept }
    }
    const scale = 2 / (most - least)
    const map = (index: number) => (index - least) * scale - 1
    return {
      value: map(value),
      ...(typeof expectation === 'number' && { expectation: map(expectation) }),
      ...(sd !== undefined && { sd: sd === null ? null : sd * scale }),
      ...(z !== undefined && { z }),
      ...(interval && { interval: [map(interval[0]), map(interval[1])] }),
      ...(reason && { reason }),
      parts,
      ...(bounds && { bounds }),
      ...kept,
      nullModel: 'label-permutation',
    }
  },
})
