import { Type } from 'typebox'
import { defineNetworkMeasure, type Result } from '../measure.ts'
import { poolOf, profileSizes } from './known-ties.ts'
import { readKnownMembers } from './known-members.ts'
import { LabelPoolOption } from './label-pool.ts'
import { readMemberships, type Memberships } from './memberships.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'

/**
 * Share of the collaborations of two actors or more that bring sectors together: those of which no sector
 * is common to all members. Each collaboration counts 1, whatever its size and weight, so that this is
 * easy to say and easy to raise: one guest makes a collaboration of twenty cross.
 *
 * Members of unknown sector are left out; a collaboration with fewer than two known ones is dropped
 * (`unknown-sector`). `bounds`: if every unknown member had a sector common to the others, or one that is
 * not. `expectation`: the mean of 1 − Σ_g C(n_g, k) / C(N, k) over the collaborations, k their known
 * members, n_g and N those of the label pool; where actors have several sectors, less what is counted
 * twice so (`expectedShare`). Not given where one has more than twelve. Larger
 * collaborations cross more by chance alone. Isolated actors and components play no part. Null without
 * such a collaboration. O(participations + sizes × sets of sectors). Oracle: by hand; all orders of the
 * labels.
 */
export const crossSectorShare = defineNetworkMeasure({
  id: 'cross-sector-share',
  family: 'openness',
  unit: 'share',
  isDefault: false,
  options: Type.Object({ labelPool: LabelPoolOption }, { additionalProperties: false }),
  cost: (network) => network.collaborationMembers.length,
  compute(network, { labelPool }): Result {
    const memberships = readMemberships(network)
    const all = readKnownMembers(network, memberships)
    const shared = all.filter(({ profiles, unknown }) => profiles.length + unknown > 1)
    const known = shared.filter(({ profiles }) => profiles.length > 1)
    const dropped = shared.length - known.length
    const coverage = {
      used: known.length,
      dropped,
      why: dropped > 0 ? [{ code: 'unknown-sector', count: dropped }] : [],
    }
    if (shared.length === 0) return { value: null, reason: whyNone(network), coverage }
    const crosses = ({ profiles }: { profiles: number[] }) =>
      !haveOneInCommon(memberships, profiles)
    const crossing = known.filter(crosses).length
    const open = shared.filter((one) => crosses(one) || one.unknown > 0).length
    const bounds = { allInternal: crossing / shared.length, allExternal: open / shared.length }
    if (known.length === 0) return { value: null, reason: 'no-known-sector', bounds, coverage }
    const sizes = known.map(({ profiles }) => profiles.length)
    const expectation = expectedShare(network, memberships, sizes, labelPool)
    return {
      value: crossing / known.length,
      ...(expectation === undefined ? {} : { expectation, nullModel: 'label-permutation' }),
      bounds,
      parts: { crossing, within: known.length - crossing },
      coverage,
    }
  },
})

function whyNone(network: SlicedNetwork) {
  if (network.actorCount === 0) return 'no-actor'
  return network.collaborationCount === 0 ? 'no-collaboration' : 'no-tie'
}

function haveOneInCommon({ lists }: Memberships, profiles: readonly number[]): boolean {
  const [first = [], ...others] = profiles.map((profile) => lists[profile] ?? [])
  return profiles.length === 0 || first.some((g) => others.every((list) => list.includes(g)))
}

/** Sectors of one actor past which the sets of them are too many to go through. */
const MOST_SECTORS = 12

/**
 * The mean over the sizes k of 1 − P(the k members have a sector in common), by inclusion and exclusion
 * over the sets S of sectors that an actor has together: Σ_S (−1)^(|S| + 1) C(n_S, k) / C(N, k).
 */
function expectedShare(
  network: SlicedNetwork,
  memberships: Memberships,
  sizes: readonly number[],
  labelPool: 'connected' | 'all',
): number | undefined {
  const { lists } = memberships
  if (lists.some((list) => list.length > MOST_SECTORS)) return undefined
  const pool = poolOf(network, memberships, labelPool)
  const held = countSets(lists, profileSizes(memberships, pool))
  const known = new Map<number, number>()
  const chanceOf = (k: number) => {
    const seen = known.get(k)
    if (seen !== undefined) return seen
    let same = 0
    for (const { sign, actors } of held) {
      // C(n_S, k) / C(N, k), factor by factor: neither overflows.
      let product: number = sign
      for (let i = 0; i < k && product !== 0; i++)
        product *= Math.max(0, actors - i) / (pool.length - i)
      same += product
    }
    known.set(k, 1 - same)
    return 1 - same
  }
  return sizes.reduce((sum, k) => sum + chanceOf(k), 0) / sizes.length
}

/** For each set of sectors that some actor has together: how many have it, and + for an odd set. */
function countSets(
  lists: readonly (readonly number[])[],
  sizes: Float64Array,
): { sign: 1 | -1; actors: number }[] {
  const sets = new Map<string, { sign: 1 | -1; actors: number }>()
  for (const [profile, list] of lists.entries()) {
    for (let chosen = 1; chosen < 1 << list.length; chosen++) {
      const own = list.filter((_, place) => (chosen & (1 << place)) !== 0)
      const key = own.join(' ')
      const set = sets.get(key) ?? { sign: own.length % 2 === 1 ? 1 : -1, actors: 0 }
      sets.set(key, set)
      set.actors += sizes[profile] ?? 0
    }
  }
  return [...sets.values()]
}
