import { accumulate } from '../../network/incidence.ts'
import { shuffledRows } from '../../network/random.ts'

/** A weighted graph in compressed rows; `loops` is the weight inside each row (0 for an actor). */
export type WeightedGraph = {
  offsets: Int32Array
  neighbours: Int32Array
  weights: Float64Array
  loops: Float64Array
}

/** A gain of modularity below this is rounding: moving on it could go round for ever. */
const LEAST_GAIN = 1e-12
const MAX_ROUNDS = 20

/** A round that gains less than this is the last. */
const LEAST_GAIN_OF_ROUND = 2e-4

/**
 * A partition of high modularity: Louvain (Blondel et al. 2008) with the refinement of Leiden (Traag,
 * Waltman & van Eck 2019), run again from its own result until a round gains almost nothing. What is
 * joined for the next level are parts of communities, grown from single actors inside them, so that a
 * part can still change sides there; plain Louvain joins whole communities and stays 2 % lower on large
 * networks. Greedy, so not the maximum. About O(ties) for each round.
 */
export function louvain(graph: WeightedGraph, random: () => number): Int32Array {
  const rows = graph.offsets.length - 1
  let membership = new Int32Array(rows).map((_, row) => row)
  let best = -Infinity
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const found = oneRound(graph, membership, random)
    const modularity = modularityOf(graph, found)
    const gain = modularity - best
    if (gain > 0) {
      best = modularity
      membership = found
    }
    if (gain <= LEAST_GAIN_OF_ROUND) break
  }
  return membership
}

/** Σ_c (weight inside c / W − (strength of c / 2W)²); 0 for a graph without weight. */
export function modularityOf(graph: WeightedGraph, membership: Int32Array): number {
  const rows = graph.offsets.length - 1
  const inside = new Float64Array(rows)
  const totals = new Float64Array(rows)
  let all = 0
  for (let row = 0; row < rows; row++) {
    const own = membership[row] ?? 0
    const loop = graph.loops[row] ?? 0
    let strength = 2 * loop
    let within = 2 * loop
    const end = graph.offsets[row + 1] ?? 0
    for (let k = graph.offsets[row] ?? 0; k < end; k++) {
      const weight = graph.weights[k] ?? 0
      strength += weight
      if (membership[graph.neighbours[k] ?? 0] === own) within += weight
    }
    inside[own] = (inside[own] ?? 0) + within
    totals[own] = (totals[own] ?? 0) + strength
    all += strength
  }
  if (all === 0) return 0
  let modularity = 0
  for (let c = 0; c < rows; c++) {
    modularity += (inside[c] ?? 0) / all - ((totals[c] ?? 0) / all) ** 2
  }
  return modularity
}

/**
 * Moves rows, makes a graph of the parts of the communities found, moves those from where they are, and
 * so on up; returns the communities by row.
 */
function oneRound(
  graph: WeightedGraph,
  start: Int32Array,
  random: () => number,
): Int32Array<ArrayBuffer> {
  let level = graph
  let community = moveRows(level, start, random)
  const place = new Int32Array(start.length).map((_, row) => row)
  for (;;) {
    const alone = new Int32Array(community.length).map((_, row) => row)
    const parts = renumber(moveRows(level, alone, random, community))
    if (parts.count === community.length) break
    const next = new Int32Array(parts.count)
    for (const [row, part] of parts.membership.entries()) next[part] = community[row] ?? 0
    for (let row = 0; row < place.length; row++) {
      place[row] = parts.membership[place[row] ?? 0] ?? 0
    }
    level = aggregate(level, parts.membership, parts.count)
    community = moveRows(level, renumber(next).membership, random)
  }
  return place.map((row) => community[row] ?? 0)
}

/**
 * Moves each row to the neighbouring community that gains most, until no row wants to move. With
 * `within`, rows of one label there see each other alone.
 */
