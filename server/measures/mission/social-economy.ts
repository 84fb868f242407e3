import { Type } from 'typebox'
import { defineNetworkMeasure } from '../measure.ts'

/**
 * General interest and social utility: the share of organisations of the social economy (associations,
 * cooperatives, mutuals, foundations, companies with that approval) among the counted actors of which
 * the data say whether they are.
 *
 * `parts`: how many are, and how many are not. An actor of which it is not known is left out and counted
 * (`no-social-economy`), never taken for one that is not. Support is taken out as the slice says. Ties,
 * weights and sectors play no part; isolated actors count. Null (`not-recorded`) where it is known of
 * nobody. O(actors). Mission, row 7; law 2014-856 of 31 July 2014, article 1, for what the social
 * economy is. Oracle: by hand; naive version over records.
 */
export const socialEconomyShare = defineNetworkMeasure({
  id: 'social-economy-share',
  family: 'mission',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const { socialEconomy } = network.whole.packed.actors
    let social = 0
    let other = 0
    for (const [actor, row] of network.actorRows.entries()) {
      if (network.isCounted[actor] !== 1) continue
      if (socialEconomy[row] === 1) social++
      if (socialEconomy[row] === 0) other++
    }
    const known = social + other
    const unknown = network.countedActors - known
    const coverage = {
      used: known,
      dropped: unknown,
      why: unknown > 0 ? [{ code: 'no-social-economy', count: unknown }] : [],
    }
    if (network.countedActors === 0) return { value: null, reason: 'no-actor', coverage }
    if (known === 0) return { value: null, reason: 'not-recorded', coverage }
    return { value: social / known, parts: { social, other }, coverage }
  },
})
