export type DistanceQueue = {
  push: (distance: number, row: number) => void
  /** Takes out the nearest row; −1 when there is none. */
  pop: () => number
}

/**
 * The nearest row first: a binary heap over columns, without an object for each entry. Of equal distances
 * any may come first. A row pushed again when a shorter way to it was found comes out again later.
 */
export function createQueue(): DistanceQueue {
  let distances = new Float64Array(64)
  let rows = new Int32Array(64)
  let size = 0
  const grow = () => {
    const [oldDistances, oldRows] = [distances, rows]
    distances = new Float64Array(2 * size)
    rows = new Int32Array(2 * size)
    distances.set(oldDistances)
    rows.set(oldRows)
  }
  return {
    push(distance, row) {
      if (size === distances.length) grow()
      let place = size++
      while (place > 0) {
        const parent = (place - 1) >> 1
        const above = distances[parent] ?? 0
        if (above <= distance) break
        distances[place] = above
        rows[place] = rows[parent] ?? 0
        place = parent
      }
      distances[place] = distance
      rows[place] = row
    },
    pop() {
      if (size === 0) return -1
      const nearest = rows[0] ?? -1
      size--
      const distance = distances[size] ?? 0
      const row = rows[size] ?? 0
      let place = 0
      for (;;) {
        let below = 2 * place + 1
        if (below >= size) break
        if (below + 1 < size && (distances[below + 1] ?? 0) < (distances[below] ?? 0)) below++
        const least = distances[below] ?? 0
        if (least >= distance) break
        distances[place] = least
        rows[place] = rows[below] ?? 0
        place = below
      }
      distances[place] = distance
      rows[place] = row
      return nearest
    },
  }
}
