import { Type } from 'typebox'
import {
  breadthFirst,
  breadthFirstSpace,
  type BreadthFirstSpace,
} from '../../network/breadth-first.ts'
import { findComponents, type Rows } from '../../network/components.ts'
import { twoModeGraph } from '../../network/two-mode-graph.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { nothingToMeasure } from './two-mode.ts'

/**
 * Longest shortest path, in links, of the largest component of the two-mode graph (actors and
 * collaborations); of several components of that size, the longest of all.
 *
 * From one actor to another it counts two for each collaboration between them. Weights are not used;
 * other components and isolated actors are left out, since a path between components has no length.
 * Exact, by iFUB (Crescenzi et al. 2013): from a node in the middle, only the nodes far from it are
 * searched from, as long as two of them could be further apart than what was found. O(nodes × links) at
 * worst and usually a few searches; past the limit of steps it answers `too-costly`. Oracle: the
 * published table of the URBACT networks; 2 (n − 1) on a chain of n actors in pairs; the longest of all
 * searches on small networks.
 */
export const twoModeDiameter = defineNetworkMeasure({
  id: 'two-mode-diameter',
  family: 'structure',
  unit: 'count',
  options: Type.Object({}),
  cost: () => 0,
  compute(network, _options, { limit }) {
    const missing = nothingToMeasure(network)
    if (missing) return missing
    const graph = twoModeGraph(network)
    const { sizes, componentOf } = findComponents(graph)
    const largest = sizes.reduce((a, b) => Math.max(a, b), 0)
    const search = startSearch(graph)
    let diameter = 0
    for (const [component, size] of sizes.entries()) {
      if (size !== largest) continue
      const found = diameterFrom(search, componentOf.indexOf(component), limit)
      if (found === undefined) return { value: null, reason: 'too-costly' }
      diameter = Math.max(diameter, found)
    }
    return { value: diameter }
  },
})

type Search = { graph: Rows; space: BreadthFirstSpace; steps: number }

function startSearch(graph: Rows): Search {
  return { graph, space: breadthFirstSpace(graph.offsets.length - 1), steps: 0 }
}

/** The diameter of the component of a node; undefined once the limit of steps is passed. */
function diameterFrom(search: Search, start: number, limit: number): number | undefined {
  const middle = middleOf(search, start)
  const reached = searchFrom(search, middle)
  // Nodes by distance from the middle, kept apart: the space serves the next search.
  const order = search.space.order.slice(0, reached)
  const distance = order.map((node) => search.space.distance[node] ?? 0)
  let longest = distance[reached - 1] ?? 0
  for (let place = reached - 1; place > 0; place--) {
    // Any two nodes no further from the middle than this are at most twice that apart.
    if (longest >= 2 * (distance[place] ?? 0)) return longest
    if (search.steps > limit) return undefined
    longest = Math.max(longest, farthestFrom(search, order[place] ?? 0).distance)
  }
  return longest
}

/** A node half way on a long shortest path: from the farthest of a start to the farthest of that. */
function middleOf(search: Search, start: number): number {
  const { node: one } = farthestFrom(search, start)
  const { node: other, distance: length } = farthestFrom(search, one)
  const { distance } = search.space
  let node = other
  for (let left = length; left > Math.floor(length / 2); left--) {
    const end = search.graph.offsets[node + 1] ?? 0
    for (let k = search.graph.offsets[node] ?? 0; k < end; k++) {
      const neighbour = search.graph.neighbours[k] ?? 0
      if (distance[neighbour] !== left - 1) continue
      node = neighbour
      break
    }
  }
  return node
}

function farthestFrom(search: Search, start: number): { node: number; distance: number } {
  const reached = searchFrom(search, start)
  const node = search.space.order[reached - 1] ?? start
  return { node, distance: search.space.distance[node] ?? 0 }
}

function searchFrom(search: Search, start: number): number {
  search.space.mark.fill(-1)
  search.steps += search.graph.neighbours.length
  return breadthFirst(search.graph, start, search.space)
}
