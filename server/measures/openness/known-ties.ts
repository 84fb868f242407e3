import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import type { Finding } from '../../domain/findings.ts'
import type { Reason } from '../../domain/findings.ts'
import type { WeightSums } from '../chance/exact-moments.ts'
import type { LabelPool } from './label-pool.ts'
import type { Memberships } from './memberships.ts'

/** The ties whose two ends have a known sector, each once, and what they weigh. */
export type KnownTies = {
  a: Int32Array
  b: Int32Array
  weight: Float64Array
  sums: WeightSums
  /** Weight of the ties with an unknown sector at an end. */
  dropped: number
}

/** Each tie counts 1, or its Newman weight. O(actors + ties). */
export function readKnownTies(
  network: SlicedNetwork,
  { profileOf }: Memberships,
  weighted: boolean,
): KnownTies {
  const { offsets, neighbours, weights, ties } = project(network)
  const a = new Int32Array(ties)
  const b = new Int32Array(ties)
  const weight = new Float64Array(ties)
  const sums = { total: 0, squares: 0, strengthSquares: 0 }
  let count = 0
  let dropped = 0
  for (let actor = 0; actor < network.actorCount; actor++) {
    const isKnown = profileOf[actor] !== -1
    let strength = 0
    const end = offsets[actor + 1] ?? 0
    for (let k = offsets[actor] ?? 0; k < end; k++) {
      const partner = neighbours[k] ?? 0
      const own = weighted ? (weights[k] ?? 0) : 1
      const isKept = isKnown && profileOf[partner] !== -1
      if (isKept) strength += own
      if (partner < actor) continue
      if (!isKept) {
        dropped += own
        continue
      }
      a[count] = actor
      b[count] = partner
      weight[count++] = own
      sums.total += own
      sums.squares += own * own
    }
    sums.strengthSquares += strength * strength
  }
  return {
    a: a.subarray(0, count),
    b: b.subarray(0, count),
    weight: weight.subarray(0, count),
    sums,
    dropped,
  }
}

export function coverageOf({ sums, dropped }: KnownTies, code: string): Finding['coverage'] {
  return { used: sums.total, dropped, why: dropped > 0 ? [{ code, count: dropped }] : [] }
}

/** Why there is nothing to say about mixing; undefined where there is. */
export function whyNoMixing(network: SlicedNetwork, ties: KnownTies): Reason | undefined {
  if (network.actorCount === 0) return 'no-actor'
  if (ties.sums.total > 0) return undefined
  return ties.dropped > 0 ? 'no-known-sector' : 'no-tie'
}

/** Rows of the actors whose labels are shuffled: of a known sector, and by default with a tie. */
export function poolOf(
  network: SlicedNetwork,
  { profileOf }: Memberships,
  labelPool: LabelPool,
): Int32Array {
  const { offsets } = project(network)
  const rows: number[] = []
  for (const [actor, profile] of profileOf.entries()) {
    if (profile === -1) continue
    if (labelPool === 'connected' && offsets[actor] === offsets[actor + 1]) continue
    rows.push(actor)
  }
  return Int32Array.from(rows)
}

/** How many actors of a pool have each profile. */
export function profileSizes({ profileOf, lists }: Memberships, pool: Int32Array): Float64Array {
  const sizes = new Float64Array(lists.length)
  for (const actor of pool) {
    const profile = profileOf[actor] ?? 0
    sizes[profile] = (sizes[profile] ?? 0) + 1
  }
  return sizes
}

/** How many actors of a pool each sector has, those of several sectors in equal shares: n_g. */
export function sectorSizes(memberships: Memberships, pool: Int32Array): Float64Array {
  const sizes = new Float64Array(memberships.sectors)
  for (const [profile, actors] of profileSizes(memberships, pool).entries()) {
    const list = memberships.lists[profile] ?? []
    for (const sector of list) sizes[sector] = (sizes[sector] ?? 0) + actors / list.length
  }
  return sizes
}
