import { readArcs } from '../../network/arcs.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { readMemberships, type Memberships } from '../openness/memberships.ts'
import { pointUpwards } from '../position/triangles.ts'
import { readKnownGraph, type KnownGraph } from './known-graph.ts'
import { sharedByThree, type PathShares } from './roles.ts'

/**
 * The open two-paths through each actor: how many, sums of their shares (see `partOf`), and of pairs of
 * them how many share what, for the variance. By row; whole numbers with one sector for each actor.
 */
export type TwoPaths = {
  paths: Float64Array
  shares: { [share in keyof PathShares]: Float64Array }
  /** Ordered pairs of paths with the same first end, the same last end, one end to the other's start, reversed. */
  sameFirst: Float64Array
  sameLast: Float64Array
  chained: Float64Array
  reversed: Float64Array
}

const known = new WeakMap<SlicedNetwork, Map<boolean, TwoPaths>>()

/** Actors of unknown sector are removed first. Found once for each slice and direction. */
export function findTwoPaths(network: SlicedNetwork, directed: boolean): TwoPaths {
  const both = known.get(network) ?? new Map<boolean, TwoPaths>()
  known.set(network, both)
  let paths = both.get(directed)
  if (paths === undefined) {
    const memberships = readMemberships(network)
    paths = directed
      ? directedPaths(network, memberships)
      : undirectedPaths(readKnownGraph(network, memberships), memberships)
    both.set(directed, paths)
  }
  return paths
}

function noPaths(actors: number): TwoPaths {
  const zeros = () => new Float64Array(actors)
  return {
    paths: zeros(),
    shares: { ab: zeros(), bc: zeros(), ac: zeros(), all: zeros() },
    sameFirst: zeros(),
    sameLast: zeros(),
    chained: zeros(),
    reversed: zeros(),
  }
}

function add(column: Float64Array, row: number, amount: number): void {
  column[row] = (column[row] ?? 0) + amount
}

/**
 * All pairs of partners, from sums by sector, less those that are tied, from triangles: hubs cost no
 * more than the rest. Each unordered pair of ends is one path, `ab` and `bc` are summed in `ab`, and
 * pairs of paths with one common end are all in `sameFirst`. O(ties^1.5).
 */
function undirectedPaths(graph: KnownGraph, memberships: Memberships): TwoPaths {
  const found = noPaths(graph.actorCount)
  const closed = takeOutTriangles(graph, memberships, found)
  for (let b = 0; b < graph.actorCount; b++) {
    addPairsOfPartners(graph, memberships, b, found)
    const start = graph.offsets[b] ?? 0
    const end = graph.offsets[b + 1] ?? 0
    let squares = 0
    for (let k = start; k < end; k++) squares += (end - start - 1 - (closed[k] ?? 0)) ** 2
    found.sameFirst[b] = squares - 2 * (found.paths[b] ?? 0)
  }
  return found
}

function addPairsOfPartners(
  { offsets, neighbours }: KnownGraph,
  { lists, profileOf, sectors }: Memberships,
  b: number,
  found: TwoPaths,
): void {
  const own = lists[profileOf[b] ?? -1]
  const start = offsets[b] ?? 0
  const end = offsets[b + 1] ?? 0
  const degree = end - start
  if (own === undefined || degree < 2) return
  const sums = new Float64Array(sectors)
  const squares = new Float64Array(sectors)
  for (let k = start; k < end; k++) {
    const list = lists[profileOf[neighbours[k] ?? 0] ?? 0] ?? []
    for (const g of list) {
      add(sums, g, 1 / list.length)
      add(squares, g, 1 / list.length ** 2)
    }
  }
  // Σ over pairs of partners of f_ag f_cg.
  const pairs = sums.map((sum, g) => (sum * sum - (squares[g] ?? 0)) / 2)
  add(found.paths, b, (degree * (degree - 1)) / 2)
  add(
    found.shares.ac,
    b,
    pairs.reduce((sum, one) => sum + one, 0),
  )
  for (const g of own) {
    add(found.shares.all, b, (pairs[g] ?? 0) / own.length)
    // Each partner is in degree − 1 pairs.
    add(found.shares.ab, b, ((degree - 1) * (sums[g] ?? 0)) / own.length)
  }
}

