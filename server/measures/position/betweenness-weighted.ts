import { Type } from 'typebox'
import { project, type Projection } from '../../network/projection.ts'
import { createQueue, type DistanceQueue } from './distance-queue.ts'
import { defineActorMeasure } from '../measure.ts'

/** Two path lengths closer than this, relative to the longer, are equal (as in igraph). */
const SAME_LENGTH = 1e-10

/**
 * Betweenness over paths whose length is Σ 1 / w_ij: the stronger a tie, the shorter
 * (Newman 2001). Σ_{s<t} σ_st(i) / σ_st, divided by (N − 1)(N − 2) / 2.
 *
 * Weights are Newman weights; a tie without weight is no way. Lengths are sums of doubles: two within
 * 1e-10 of each other are equal, or paths equal on paper would be counted as one. N is the whole base,
 * isolated actors included, which have 0; pairs in different components give nothing. Fewer than three
 * actors: null. Dijkstra and Brandes' accumulation from each actor: O(actors × (ties + actors log
 * actors)); refused as `too-costly` past the limit. Brandes 2001; Opsahl et al. 2010. Oracle: networkx
 * on exact fractions; a naive version in integers.
 */
export const betweennessWeighted = defineActorMeasure({
  id: 'betweenness-weighted',
  family: 'position',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  // A visit costs about five of an unweighted search: the queue is ordered as it goes.
  cost: (network) => network.actorCount * 20 * project(network).ties,
  compute(network) {
    const n = network.actorCount
    if (n < 3) return { values: new Float64Array(n).fill(Number.NaN), reason: 'too-few-actors' }
    const graph = project(network)
    const space = {
      lengths: graph.weights.map((weight) => 1 / weight),
      settledFor: new Int32Array(n).fill(-1),
      order: new Int32Array(n),
      distance: new Float64Array(n).fill(Infinity),
      paths: new Float64Array(n),
      dependency: new Float64Array(n),
      queue: createQueue(),
    }
    const sums = new Float64Array(n)
    for (let source = 0; source < n; source++) {
      if (graph.offsets[source] !== graph.offsets[source + 1]) addFrom(graph, source, space, sums)
    }
    // Each unordered pair was counted from both its ends.
    return { values: sums.map((sum) => sum / ((n - 1) * (n - 2))) }
  },
})

type Space = {
  lengths: Float64Array
  /** The source whose search last settled the row. */
  settledFor: Int32Array
  order: Int32Array
  distance: Float64Array
  paths: Float64Array
  dependency: Float64Array
  queue: DistanceQueue
}

function addFrom(graph: Projection, source: number, space: Space, sums: Float64Array): void {
  const { order, distance, paths, dependency, lengths } = space
  const reached = searchFrom(graph, source, space)
  for (let place = reached - 1; place > 0; place--) {
    const actor = order[place] ?? 0
    const through = dependency[actor] ?? 0
    const given = (1 + through) / (paths[actor] ?? 1)
    const end = graph.offsets[actor + 1] ?? 0
    for (let k = graph.offsets[actor] ?? 0; k < end; k++) {
      const before = graph.neighbours[k] ?? 0
      const around = (distance[before] ?? 0) + (lengths[k] ?? Infinity)
      if (!isSame(around, distance[actor] ?? 0)) continue
      dependency[before] = (dependency[before] ?? 0) + (paths[before] ?? 0) * given
    }
    sums[actor] = (sums[actor] ?? 0) + through
  }
  for (let place = 0; place < reached; place++) {
    const actor = order[place] ?? 0
    distance[actor] = Infinity
    dependency[actor] = 0
  }
}

/** Distances and numbers of shortest paths, nearest first in `order`; returns how many were reached. */
function searchFrom(graph: Projection, source: number, space: Space): number {
  const { order, distance, paths, queue, lengths, settledFor } = space
  distance[source] = 0
  paths[source] = 1
  queue.push(0, source)
  let reached = 0
  for (let actor = queue.pop(); actor !== -1; actor = queue.pop()) {
    // It was pushed again when a shorter way was found; the shortest came first.
    if (settledFor[actor] === source) continue
    settledFor[actor] = source
    order[reached++] = actor
    const own = distance[actor] ?? 0
    const end = graph.offsets[actor + 1] ?? 0
    for (let k = graph.offsets[actor] ?? 0; k < end; k++) {
      const neighbour = graph.neighbours[k] ?? 0
      if (settledFor[neighbour] === source) continue
      const around = own + (lengths[k] ?? Infinity)
      const known = distance[neighbour] ?? Infinity
      if (isSame(around, known)) {
        paths[neighbour] = (paths[neighbour] ?? 0) + (paths[actor] ?? 0)
      } else if (around < known) {
        distance[neighbour] = around
        paths[neighbour] = paths[actor] ?? 0
        queue.push(around, neighbour)
      }
    }
  }
  return reached
}

function isSame(a: number, b: number): boolean {
  // An endless way, over a tie without weight, is the same as none.
  return a < Infinity && b < Infinity && Math.abs(a - b) <= SAME_LENGTH * Math.max(a, b)
}
