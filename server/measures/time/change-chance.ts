import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { compareWithDraws } from '../chance/compare-with-draws.ts'
import { kernelMeans, sdOfDifference } from '../chance/exact-moments.ts'
import { groupPool } from '../chance/label-permutation.ts'
import type { MeasureContext, Result } from '../measure.ts'
import { poolOf, profileSizes, type KnownTies } from '../openness/known-ties.ts'
import { readMemberships, type Memberships } from '../openness/memberships.ts'
import { DRAWS, labelShuffler, type MixingOptions } from '../openness/null-model.ts'

/** 95 % of a normal distribution lie within so many standard deviations. */
const NORMAL_95 = 1.959963984540054

/** One window: who could have which label in it, and its ties of known sectors. */
export type Side = { network: SlicedNetwork; memberships: Memberships; ties: KnownTies }

/** `curveball` and `bicm` draw collaborations anew: nothing would then last from one window to the other. */
export type ChangeModel = Pick<MixingOptions, 'draws' | 'within'> & {
  nullModel: 'exact' | 'label-permutation'
}

/**
 * A difference of two indices as one sum over pairs of actors: −2 Σ u φ, φ being the internal share of a
 * pair. Σ u is 0.
 */
type Difference = { squares: number; strengthSquares: number }

type Both = {
  /** The actors in the label pool of either window. */
  memberships: Memberships
  /** Rows of the whole network, ascending; what places below refer to. */
  rows: Int32Array
  a: Int32Array
  b: Int32Array
  /** w₂ / W₂ − w₁ / W₁ of each tie of either window. */
  share: Float64Array
  /** The places of each window's own pool. */
  pools: readonly [Int32Array, Int32Array]
}

/**
 * What chance makes of a change of EI_N and of the change beyond chance, (O₂ − E₂) − (O₁ − E₁), when the
 * labels of all who have a tie in either window are shuffled, each actor having the same in both, and both
 * windows' ties stay. Both changes are sums over pairs of actors whose weights sum to 0, so that chance
 * gives 0 in the mean, and their standard deviations are exact (chance/exact-moments.ts): two windows that
 * share actors are not taken for independent. The pairs of E are weighed without being listed.
 * O(ties + actors + profiles²), with draws O(draws × (ties + actors + profiles²)).
 * Oracle: all orders of the labels of a small network.
 */
export function chanceOfChange(
  sides: readonly [Side, Side],
  change: { value: number; beyond: number },
  options: ChangeModel,
  context: MeasureContext,
): Partial<Result> & { parts: Record<string, number | null> } {
  const both = readBoth(sides)
  const { shared, sectors } = both.memberships
  const all = Int32Array.from(both.rows.keys())
  const means = kernelMeans(shared, profileSizes(both.memberships, all))
  const none = sectors === 1 ? ('one-sector' as const) : ('no-variance' as const)
  if (options.nullModel === 'label-permutation') {
    return drawn(sides[1].network, both, all, change, options, context, none)
  }
  const sd = means ? sdOfDifference(means, weightsOfChange(both)) : null
  const beyondSd = means ? sdOfDifference(means, weightsBeyond(both)) : null
  const how = { nullModel: 'label-permutation', exact: true }
  const parts = { beyond: change.beyond, beyondSd }
  if (sd === null) return { ...how, sd, z: null, reason: 'too-few-actors', parts }
  return {
    ...how,
    expectation: 0,
    sd,
    z: sd === 0 ? null : change.value / sd,
    ...(sd === 0 && { reason: none }),
    interval: [Math.max(-2, -NORMAL_95 * sd), Math.min(2, NORMAL_95 * sd)],
    parts,
  }
}

function readBoth([first, second]: readonly [Side, Side]): Both {
  const poolRows = [first, second].map(({ network, memberships }) =>
    poolOf(network, memberships, 'connected').map((actor) => network.actorRows[actor] ?? 0),
  )
  const rows = Int32Array.from(new Set(poolRows.flatMap((pool) => [...pool]))).toSorted()
  const placeOf = new Map(Array.from(rows, (row, place) => [row, place]))
  const shares = new Map<number, number>()
  for (const [sign, { network, ties }] of [[-1, first] as const, [1, second] as const]) {
    for (let k = 0; k < ties.a.length; k++) {
      const a = placeOf.get(network.actorRows[ties.a[k] ?? 0] ?? 0) ?? 0
      const b = placeOf.get(network.actorRows[ties.b[k] ?? 0] ?? 0) ?? 0
      const key = Math.min(a, b) * rows.length + Math.max(a, b)
      const share = (sign * (ties.weight[k] ?? 0)) / ties.sums.total
      shares.set(key, (shares.get(key) ?? 0) + share)
    }
  }
  const keys = [...shares.keys()]
  const places = (pool: Int32Array | undefined) =>
    Int32Array.from(pool ?? [], (row) => placeOf.get(row) ?? 0)
  return {
    memberships: readMemberships({
      whole: second.network.whole,
      actorRows: rows,
      actorCount: rows.length,
    }),
    rows,
    a: Int32Array.from(keys, (key) => Math.floor(key / rows.length)),
    b: Int32Array.from(keys, (key) => key % rows.length),
    share: Float64Array.from(shares.values()),
    pools: [places(poolRows[0]), places(poolRows[1])],
  }
}