/** Takes the tied pairs of partners out; returns, by entry of the rows, the triangles of its tie. */
function takeOutTriangles(
  graph: KnownGraph,
  memberships: Memberships,
  found: TwoPaths,
): Float64Array {
  const { profileOf, shared } = memberships
  const ofThree = sharedByThree(memberships)
  const { offsets, targets } = pointUpwards(graph)
  const ofTie = new Float64Array(targets.length)
  const entry = new Int32Array(graph.actorCount).fill(-1)
  const close = (b: number, ac: number, others: number, all: number) => {
    add(found.paths, b, -1)
    add(found.shares.ac, b, -ac)
    add(found.shares.ab, b, -others)
    add(found.shares.all, b, -all)
  }
  for (let a = 0; a < graph.actorCount; a++) {
    const start = offsets[a] ?? 0
    const end = offsets[a + 1] ?? 0
    for (let k = start; k < end; k++) entry[targets[k] ?? 0] = k
    for (let k = start; k < end; k++) {
      const b = targets[k] ?? 0
      for (let m = offsets[b] ?? 0; m < (offsets[b + 1] ?? 0); m++) {
        const c = targets[m] ?? 0
        const third = entry[c] ?? -1
        if (third === -1) continue
        const [pa, pb, pc] = [profileOf[a] ?? 0, profileOf[b] ?? 0, profileOf[c] ?? 0]
        const ab = shared[pa]?.[pb] ?? 0
        const bc = shared[pb]?.[pc] ?? 0
        const ac = shared[pa]?.[pc] ?? 0
        const all = ofThree(pa, pb, pc)
        close(a, bc, ab + ac, all)
        close(b, ac, ab + bc, all)
        close(c, ab, ac + bc, all)
        for (const tie of [k, m, third]) add(ofTie, tie, 1)
      }
    }
    for (let k = start; k < end; k++) entry[targets[k] ?? 0] = -1
  }
  return spreadToRows(graph, offsets, targets, ofTie)
}

/** From ties told once to both of their entries in the rows. */
function spreadToRows(
  graph: KnownGraph,
  offsets: Int32Array,
  targets: Int32Array,
  ofTie: Float64Array,
): Float64Array {
  const ofEntry = new Float64Array(graph.neighbours.length)
  const entryOf = (row: number, other: number) => {
    const end = graph.offsets[row + 1] ?? 0
    const start = graph.offsets[row] ?? 0
    return start + graph.neighbours.subarray(start, end).indexOf(other)
  }
  for (let a = 0; a < graph.actorCount; a++) {
    for (let k = offsets[a] ?? 0; k < (offsets[a + 1] ?? 0); k++) {
      const triangles = ofTie[k] ?? 0
      if (triangles === 0) continue
      const b = targets[k] ?? 0
      ofEntry[entryOf(a, b)] = triangles
      ofEntry[entryOf(b, a)] = triangles
    }
  }
  return ofEntry
}

/** Paths a → b → c with a ≠ c and no arc a → c, one by one. O(Σ in × out + Σ in × out of the first). */
function directedPaths(network: SlicedNetwork, memberships: Memberships): TwoPaths {
  const { profileOf, shared } = memberships
  const ofThree = sharedByThree(memberships)
  const found = noPaths(network.actorCount)
  const { into, out } = listsOf(network, profileOf)
  for (let b = 0; b < network.actorCount; b++) {
    const pb = profileOf[b] ?? -1
    const starts = new Map<number, number>()
    const ends = new Map<number, number>()
    const open = new Set<number>()
    for (const a of into[b] ?? []) {
      const pa = profileOf[a] ?? 0
      for (const c of out[b] ?? []) {
        if (a === c || out[a]?.has(c) === true) continue
        const pc = profileOf[c] ?? 0
        add(found.paths, b, 1)
        add(found.shares.ab, b, shared[pa]?.[pb] ?? 0)
        add(found.shares.bc, b, shared[pb]?.[pc] ?? 0)
        add(found.shares.ac, b, shared[pa]?.[pc] ?? 0)
        add(found.shares.all, b, ofThree(pa, pb, pc))
        starts.set(a, (starts.get(a) ?? 0) + 1)
        ends.set(c, (ends.get(c) ?? 0) + 1)
        open.add(a * network.actorCount + c)
        if (open.has(c * network.actorCount + a)) add(found.reversed, b, 2)
      }
    }
    for (const [a, count] of starts) {
      add(found.sameFirst, b, count * (count - 1))
      add(found.chained, b, 2 * count * (ends.get(a) ?? 0))
    }
    for (const count of ends.values()) add(found.sameLast, b, count * (count - 1))
    // A path and its reverse meet at both ends: they are told apart.
    add(found.chained, b, -2 * (found.reversed[b] ?? 0))
  }
  return found
}

function listsOf(network: SlicedNetwork, profileOf: Int32Array) {
  const empty = () => Array.from({ length: network.actorCount }, () => new Set<number>())
  const [into, out] = [empty(), empty()]
  const { source, target } = readArcs(network)
  for (const [k, a] of source.entries()) {
    const b = target[k] ?? 0
    if (profileOf[a] === -1 || profileOf[b] === -1) continue
    out[a]?.add(b)
    into[b]?.add(a)
  }
  return { into, out }
}
