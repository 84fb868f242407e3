import { Type } from 'typebox'
import { breadthFirst, breadthFirstSpace } from '../../network/breadth-first.ts'
import { findComponents } from '../../network/components.ts'
import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineNetworkMeasure } from '../measure.ts'

// Distances between all pairs of actors, counted in ties; weights are not used. Found once for each
// slice, by a breadth-first search from each actor that has a tie: O(actors × ties), `too-costly` past
// the limit. Oracle: networkx, igraph; closed forms on path, star and complete graph.

type Distances = {
  /** Ordered pairs with a path, Σ d and Σ 1 / d over them. */
  pairs: number
  sum: number
  inverses: number
  longest: number
  /** A row at one end of a longest path. */
  end: number
  /** Ordered pairs at each distance. */
  atDistance: number[]
  /** Longest within a component of the largest size. */
  longestInLargest: number
}

const known = new WeakMap<SlicedNetwork, Distances>()

/** The distances of a slice, found once. O(actors × ties). */
export function distancesOf(network: SlicedNetwork): Distances {
  let distances = known.get(network)
  if (distances === undefined) {
    distances = computeDistances(network)
    known.set(network, distances)
  }
  return distances
}

function computeDistances(network: SlicedNetwork): Distances {
  const graph = project(network)
  const space = breadthFirstSpace(network.actorCount)
  const { componentOf, sizes } = findComponents(graph)
  const largest = sizes.reduce((a, b) => Math.max(a, b), 0)
  const all = { pairs: 0, sum: 0, inverses: 0, longest: 0, longestInLargest: 0 }
  const atDistance = [0]
  let end = 0
  for (let actor = 0; actor < network.actorCount; actor++) {
    const reached = breadthFirst(graph, actor, space)
    all.pairs += reached - 1
    let farthest = 0
    for (let place = 1; place < reached; place++) {
      farthest = space.distance[space.order[place] ?? 0] ?? 0
      all.sum += farthest
      all.inverses += 1 / farthest
      atDistance[farthest] = (atDistance[farthest] ?? 0) + 1
    }
    if (farthest > all.longest) end = actor
    all.longest = Math.max(all.longest, farthest)
    if (sizes[componentOf[actor] ?? 0] === largest) {
      all.longestInLargest = Math.max(all.longestInLargest, farthest)
    }
  }
  return { ...all, end, atDistance }
}

const cost = (network: SlicedNetwork) => 2 * network.actorCount * project(network).ties

/**
 * How near actors are to each other: the mean of 1 / d over all pairs, 0 for a pair without path. It needs
 * no special case for several components or isolated actors, unlike the mean distance. Fewer than two
 * actors: null. Latora & Marchiori 2001.
 */
export const globalEfficiency = defineNetworkMeasure({
  id: 'global-efficiency',
  family: 'structure',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost,
  compute(network) {
    const n = network.actorCount
    if (n < 2) return { value: null, reason: n === 0 ? 'no-actor' : 'too-few-actors' }
    return { value: distancesOf(network).inverses / (n * (n - 1)) }
  },
})

/**
 * Mean number of steps between two actors that a path joins. It falls when a network breaks apart, since
 * the pairs torn apart are no longer in it: `reachable` is their share among all pairs. No tie: null.
 */
export const meanDistance = defineNetworkMeasure({
  id: 'mean-distance',
  family: 'structure',
  unit: 'count',
  isDefault: false,
  options: Type.Object({}),
  cost,
  compute(network) {
    const { pairs, sum } = distancesOf(network)
    const n = network.actorCount
    if (pairs === 0) return { value: null, reason: n === 0 ? 'no-actor' : 'no-path' }
    return { value: sum / pairs, parts: { reachable: pairs / (n * (n - 1)) } }
  },
})

/**
 * Steps between the two actors furthest apart among those that a path joins; `largest`: within the
 * largest component. No tie: null.
 */
export const diameter = defineNetworkMeasure({
  id: 'diameter',
  family: 'structure',
  unit: 'count',
  isDefault: false,
  options: Type.Object({}),
  cost,
  compute(network) {
    const { pairs, longest, longestInLargest } = distancesOf(network)
    if (pairs === 0)
      return { value: null, reason: network.actorCount === 0 ? 'no-actor' : 'no-path' }
    return { value: longest, parts: { largest: longestInLargest } }
  },
})