function weightsOfChange({ a, b, share, rows }: Both): Difference {
  const strengths = new Float64Array(rows.length)
  let squares = 0
  for (const [k, own] of share.entries()) {
    squares += own * own
    for (const end of [a[k] ?? 0, b[k] ?? 0]) strengths[end] = (strengths[end] ?? 0) + own
  }
  return { squares, strengthSquares: strengths.reduce((sum, one) => sum + one * one, 0) }
}

/**
 * The same less what E makes of each pair: every pair of a window's pool weighs one over their number
 * there. Squares and cross products of these are counted, not listed.
 */
function weightsBeyond({ a, b, share, rows, pools }: Both): Difference {
  const isIn = pools.map((pool) => {
    const flags = new Uint8Array(rows.length)
    for (const place of pool) flags[place] = 1
    return flags
  })
  const [in1 = new Uint8Array(0), in2 = new Uint8Array(0)] = isIn
  const [pairs1, pairs2] = [pairsOf(pools[0].length), pairsOf(pools[1].length)]
  const pairsOfBoth = pairsOf(pools[0].filter((place) => in2[place] === 1).length)
  const strengths = Float64Array.from(rows.keys(), (place) => {
    const one = in1[place] === 1 ? (pools[0].length - 1) / pairs1 : 0
    const two = in2[place] === 1 ? (pools[1].length - 1) / pairs2 : 0
    return one - two
  })
  let squares = 1 / pairs1 + 1 / pairs2 - (2 * pairsOfBoth) / (pairs1 * pairs2)
  for (const [k, own] of share.entries()) {
    const [i, j] = [a[k] ?? 0, b[k] ?? 0]
    const usual =
      (in1[i] === 1 && in1[j] === 1 ? 1 / pairs1 : 0) -
      (in2[i] === 1 && in2[j] === 1 ? 1 / pairs2 : 0)
    squares += own * own + 2 * own * usual
    for (const end of [i, j]) strengths[end] = (strengths[end] ?? 0) + own
  }
  return { squares, strengthSquares: strengths.reduce((sum, one) => sum + one * one, 0) }
}

function pairsOf(actors: number): number {
  return (actors * (actors - 1)) / 2
}

function drawn(
  network: SlicedNetwork,
  both: Both,
  all: Int32Array,
  change: { value: number; beyond: number },
  options: ChangeModel,
  { seed, limit, geography }: MeasureContext,
  none: 'one-sector' | 'no-variance',
): Partial<Result> & { parts: Record<string, number | null> } {
  const { memberships, a, b, share, pools, rows } = both
  const how = { nullModel: options.nullModel, seed, exact: false }
  const draws = options.draws ?? DRAWS
  const steps = share.length + rows.length + 2 * memberships.lists.length ** 2
  const parts = { beyond: change.beyond, beyondSd: null }
  if (draws * steps > limit) return { ...how, reason: 'too-costly', parts }
  const base = { whole: network.whole, actorRows: rows }
  const groups = groupPool(all, { network: base, within: options.within, geography })
  const shuffle = labelShuffler(memberships, groups, seed)
  const changes = new Float64Array(draws)
  const excesses = new Float64Array(draws)
  for (let draw = 0; draw < draws; draw++) {
    const profileOf = shuffle()
    let inside = 0
    for (let k = 0; k < share.length; k++) {
      const row = memberships.shared[profileOf[a[k] ?? 0] ?? 0]
      inside += (share[k] ?? 0) * (row?.[profileOf[b[k] ?? 0] ?? 0] ?? 0)
    }
    const [one = 0, two = 0] = pools.map((pool) => {
      const sizes = profileSizes({ ...memberships, profileOf }, pool)
      return kernelMeans(memberships.shared, sizes)?.pairs ?? 0
    })
    changes[draw] = -2 * inside
    excesses[draw] = -2 * inside + 2 * (two - one)
  }
  const isFree = options.within === undefined
  const seen = compareWithDraws(change.value, changes, isFree ? 0 : undefined)
  const beyond = compareWithDraws(change.beyond, excesses, isFree ? 0 : undefined)
  if (seen === undefined || beyond === undefined) return { ...how, reason: none, parts }
  const { pLow, pHigh, ...rest } = seen
  return {
    ...rest,
    ...how,
    ...(rest.z === null && { reason: none }),
    parts: {
      beyond: change.beyond,
      beyondSd: beyond.sd,
      beyondP: beyond.p,
      pLow,
      pHigh,
      draws,
    },
  }
}
