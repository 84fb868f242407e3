import type { Reason } from '../../domain/findings.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { hubsOf } from './kept.ts'
import { nameOf } from './labels.ts'

/** The way from an actor to the nearest of the best connected ones; null with a reason without. */
export type NearestHub = { distance: number | null; reason?: Reason; id?: string; name?: string }

/** `actor` is a row of the slice. The same numbers as the measure `nearest-hub-distance`. */
export function nearestHubOf(network: SlicedNetwork, actor: number): NearestHub {
  const { distance, nearest, reasonOf } = hubsOf(network)
  const reason = reasonOf(actor)
  if (reason !== undefined) return { distance: null, reason }
  const hub = nearest[actor] ?? 0
  return {
    distance: distance[actor] ?? null,
    id: network.actorIds[hub] ?? '',
    name: nameOf(network, hub),
  }
}
