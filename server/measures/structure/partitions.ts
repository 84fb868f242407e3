/** How alike two partitions of the same things are. */
export type Agreement = { adjustedRand: number; mutualInformation: number | null }

/**
 * Two labels for each of n things. Adjusted Rand: how many more pairs are together in both than chance
 * would put there, 1 for the same partition, 0 for unrelated ones, below 0 for less than that (Hubert &
 * Arabie 1985); 1 where both are one group or both all groups of one. Normalised mutual information:
 * 2 I / (H₁ + H₂) (Danon et al. 2005), null where both are one group; it grows with the number of groups,
 * chance or not. O(n).
 */
export function compareLabels(first: ArrayLike<number>, second: ArrayLike<number>): Agreement {
  const n = first.length
  const rows = new Map<number, number>()
  const columns = new Map<number, number>()
  const cells = new Map<string, number>()
  for (let index = 0; index < n; index++) {
    add(rows, first[index] ?? 0)
    add(columns, second[index] ?? 0)
    add(cells, `${first[index]} ${second[index]}`)
  }
  const entropy = (counts: ReadonlyMap<unknown, number>) =>
    [...counts.values()].reduce((sum, count) => sum - (count / n) * Math.log(count / n), 0)
  const [inFirst, inSecond] = [pairs(rows), pairs(columns)]
  const expected = (inFirst * inSecond) / Math.max(1, (n * (n - 1)) / 2)
  const most = (inFirst + inSecond) / 2
  const entropies = entropy(rows) + entropy(columns)
  return {
    adjustedRand: most === expected ? 1 : (pairs(cells) - expected) / (most - expected),
    mutualInformation: entropies > 0 ? (2 * (entropies - entropy(cells))) / entropies : null,
  }
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function pairs<K>(counts: ReadonlyMap<K, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
}
