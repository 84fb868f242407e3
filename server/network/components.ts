/** A graph in compressed rows, as far as connection needs it. */
export type Rows = { offsets: Int32Array; neighbours: Int32Array }

/** Connected components, numbered in the order of their first row. */
export type Components = { count: number; componentOf: Int32Array; sizes: Int32Array }

/** Components by breadth-first search; every row without neighbour is one. O(rows + entries). */
export function findComponents(graph: Rows): Components {
  const rows = graph.offsets.length - 1
  const componentOf = new Int32Array(rows).fill(-1)
  const queue = new Int32Array(rows)
  const sizes: number[] = []
  for (let start = 0; start < rows; start++) {
    if (componentOf[start] !== -1) continue
    const component = sizes.length
    componentOf[start] = component
    let head = 0
    let tail = 0
    queue[tail++] = start
    while (head < tail) {
      const row = queue[head++] ?? 0
      const end = graph.offsets[row + 1] ?? 0
      for (let k = graph.offsets[row] ?? 0; k < end; k++) {
        const next = graph.neighbours[k] ?? 0
        if (componentOf[next] !== -1) continue
        componentOf[next] = component
        queue[tail++] = next
      }
    }
    sizes.push(tail)
  }
  return { count: sizes.length, componentOf, sizes: Int32Array.from(sizes) }
}
