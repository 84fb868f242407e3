import type { SlicedNetwork } from '../../network/sliced-network.ts'
import type { Memberships } from './memberships.ts'

/** Profiles of the members of known sector of each collaboration, and how many are unknown. */
export type KnownMembers = { profiles: number[]; unknown: number }

/** By collaboration row. O(participations). */
export function readKnownMembers(
  network: SlicedNetwork,
  { profileOf }: Memberships,
): KnownMembers[] {
  return Array.from({ length: network.collaborationCount }, (_, p) => {
    const start = network.collaborationOffsets[p] ?? 0
    const end = network.collaborationOffsets[p + 1] ?? 0
    const all = Array.from(
      network.collaborationMembers.subarray(start, end),
      (actor) => profileOf[actor] ?? -1,
    )
    const profiles = all.filter((profile) => profile !== -1)
    return { profiles, unknown: all.length - profiles.length }
  })
}

/** The part of each sector in some actors, those of several sectors in equal shares: p_g. */
export function compositionOf(
  { lists, sectors }: Memberships,
  profiles: readonly number[],
): Float64Array {
  const shares = new Float64Array(sectors)
  for (const profile of profiles) {
    const list = lists[profile] ?? []
    for (const g of list) shares[g] = (shares[g] ?? 0) + 1 / (list.length * profiles.length)
  }
  return shares
}
