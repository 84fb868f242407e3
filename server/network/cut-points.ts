import type { Rows } from './components.ts'

/** What the removal of one row, or of one entry, does to the component that it is in. */
export type CutPoints = {
  /** Pieces that the rest of its component falls into without the row, less one; 0: it holds. */
  extra: Int32Array
  /** The same, counting only the pieces that hold a marked row. */
  extraMarked: Int32Array
  /**
   * The block (rows that no single removal separates) of the entry that leads to each row from its
   * parent in the search, −1 for a row that the search began with; and the parent that the block hangs
   * on, which is in it too.
   */
  blockOf: Int32Array
  blockParents: number[]
  /** Entries whose removal separates their ends, as pairs of rows, parent first. */
  bridges: [number, number][]
}

/**
 * Articulation points and bridges of a simple undirected graph by one depth-first search (Hopcroft &
 * Tarjan 1973; Tarjan 1974). Iterative: a chain of a hundred thousand rows would overflow the stack.
 * O(rows + entries).
 */
export function findCutPoints(graph: Rows, isMarked: (row: number) => boolean): CutPoints {
  const rows = graph.offsets.length - 1
  const search = startSearch(rows)
  const extra = new Int32Array(rows)
  const extraMarked = new Int32Array(rows)
  const bridges: [number, number][] = []
  const blockOf = new Int32Array(rows).fill(-1)
  const blockParents: number[] = []
  for (let root = 0; root < rows; root++) {
    if (search.found[root] !== -1) continue
    const order = searchFrom(graph, root, search, isMarked)
    const size = search.size[root] ?? 0
    const marked = search.marked[root] ?? 0
    for (const row of order) {
      // What no subtree below holds is one piece more, on the way to the root.
      const above = size - (search.cutSize[row] ?? 0) > 1 ? 1 : 0
      const itself = isMarked(row) ? 1 : 0
      const aboveMarked = marked - (search.cutMarked[row] ?? 0) - itself > 0 ? 1 : 0
      extra[row] = Math.max(0, (search.cuts[row] ?? 0) + above - 1)
      extraMarked[row] = Math.max(0, (search.markedCuts[row] ?? 0) + aboveMarked - 1)
      const parent = search.parent[row] ?? -1
      if (parent === -1) continue
      const below = (search.low[row] ?? 0) - (search.found[parent] ?? 0)
      if (below > 0) bridges.push([parent, row])
      // The parent comes first in the order, so its own block is known.
      blockOf[row] = below >= 0 ? blockParents.push(parent) - 1 : (blockOf[parent] ?? -1)
    }
  }
  return { extra, extraMarked, blockOf, blockParents, bridges }
}

type Search = ReturnType<typeof startSearch>

function startSearch(rows: number) {
  return {
    time: 0,
    found: new Int32Array(rows).fill(-1),
    low: new Int32Array(rows),
    parent: new Int32Array(rows).fill(-1),
    next: new Int32Array(rows),
    size: new Int32Array(rows),
    marked: new Int32Array(rows),
    // Of the subtrees that removing the row cuts off: how many, how many with a mark, and what they hold.
    cuts: new Int32Array(rows),
    markedCuts: new Int32Array(rows),
    cutSize: new Int32Array(rows),
    cutMarked: new Int32Array(rows),
  }
}

/** Searches the component of `root`; returns its rows in the order in which they were found. */
function searchFrom(
  { offsets, neighbours }: Rows,
  root: number,
  search: Search,
  isMarked: (row: number) => boolean,
): number[] {
  const { found, low, parent, next } = search
  const order: number[] = []
  const enter = (row: number) => {
    found[row] = search.time
    low[row] = search.time++
    next[row] = offsets[row] ?? 0
    search.size[row] = 1
    search.marked[row] = isMarked(row) ? 1 : 0
    order.push(row)
  }
  enter(root)
  let row = root
  while (row !== -1) {
    const above = parent[row] ?? -1
    const place = next[row] ?? 0
    if (place < (offsets[row + 1] ?? 0)) {
      next[row] = place + 1
      const neighbour = neighbours[place] ?? 0
      if (found[neighbour] === -1) {
        parent[neighbour] = row
        enter(neighbour)
        row = neighbour
      } else if (neighbour !== above) {
        low[row] = Math.min(low[row] ?? 0, found[neighbour] ?? 0)
      }
      continue
    }
    if (above !== -1) leave(search, row, above)
    row = above
  }
  return order
}

/** Hands what a finished row knows to its parent. */
function leave(search: Search, row: number, parent: number): void {
  const size = search.size[row] ?? 0
  const marked = search.marked[row] ?? 0
  add(search.size, parent, size)
  add(search.marked, parent, marked)
  const low = search.low[row] ?? 0
  search.low[parent] = Math.min(search.low[parent] ?? 0, low)
  if (low < (search.found[parent] ?? 0)) return
  add(search.cuts, parent, 1)
  add(search.markedCuts, parent, marked > 0 ? 1 : 0)
  add(search.cutSize, parent, size)
  add(search.cutMarked, parent, marked)
}

function add(column: Int32Array, row: number, amount: number): void {
  column[row] = (column[row] ?? 0) + amount
}
