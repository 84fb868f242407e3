import type { SlicedNetwork } from '../../network/sliced-network.ts'

/**
 * The sectors of a slice's actors. Actors with the same set of sectors share a profile; an actor with k
 * sectors belongs to each with 1 / k. An actor without a sector has profile −1: unknown is never a
 * sector of its own.
 */
export type Memberships = {
  profileOf: Int32Array
  /** The internal share of a tie between two profiles: Σ_g f_ig f_jg. */
  shared: Float64Array[]
  /** Distinct sectors of the known actors. */
  sectors: number
}

/** Reads profiles from the sectors of the actors. O(actors + profiles²). */
export function readMemberships(network: SlicedNetwork): Memberships {
  const { offsets, codes } = network.whole.packed.actors.sectors
  const profiles = new Map<string, number>()
  const lists: number[][] = []
  const used = new Set<number>()
  const profileOf = new Int32Array(network.actorCount).fill(-1)
  for (let actor = 0; actor < network.actorCount; actor++) {
    const row = network.actorRows[actor] ?? 0
    const own = [...new Set(codes.subarray(offsets[row], offsets[row + 1]))].toSorted(
      (a, b) => a - b,
    )
    if (own.length === 0) continue
    const key = own.join(' ')
    let profile = profiles.get(key)
    if (profile === undefined) {
      profile = lists.length
      profiles.set(key, profile)
      lists.push(own)
      for (const sector of own) used.add(sector)
    }
    profileOf[actor] = profile
  }
  const shared = lists.map((a) => Float64Array.from(lists, (b) => sharedPart(a, b)))
  return { profileOf, shared, sectors: used.size }
}

function sharedPart(a: readonly number[], b: readonly number[]): number {
  return a.filter((sector) => b.includes(sector)).length / (a.length * b.length)
}
