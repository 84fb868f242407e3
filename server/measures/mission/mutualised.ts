import { Type } from 'typebox'
import { SCOPES } from '../../domain/records.ts'
import { defineNetworkMeasure } from '../measure.ts'

const MUTUALISED = SCOPES.indexOf('mutualised')

/**
 * Actions for one territory, or for several at once? The share of mutualised ones among the
 * collaborations of which the data say which they are.
 *
 * `parts`: how many of each, and `reach`, the distinct pairs of a counted actor and a territory that
 * mutualised collaborations bring together. Those that say neither are left out and counted (`no-scope`).
 * Weights and sectors play no part. Null where none says. O(participations × territories). Mission,
 * row 13. Oracle: by hand; naive version over records.
 */
export const mutualisedShare = defineNetworkMeasure({
  id: 'mutualised-share',
  family: 'mission',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const { scope, territories } = network.whole.packed.collaborations
    const reach = new Set<string>()
    let mutualised = 0
    let dedicated = 0
    for (const [p, row] of network.collaborationRows.entries()) {
      if (scope[row] === -1) continue
      if (scope[row] !== MUTUALISED) {
        dedicated++
        continue
      }
      mutualised++
      const own = territories.codes.subarray(territories.offsets[row], territories.offsets[row + 1])
      const start = network.collaborationOffsets[p]
      for (const actor of network.collaborationMembers.subarray(
        start,
        network.collaborationOffsets[p + 1],
      )) {
        if (network.isCounted[actor] !== 1) continue
        for (const code of own) reach.add(`${actor} ${code}`)
      }
    }
    const known = mutualised + dedicated
    const dropped = network.collaborationCount - known
    const coverage = {
      used: known,
      dropped,
      why: dropped > 0 ? [{ code: 'no-scope', count: dropped }] : [],
    }
    if (known === 0) return { value: null, reason: 'not-recorded', coverage }
    return {
      value: mutualised / known,
      parts: { mutualised, dedicated, reach: reach.size },
      coverage,
    }
  },
})
