import { FAMILIES } from '../../domain/records.ts'
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
  /** Their names, in the order of the vocabulary. */
  names: string[]
  /** The sectors of each profile, as places in `names`, ascending. */
  lists: number[][]
}

/** Whose labels are read: the actors of a slice, or other rows of the whole network. */
type Base = Pick<SlicedNetwork, 'whole' | 'actorRows' | 'actorCount'>

/** Reads profiles from the sectors of the actors. O(actors + profiles²). */
export function readMemberships(network: Base): Memberships {
  const { offsets, codes, vocabulary } = network.whole.packed.actors.sectors
  return groupActors(network, vocabulary, (row) => codes.subarray(offsets[row], offsets[row + 1]))
}

/**
 * The same for the partition in those who make solutions and those who make use of them; who is both
 * belongs half to each.
 */
export function readFamilies(network: SlicedNetwork): Memberships {
  const { family } = network.whole.packed.actors
  const names = ['solutions', 'usages']
  return groupActors(network, names, (row) => {
    const own = FAMILIES[family[row] ?? -1]
    if (own === undefined) return []
    return own === 'both' ? [0, 1] : [names.indexOf(own)]
  })
}

/** The same for the partition in the social economy and the rest. */
export function readSocialEconomy(network: SlicedNetwork): Memberships {
  const { socialEconomy } = network.whole.packed.actors
  return groupActors(network, ['other', 'social'], (row) =>
    socialEconomy[row] === 0 || socialEconomy[row] === 1 ? [socialEconomy[row]] : [],
  )
}

function groupActors(
  network: Base,
  vocabulary: readonly string[],
  codesOf: (row: number) => Iterable<number>,
): Memberships {
  const profiles = new Map<string, number>()
  const byCode: number[][] = []
  const used = new Set<number>()
  const profileOf = new Int32Array(network.actorCount).fill(-1)
  for (let actor = 0; actor < network.actorCount; actor++) {
    const own = [...new Set(codesOf(network.actorRows[actor] ?? 0))].toSorted((a, b) => a - b)
    if (own.length === 0) continue
    const key = own.join(' ')
    let profile = profiles.get(key)
    if (profile === undefined) {
      profile = byCode.length
      profiles.set(key, profile)
      byCode.push(own)
      for (const sector of own) used.add(sector)
    }
    profileOf[actor] = profile
  }
  const codes = [...used].toSorted((a, b) => a - b)
  const place = new Map(codes.map((code, index) => [code, index]))
  const lists = byCode.map((own) => own.map((code) => place.get(code) ?? 0))
  return {
    profileOf,
    shared: lists.map((a) => Float64Array.from(lists, (b) => sharedPart(a, b))),
    sectors: codes.length,
    names: codes.map((code) => vocabulary[code] ?? ''),
    lists,
  }
}

function sharedPart(a: readonly number[], b: readonly number[]): number {
  return a.filter((sector) => b.includes(sector)).length / (a.length * b.length)
}
