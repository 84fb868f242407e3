import { accumulate } from '../../network/incidence.ts'
import type { Projection } from '../../network/projection.ts'

const known = new WeakMap<Projection, Float64Array>()

/** Triangles through each actor, counted once for each projection. O(ties^1.5). */
export function countTriangles(graph: Projection): Float64Array {
  let triangles = known.get(graph)
  if (triangles === undefined) {
    triangles = computeTriangles(graph)
    known.set(graph, triangles)
  }
  return triangles
}

/** Pairs of partners of an actor: k (k − 1) / 2. */
export function pairsOfPartners(graph: Projection, actor: number): number {
  const degree = (graph.offsets[actor + 1] ?? 0) - (graph.offsets[actor] ?? 0)
  return (degree * (degree - 1)) / 2
}

function computeTriangles(graph: Projection): Float64Array {
  const { offsets, targets } = pointUpwards(graph)
  const triangles = new Float64Array(graph.actorCount)
  const mark = new Int32Array(graph.actorCount).fill(-1)
  for (let a = 0; a < graph.actorCount; a++) {
    const start = offsets[a] ?? 0
    const end = offsets[a + 1] ?? 0
    for (let k = start; k < end; k++) mark[targets[k] ?? 0] = a
    let ofA = 0
    for (let k = start; k < end; k++) {
      const b = targets[k] ?? 0
      const last = offsets[b + 1] ?? 0
      let ofB = 0
      for (let m = offsets[b] ?? 0; m < last; m++) {
        const c = targets[m] ?? 0
        if (mark[c] !== a) continue
        ofB++
        triangles[c] = (triangles[c] ?? 0) + 1
      }
      triangles[b] = (triangles[b] ?? 0) + ofB
      ofA += ofB
    }
    triangles[a] = (triangles[a] ?? 0) + ofA
  }
  return triangles
}

/**
 * Each tie once, from the actor with fewer partners to the one with more: no actor then points at more
 * than √(2 ties) others, so hubs cost no more than the rest.
 */
export function pointUpwards(
  graph: Pick<Projection, 'offsets' | 'neighbours' | 'actorCount' | 'ties'>,
): { offsets: Int32Array; targets: Int32Array } {
  const { neighbours, actorCount } = graph
  const degrees = new Int32Array(actorCount).map(
    (_, actor) => (graph.offsets[actor + 1] ?? 0) - (graph.offsets[actor] ?? 0),
  )
  const isUp = (a: number, b: number) => {
    const difference = (degrees[a] ?? 0) - (degrees[b] ?? 0)
    return difference < 0 || (difference === 0 && a < b)
  }
  const offsets = new Int32Array(actorCount + 1)
  const targets = new Int32Array(graph.ties)
  let next = 0
  for (let a = 0; a < actorCount; a++) {
    const end = graph.offsets[a + 1] ?? 0
    const before = next
    for (let k = graph.offsets[a] ?? 0; k < end; k++) {
      const b = neighbours[k] ?? 0
      if (isUp(a, b)) targets[next++] = b
    }
    offsets[a + 1] = next - before
  }
  accumulate(offsets)
  return { offsets, targets }
}
