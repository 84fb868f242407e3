import { UndirectedGraph } from 'graphology'
import type { Rows } from './components.ts'

/**
 * A graphology graph of some rows of a graph, for the libraries that ask for one. Keys are the rows;
 * nodes have `x` and `y`, edges a `weight`. Costs a hundred times the typed arrays: not for whole
 * networks of more than some ten thousand ties.
 */
export function toGraphology(
  graph: Rows & { weights: Float64Array },
  rows: readonly number[],
  place: (row: number) => { x: number; y: number },
): UndirectedGraph<{ x: number; y: number }, { weight: number }> {
  const out = new UndirectedGraph<{ x: number; y: number }, { weight: number }>()
  for (const row of rows) out.addNode(row, place(row))
  for (const row of rows) {
    const end = graph.offsets[row + 1] ?? 0
    for (let k = graph.offsets[row] ?? 0; k < end; k++) {
      const other = graph.neighbours[k] ?? 0
      if (other > row && out.hasNode(other)) {
        out.addEdge(row, other, { weight: graph.weights[k] ?? 0 })
      }
    }
  }
  return out
}
