import { readArcs } from './arcs.ts'
import type { Rows } from './components.ts'
import { accumulate } from './incidence.ts'
import type { SlicedNetwork } from './sliced-network.ts'

/** Who reaches whom: `out` follows the ties, `into` goes against them; rows ascending, no loops. */
export type DirectedProjection = { out: Rows; into: Rows }

const known = new WeakMap<SlicedNetwork, DirectedProjection>()

/**
 * The projection with the direction that declared ties have: from source to target of a directed
 * collaboration, both ways between the members of any other. Made once for each slice; O(Σ n_p²).
 */
export function projectDirected(network: SlicedNetwork): DirectedProjection {
  let projection = known.get(network)
  if (projection === undefined) {
    const { from, to } = allArcs(network)
    const { actorCount } = network
    projection = { out: compress(actorCount, from, to), into: compress(actorCount, to, from) }
    known.set(network, projection)
  }
  return projection
}

function allArcs(network: SlicedNetwork): { from: number[]; to: number[] } {
  const { directed } = network.whole.packed.collaborations
  const { source, target } = readArcs(network)
  const from = [...source]
  const to = [...target]
  for (let p = 0; p < network.collaborationCount; p++) {
    if (directed[network.collaborationRows[p] ?? 0] === 1) continue
    const start = network.collaborationOffsets[p]
    const members = network.collaborationMembers.subarray(
      start,
      network.collaborationOffsets[p + 1],
    )
    for (const a of members) {
      for (const b of members) {
        if (a === b) continue
        from.push(a)
        to.push(b)
      }
    }
  }
  return { from, to }
}

function compress(rows: number, from: readonly number[], to: readonly number[]): Rows {
  const offsets = new Int32Array(rows + 1)
  for (const row of from) offsets[row + 1] = (offsets[row + 1] ?? 0) + 1
  accumulate(offsets)
  const cursor = offsets.slice()
  const filled = new Int32Array(from.length)
  for (const [place, row] of from.entries()) {
    const at = cursor[row] ?? 0
    filled[at] = to[place] ?? 0
    cursor[row] = at + 1
  }
  const neighbours = new Int32Array(from.length)
  const distinct = new Int32Array(rows + 1)
  let next = 0
  for (let row = 0; row < rows; row++) {
    let last = -1
    for (const neighbour of filled.subarray(offsets[row], offsets[row + 1]).toSorted()) {
      if (neighbour !== last) neighbours[next++] = neighbour
      last = neighbour
    }
    distinct[row + 1] = next
  }
  return { offsets: distinct, neighbours: neighbours.slice(0, next) }
}
