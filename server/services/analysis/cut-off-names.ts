import type { Rows } from '../../network/components.ts'

/** Visits spent on naming: a region takes a few millions for all that is listed. */
const MAX_VISITS = 50_000_000

/**
 * Who would be cut off without a row, or without an entry: the marked rows of all pieces of its component
 * but the largest, the lowest of those of equal size by their first row. Nothing once too many
 * rows were visited: the list is then told without names. One function for one list.
 */
export function cutOffFinder(
  graph: Rows,
  isMarked: (row: number) => boolean,
): {
  withoutRow: (row: number) => number[]
  withoutEntry: (a: number, b: number) => number[]
} {
  const rows = graph.offsets.length - 1
  const seen = new Int32Array(rows).fill(-1)
  let search = 0
  let visits = 0

  /** The marked rows that can be reached from a start, by neither the barred row nor the barred entry. */
  const pieceFrom = (start: number, isBarred: (from: number, to: number) => boolean): number[] => {
    const queue = [start]
    const marked: number[] = []
    seen[start] = search
    for (let head = 0; head < queue.length; head++) {
      const row = queue[head] ?? 0
      if (isMarked(row)) marked.push(row)
      const end = graph.offsets[row + 1] ?? 0
      for (let k = graph.offsets[row] ?? 0; k < end; k++) {
        visits++
        const next = graph.neighbours[k] ?? 0
        if (seen[next] === search || isBarred(row, next)) continue
        seen[next] = search
        queue.push(next)
      }
    }
    return marked
  }

  const smaller = (
    starts: Iterable<number>,
    isBarred: (from: number, to: number) => boolean,
  ): number[] => {
    if (visits > MAX_VISITS) return []
    search++
    const pieces: number[][] = []
    for (const start of starts) {
      if (seen[start] !== search) pieces.push(pieceFrom(start, isBarred))
    }
    pieces.sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))
    return pieces
      .slice(1)
      .flat()
      .toSorted((a, b) => a - b)
  }

  return {
    withoutRow: (row) =>
      smaller(
        graph.neighbours.subarray(graph.offsets[row], graph.offsets[row + 1]),
        (_, to) => to === row,
      ),
    withoutEntry: (a, b) =>
      smaller([a, b], (from, to) => (from === a && to === b) || (from === b && to === a)),
  }
}
