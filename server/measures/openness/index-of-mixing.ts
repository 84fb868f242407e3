import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import type { Result } from '../measure.ts'
import { chanceOfIndex, type Chance } from './chance.ts'
import { readMemberships, type Memberships } from './memberships.ts'

export type LabelPool = 'connected' | 'all'

/** 95 % of a normal distribution lie within so many standard deviations. */
const NORMAL_95 = 1.959963984540054

type Sums = {
  internal: number
  kept: number
  dropped: number
  squares: number
  strengthSquares: number
}

/**
 * E-I over the ties whose two ends have a known sector, each tie counting 1 or its Newman weight, with
 * what chance would give and the bounds for the ties of unknown sector. O(ties + profiles²).
 */
export function indexOfMixing(
  network: SlicedNetwork,
  weighted: boolean,
  labelPool: LabelPool,
): Result {
  const memberships = readMemberships(network)
  const sums = sumTies(network, memberships, weighted)
  const total = sums.kept + sums.dropped
  const coverage = {
    used: sums.kept,
    dropped: sums.dropped,
    why: sums.dropped > 0 ? [{ code: 'unknown-sector', count: sums.dropped }] : [],
  }
  if (total === 0) {
    const reason = network.actorCount === 0 ? 'no-actor' : 'no-tie'
    return { value: null, reason, coverage, exact: true }
  }
  const external = sums.kept - sums.internal
  const bounds = {
    allInternal: (external - sums.internal - sums.dropped) / total,
    allExternal: (external - sums.internal + sums.dropped) / total,
  }
  if (sums.kept === 0) return { value: null, reason: 'no-known-sector', bounds, coverage }
  const value = (external - sums.internal) / sums.kept
  const chance = chanceOfIndex(memberships.shared, poolSizes(network, memberships, labelPool), {
    total: sums.kept,
    squares: sums.squares,
    strengthSquares: sums.strengthSquares,
  })
  return {
    value,
    ...(chance === undefined ? {} : beside(value, chance, memberships.sectors)),
    bounds,
    parts: { internal: sums.internal, external },
    coverage,
    nullModel: 'label-permutation',
    exact: true,
  }
}

/** What chance says beside the value; `reason` tells why z is not given. */
function beside(value: number, chance: Chance, sectors: number): Partial<Result> {
  const { expectation, sd } = chance
  if (sd === null) return { expectation, sd, z: null, reason: 'too-few-actors' }
  const interval: [number, number] = [
    Math.max(-1, expectation - NORMAL_95 * sd),
    Math.min(1, expectation + NORMAL_95 * sd),
  ]
  if (sd === 0) {
    const reason = sectors === 1 ? 'one-sector' : 'no-variance'
    return { expectation, sd, z: null, interval, reason }
  }
  return { expectation, sd, z: (value - expectation) / sd, interval }
}

function sumTies(network: SlicedNetwork, memberships: Memberships, weighted: boolean): Sums {
  const { offsets, neighbours, weights } = project(network)
  const { profileOf, shared } = memberships
  const sums: Sums = { internal: 0, kept: 0, dropped: 0, squares: 0, strengthSquares: 0 }
  for (let actor = 0; actor < network.actorCount; actor++) {
    const row = shared[profileOf[actor] ?? -1]
    let keptStrength = 0
    const end = offsets[actor + 1] ?? 0
    for (let k = offsets[actor] ?? 0; k < end; k++) {
      const partner = neighbours[k] ?? 0
      const weight = weighted ? (weights[k] ?? 0) : 1
      const theirs = profileOf[partner] ?? -1
      const isKnown = row !== undefined && theirs !== -1
      if (isKnown) keptStrength += weight
      if (partner < actor) continue
      if (!isKnown) {
        sums.dropped += weight
        continue
      }
      sums.kept += weight
      sums.squares += weight * weight
      sums.internal += weight * (row[theirs] ?? 0)
    }
    sums.strengthSquares += keptStrength * keptStrength
  }
  return sums
}

/** Actors of each profile whose labels are shuffled: of a known sector, and by default with a tie. */
function poolSizes(
  network: SlicedNetwork,
  memberships: Memberships,
  labelPool: LabelPool,
): Float64Array {
  const { offsets } = project(network)
  const sizes = new Float64Array(memberships.shared.length)
  for (const [actor, profile] of memberships.profileOf.entries()) {
    if (profile === -1) continue
    if (labelPool === 'connected' && offsets[actor] === offsets[actor + 1]) continue
    sizes[profile] = (sizes[profile] ?? 0) + 1
  }
  return sizes
}
