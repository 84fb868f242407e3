import { Type } from 'typebox'
import { project, type Projection } from '../../network/projection.ts'
import { defineActorMeasure } from '../measure.ts'

/**
 * The greatest k such that the actor is in a part of the network where everybody has at least k
 * partners inside it. Weights are not used; isolated actors have 0; components are independent; nothing
 * is normalised. A collaboration of n actors alone makes a core of n − 1. Batagelj & Zaveršnik's
 * bucket order, O(actors + ties). Seidman 1983. Oracle: networkx, igraph.
 */
export const coreNumber = defineActorMeasure({
  id: 'core-number',
  family: 'position',
  unit: 'count',
  options: Type.Object({}),
  cost: () => 0,
  compute: (network) => ({ values: Float64Array.from(coreNumbers(project(network))) }),
})

/** Core numbers by row: the actor of least remaining degree is peeled off, again and again. */
export function coreNumbers(graph: Projection): Int32Array {
  const { offsets, neighbours, actorCount } = graph
  const degree = new Int32Array(actorCount)
  let largest = 0
  for (let actor = 0; actor < actorCount; actor++) {
    const own = (offsets[actor + 1] ?? 0) - (offsets[actor] ?? 0)
    degree[actor] = own
    largest = Math.max(largest, own)
  }
  // bucketStart[d] is the first place of `order` that holds an actor of remaining degree d.
  const bucketStart = new Int32Array(largest + 2)
  for (const own of degree) bucketStart[own + 1] = (bucketStart[own + 1] ?? 0) + 1
  for (let d = 1; d < bucketStart.length; d++) {
    bucketStart[d] = (bucketStart[d] ?? 0) + (bucketStart[d - 1] ?? 0)
  }
  const order = new Int32Array(actorCount)
  const place = new Int32Array(actorCount)
  const cursor = bucketStart.slice()
  for (let actor = 0; actor < actorCount; actor++) {
    const own = degree[actor] ?? 0
    const at = cursor[own] ?? 0
    cursor[own] = at + 1
    order[at] = actor
    place[actor] = at
  }
  for (let at = 0; at < actorCount; at++) {
    const actor = order[at] ?? 0
    const own = degree[actor] ?? 0
    const end = offsets[actor + 1] ?? 0
    for (let k = offsets[actor] ?? 0; k < end; k++) {
      const neighbour = neighbours[k] ?? 0
      const theirs = degree[neighbour] ?? 0
      if (theirs <= own) continue
      // Swap the neighbour with the first of its bucket, then move the bucket's start past it.
      const first = bucketStart[theirs] ?? 0
      const other = order[first] ?? 0
      const from = place[neighbour] ?? 0
      order[first] = neighbour
      order[from] = other
      place[neighbour] = first
      place[other] = from
      bucketStart[theirs] = first + 1
      degree[neighbour] = theirs - 1
    }
  }
  return degree
}
