import { Type } from 'typebox'
import { ISOLATION_REASONS } from '../../domain/findings.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { project } from '../../network/projection.ts'
import { listIsolated } from './isolation.ts'

/**
 * Number of counted actors without any tie in the slice; `parts` divides it by primary reason.
 *
 * Those of whom nothing is recorded are in the value, since they have no tie here, but stand apart as
 * the part `not-recorded`, and the coverage leaves them out: "no data" is not "no tie". Actors who are
 * dormant although the slice holds their old ties, and those with few ties, are on the worklist
 * (`listIsolated`), not here. Partners from outside the territory are not counted. Not normalised.
 * O(actors + ties). Oracle: by hand, one actor for each reason; networkx' isolates on the test data.
 */
export const isolated = defineNetworkMeasure({
  id: 'isolated',
  family: 'isolation',
  unit: 'count',
  options: Type.Object({}),
  cost: (network) => 2 * project(network).ties,
  compute(network, _options, { geography }) {
    if (network.countedActors === 0) return { value: null, reason: 'no-actor' }
    const without = listIsolated(network, geography).filter((actor) => actor.withoutTie)
    const parts: Record<string, number> = {}
    for (const reason of ISOLATION_REASONS) {
      const count = without.filter((actor) => actor.reason === reason).length
      if (count > 0) parts[reason] = count
    }
    const unknown = parts['not-recorded'] ?? 0
    return {
      value: without.length,
      parts,
      coverage: {
        used: network.countedActors - unknown,
        dropped: unknown,
        why: unknown > 0 ? [{ code: 'not-recorded', count: unknown }] : [],
      },
    }
  },
})
