import type { Rows } from './components.ts'

/** Room for one search after another: `order` holds the rows reached, nearest first. */
export type BreadthFirstSpace = {
  order: Int32Array
  distance: Int32Array
  mark: Int32Array
}

export function breadthFirstSpace(rows: number): BreadthFirstSpace {
  return {
    order: new Int32Array(rows),
    distance: new Int32Array(rows),
    mark: new Int32Array(rows).fill(-1),
  }
}

/**
 * Distances in steps from `start`, written for the rows reached only (`mark[row] === start`). Returns
 * how many rows were reached, the start included. A space serves each start once.
 */
export function breadthFirst(graph: Rows, start: number, space: BreadthFirstSpace): number {
  const { offsets, neighbours } = graph
  const { order, distance, mark } = space
  mark[start] = start
  distance[start] = 0
  order[0] = start
  let head = 0
  let tail = 1
  while (head < tail) {
    const row = order[head++] ?? 0
    const next = (distance[row] ?? 0) + 1
    const end = offsets[row + 1] ?? 0
    for (let k = offsets[row] ?? 0; k < end; k++) {
      const neighbour = neighbours[k] ?? 0
      if (mark[neighbour] === start) continue
      mark[neighbour] = start
      distance[neighbour] = next
      order[tail++] = neighbour
    }
  }
  return tail
}
