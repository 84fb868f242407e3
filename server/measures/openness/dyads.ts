import type { Memberships } from './memberships.ts'

/** How many pairs of actors of a pool have this internal share Σ_g f_ig f_jg. */
export type DyadClass = { share: number; count: number }

/** The pairs of a pool by their internal share, ascending: 0 and 1 with one sector each. O(profiles²). */
export function dyadsOf({ shared }: Memberships, sizes: Float64Array): DyadClass[] {
  const counts = new Map<number, number>()
  const add = (share: number, count: number) => {
    if (count > 0) counts.set(share, (counts.get(share) ?? 0) + count)
  }
  for (const [a, size] of sizes.entries()) {
    add(shared[a]?.[a] ?? 0, (size * (size - 1)) / 2)
    for (let b = a + 1; b < sizes.length; b++) add(shared[a]?.[b] ?? 0, size * (sizes[b] ?? 0))
  }
  return [...counts]
    .map(([share, count]) => ({ share, count }))
    .toSorted((x, y) => x.share - y.share)
}

/** The sum of the shares of the first `ties` pairs of the list. */
export function internalOf(dyads: readonly DyadClass[], ties: number): number {
  let left = ties
  let internal = 0
  for (const { share, count } of dyads) {
    const taken = Math.min(left, count)
    internal += taken * share
    left -= taken
  }
  return internal
}

/** Pairs, and how many of them are internal. */
export function sumOf(dyads: readonly DyadClass[]): { pairs: number; internal: number } {
  return {
    pairs: dyads.reduce((sum, { count }) => sum + count, 0),
    internal: dyads.reduce((sum, { share, count }) => sum + share * count, 0),
  }
}
