import type { TwoModeDraw } from '../chance/two-mode-draw.ts'

/** The ties of who is in what, each pair once, and the number of ties of each actor. */
export type Ties = { degrees: Int32Array; pairs: [number, number][] }

/** Projects a draw, without weights. O(Σ n_p²). */
export function tiesOf({ offsets, members }: TwoModeDraw, actors: number): Ties {
  const seen = new Set<number>()
  const degrees = new Int32Array(actors)
  const pairs: [number, number][] = []
  for (let p = 0; p + 1 < offsets.length; p++) {
    const own = members.subarray(offsets[p], offsets[p + 1])
    for (const a of own) {
      for (const b of own) {
        if (a >= b || seen.has(a * actors + b)) continue
        seen.add(a * actors + b)
        pairs.push([a, b])
        degrees[a] = (degrees[a] ?? 0) + 1
        degrees[b] = (degrees[b] ?? 0) + 1
      }
    }
  }
  return { degrees, pairs }
}
