import { Type } from 'typebox'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { shareInterval } from '../chance/wilson.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { fundingsOf } from './fundings.ts'
import { collaborationsOfKind } from './projects.ts'

/**
 * Are projects paid for by more than one? The share of the projects with a recorded funding that have two
 * funders or more.
 *
 * A funder counts whatever it gave: an amount of 0 may stand for help in kind. One that is written in two ways is
 * two. `parts`: funded projects, how many have several funders, and `low` and `high`, between which the
 * share lies with 95 % if projects are independent. Projects without a funding are left out and counted
 * (`no-funding`): they may have some. The roles policy of the slice takes funders out as actors, never
 * their fundings. Dates of fundings, weights, sectors and isolated actors play no part. Null without a
 * project (`no-collaboration`), or a funding (`not-recorded`). O(fundings). Mission, row 18. Oracle: by hand;
 * naive version on small networks.
 */
export const twoFundersShare = defineNetworkMeasure({
  id: 'two-funders-share',
  family: 'mission',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const projects = fundersByProject(network)
    const funders = projects.map(({ count }) => count)
    const funded = funders.filter((count) => count > 0).length
    const dropped = projects.length - funded
    const coverage = {
      used: funded,
      dropped,
      why: dropped > 0 ? [{ code: 'no-funding', count: dropped }] : [],
    }
    if (projects.length === 0) return { value: null, reason: 'no-collaboration', coverage }
    if (funded === 0) return { value: null, reason: 'not-recorded', coverage }
    const several = funders.filter((count) => count > 1).length
    const [low, high] = shareInterval(several, funded)
    return { value: several / funded, parts: { funded, several, low, high }, coverage }
  },
})

/** The projects of the slice, by their rows, and how many funders each has. */
export function fundersByProject(network: SlicedNetwork): { row: number; count: number }[] {
  return collaborationsOfKind(network, 'project').map((row) => ({
    row,
    count: new Set(fundingsOf(network, row).map(({ funder }) => funder)).size,
  }))
}