function moveRows(
  graph: WeightedGraph,
  start: Int32Array,
  random: () => number,
  within?: Int32Array,
): Int32Array {
  const rows = graph.offsets.length - 1
  const membership = start.slice()
  const strengths = strengthsOf(graph)
  const totals = new Float64Array(rows)
  const sizes = new Int32Array(rows)
  let all = 0
  for (let row = 0; row < rows; row++) {
    const own = membership[row] ?? 0
    const strength = strengths[row] ?? 0
    totals[own] = (totals[own] ?? 0) + strength
    sizes[own] = (sizes[own] ?? 0) + 1
    all += strength
  }
  if (all === 0) return membership
  const empty: number[] = []
  for (let c = rows - 1; c >= 0; c--) if (sizes[c] === 0) empty.push(c)
  const queue = shuffledRows(rows, random)
  const isQueued = new Uint8Array(rows).fill(1)
  const linked = new Float64Array(rows)
  const touched: number[] = []
  let head = 0
  let waiting = rows
  while (waiting > 0) {
    const row = queue[head] ?? 0
    head = (head + 1) % rows
    waiting--
    isQueued[row] = 0
    const own = membership[row] ?? 0
    const strength = strengths[row] ?? 0
    const first = graph.offsets[row] ?? 0
    const end = graph.offsets[row + 1] ?? 0
    touched.length = 0
    for (let k = first; k < end; k++) {
      const neighbour = graph.neighbours[k] ?? 0
      if (within !== undefined && within[neighbour] !== within[row]) continue
      const community = membership[neighbour] ?? 0
      if (linked[community] === 0) touched.push(community)
      linked[community] = (linked[community] ?? 0) + (graph.weights[k] ?? 0)
    }
    totals[own] = (totals[own] ?? 0) - strength
    sizes[own] = (sizes[own] ?? 0) - 1
    let best = own
    let bestGain = (linked[own] ?? 0) - ((totals[own] ?? 0) * strength) / all
    for (const community of touched) {
      const gain = (linked[community] ?? 0) - ((totals[community] ?? 0) * strength) / all
      if (gain > bestGain + LEAST_GAIN) {
        best = community
        bestGain = gain
      }
    }
    // To be alone gains nothing and costs nothing; a loss anywhere else is worse.
    const alone = sizes[own] === 0 ? own : empty.at(-1)
    if (alone !== undefined && alone !== own && bestGain < -LEAST_GAIN) {
      best = alone
      empty.pop()
    }
    for (const community of touched) linked[community] = 0
    if (best !== own && sizes[own] === 0) empty.push(own)
    totals[best] = (totals[best] ?? 0) + strength
    sizes[best] = (sizes[best] ?? 0) + 1
    if (best === own) continue
    membership[row] = best
    for (let k = first; k < end; k++) {
      const neighbour = graph.neighbours[k] ?? 0
      if (isQueued[neighbour] === 1 || membership[neighbour] === best) continue
      isQueued[neighbour] = 1
      queue[(head + waiting) % rows] = neighbour
      waiting++
    }
  }
  return membership
}

function strengthsOf(graph: WeightedGraph): Float64Array {
  return graph.loops.map((loop, row) => {
    let strength = 2 * loop
    const end = graph.offsets[row + 1] ?? 0
    for (let k = graph.offsets[row] ?? 0; k < end; k++) strength += graph.weights[k] ?? 0
    return strength
  })
}

/** Communities numbered from 0 in the order of their first row. */
function renumber(membership: Int32Array): { membership: Int32Array; count: number } {
  const numbers = new Int32Array(membership.length).fill(-1)
  let count = 0
  const renumbered = membership.map((community) => {
    if (numbers[community] === -1) numbers[community] = count++
    return numbers[community] ?? 0
  })
  return { membership: renumbered, count }
}

/** The graph whose rows are communities; ties inside become loops. */
function aggregate(graph: WeightedGraph, membership: Int32Array, count: number): WeightedGraph {
  const memberOffsets = new Int32Array(count + 1)
  for (const c of membership) memberOffsets[c + 1] = (memberOffsets[c + 1] ?? 0) + 1
  accumulate(memberOffsets)
  const cursor = memberOffsets.slice()
  const members = new Int32Array(membership.length)
  for (const [row, c] of membership.entries()) {
    const place = cursor[c] ?? 0
    members[place] = row
    cursor[c] = place + 1
  }
  const offsets = new Int32Array(count + 1)
  const neighbours: number[] = []
  const weights: number[] = []
  const loops = new Float64Array(count)
  const sums = new Float64Array(count)
  const seenBy = new Int32Array(count).fill(-1)
  for (let c = 0; c < count; c++) {
    const start = neighbours.length
    let loop = 0
    for (let m = memberOffsets[c] ?? 0; m < (memberOffsets[c + 1] ?? 0); m++) {
      const row = members[m] ?? 0
      loop += graph.loops[row] ?? 0
      const end = graph.offsets[row + 1] ?? 0
      for (let k = graph.offsets[row] ?? 0; k < end; k++) {
        const other = membership[graph.neighbours[k] ?? 0] ?? 0
        const weight = graph.weights[k] ?? 0
        if (other === c) {
          // Seen from both its ends.
          loop += weight / 2
          continue
        }
        if (seenBy[other] !== c) {
          seenBy[other] = c
          sums[other] = 0
          neighbours.push(other)
        }
        sums[other] = (sums[other] ?? 0) + weight
      }
    }
    loops[c] = loop
    for (let k = start; k < neighbours.length; k++) weights.push(sums[neighbours[k] ?? 0] ?? 0)
    offsets[c + 1] = neighbours.length
  }
  return {
    offsets,
    neighbours: Int32Array.from(neighbours),
    weights: Float64Array.from(weights),
    loops,
  }
}
