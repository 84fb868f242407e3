import { findComponents, type Rows } from './components.ts'
import type { CutPoints } from './cut-points.ts'

export type CutSizes = {
  /** Marked rows that the removal of a row leaves outside the largest rest of its component. */
  cutOff: Int32Array
  /** By bridge: the marked rows on its smaller side. */
  bridgeSides: Int32Array
}

/**
 * How many marked rows are cut off where one row, or one bridge, goes. A block holds what lies below its
 * parent in the search, so that the blocks' contents, added up from the last to the first, give the
 * pieces without another search. O(rows + blocks). Oracle: removing each in turn.
 */
export function sizeCuts(
  graph: Rows,
  { blockOf, blockParents, bridges }: CutPoints,
  isMarked: (row: number) => boolean,
): CutSizes {
  const { componentOf, count } = findComponents(graph)
  const inComponent = new Int32Array(count)
  const inBlock = new Int32Array(blockParents.length)
  for (const [row, block] of blockOf.entries()) {
    if (!isMarked(row)) continue
    add(inComponent, componentOf[row] ?? 0, 1)
    if (block !== -1) add(inBlock, block, 1)
  }
  const below = new Int32Array(blockOf.length)
  const largest = new Int32Array(blockOf.length)
  // A block comes after the one that its parent is in.
  for (let block = blockParents.length - 1; block >= 0; block--) {
    const parent = blockParents[block] ?? 0
    const held = inBlock[block] ?? 0
    add(below, parent, held)
    largest[parent] = Math.max(largest[parent] ?? 0, held)
    const above = blockOf[parent] ?? -1
    if (above !== -1) add(inBlock, above, held)
  }
  const totalOf = (row: number) => inComponent[componentOf[row] ?? 0] ?? 0
  const cutOff = below.map((held, row) => {
    const rest = totalOf(row) - (isMarked(row) ? 1 : 0)
    return rest - Math.max(largest[row] ?? 0, rest - held)
  })
  const bridgeSides = Int32Array.from(bridges, ([, row]) => {
    const side = inBlock[blockOf[row] ?? 0] ?? 0
    return Math.min(side, totalOf(row) - side)
  })
  return { cutOff, bridgeSides }
}

function add(column: Int32Array, place: number, amount: number): void {
  column[place] = (column[place] ?? 0) + amount
}
