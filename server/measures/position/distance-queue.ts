export type DistanceQueue = {
  push: (distance: number, row: number) => void
  pop: () => { distance: number; row: number } | undefined
}

/** The nearest row first: a binary heap; of equal distances the one pushed is as good as another. */
export function createQueue(): DistanceQueue {
  const distances: number[] = []
  const rows: number[] = []
  const swap = (a: number, b: number) => {
    const distance = distances[a] ?? 0
    const row = rows[a] ?? 0
    distances[a] = distances[b] ?? 0
    rows[a] = rows[b] ?? 0
    distances[b] = distance
    rows[b] = row
  }
  const at = (place: number) => distances[place] ?? Infinity
  return {
    push(distance, row) {
      let place = distances.push(distance) - 1
      rows.push(row)
      while (place > 0) {
        const parent = (place - 1) >> 1
        if (at(parent) <= at(place)) break
        swap(parent, place)
        place = parent
      }
    },
    pop() {
      const distance = distances[0]
      const row = rows[0]
      if (distance === undefined || row === undefined) return undefined
      swap(0, distances.length - 1)
      distances.pop()
      rows.pop()
      let place = 0
      for (;;) {
        const left = 2 * place + 1
        const least = at(left + 1) < at(left) ? left + 1 : left
        if (at(least) >= at(place)) break
        swap(least, place)
        place = least
      }
      return { distance, row }
    },
  }
}
