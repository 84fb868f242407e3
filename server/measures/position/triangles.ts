import type { Projection } from '../../network/projection.ts'

/**
 * Triangles through each actor. Ties point from the actor with fewer partners to the one with more, so
 * that hubs are never expanded: O(ties^1.5).
 */
export function countTriangles(graph: Projection): Float64Array {
  const { offsets, neighbours, actorCount } = graph
  const triangles = new Float64Array(actorCount)
  const mark = new Int32Array(actorCount).fill(-1)
  const degreeOf = (actor: number) => (offsets[actor + 1] ?? 0) - (offsets[actor] ?? 0)
  const points = (a: number, b: number) => {
    const difference = degreeOf(a) - degreeOf(b)
    return difference < 0 || (difference === 0 && a < b)
  }
  for (let a = 0; a < actorCount; a++) {
    const end = offsets[a + 1] ?? 0
    for (let k = offsets[a] ?? 0; k < end; k++) {
      const b = neighbours[k] ?? 0
      if (points(a, b)) mark[b] = a
    }
    for (let k = offsets[a] ?? 0; k < end; k++) {
      const b = neighbours[k] ?? 0
      if (!points(a, b)) continue
      const last = offsets[b + 1] ?? 0
      for (let m = offsets[b] ?? 0; m < last; m++) {
        const c = neighbours[m] ?? 0
        if (mark[c] !== a || !points(b, c)) continue
        for (const actor of [a, b, c]) triangles[actor] = (triangles[actor] ?? 0) + 1
      }
    }
  }
  return triangles
}

/** Pairs of partners of an actor: k (k − 1) / 2. */
export function pairsOfPartners(graph: Projection, actor: number): number {
  const degree = (graph.offsets[actor + 1] ?? 0) - (graph.offsets[actor] ?? 0)
  return (degree * (degree - 1)) / 2
}
