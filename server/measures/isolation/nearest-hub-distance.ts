import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import { defineActorMeasure } from '../measure.ts'
import { findHubs, HUB_SHARE } from './hubs.ts'

/**
 * How far is an actor from the middle of things? The ties on the shortest way to the nearest hub:
 * min over hubs h of d_ih; 0 for a hub, 1 for its partners.
 *
 * Hubs are the `share` (5 %) of the actors with a tie that have the most partners, with all who have as
 * many as the last of them; where everyone has as many there is no hub (hubs.ts). Partners from outside
 * the territory can be hubs. Null without a tie (`no-tie`), where no way leads to a hub (`no-path`) and
 * without hub (`not-applicable`); the column names the one of its first missing value that is not
 * `no-tie`. Ties count one, whatever their weight. Sectors play no part. O(actors log actors + ties).
 * Source: Maillage, on Freeman's distance (1979). Oracle: by hand; all distances, naively.
 */
export const nearestHubDistance = defineActorMeasure({
  id: 'nearest-hub-distance',
  family: 'isolation',
  unit: 'count',
  isDefault: false,
  options: Type.Object(
    { share: Type.Number({ default: HUB_SHARE, exclusiveMinimum: 0, maximum: 1 }) },
    { additionalProperties: false },
  ),
  cost: (network) => 2 * project(network).ties,
  compute(network, { share }) {
    const hubs = findHubs(network, share)
    const values = Float64Array.from(hubs.distance, (steps) => (steps === -1 ? Number.NaN : steps))
    const missing = [...values.keys()].flatMap((actor) => hubs.reasonOf(actor) ?? [])
    const reason = missing.find((one) => one !== 'no-tie') ?? missing[0]
    return { values, ...(reason !== undefined && { reason }) }
  },
})
