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
  const counts = countLabels(first, second)
  const { both, expected, most } = pairsOf(counts)
  const entropy = (sizes: ReadonlyMap<unknown, number>) =>
    [...sizes.values()].reduce((sum, count) => sum - (count / n) * Math.log(count / n), 0)
  const entropies = entropy(counts.rows) + entropy(counts.columns)
  return {
    adjustedRand: most === expected ? 1 : (both - expected) / (most - expected),
    mutualInformation: entropies > 0 ? (2 * (entropies - entropy(counts.cells))) / entropies : null,
  }
}

/**
 * Pairs of things that are together in both partitions, how many chance would put there, and the most
 * there could be: half of those together in the one and half of those in the other.
 */
export function pairsOf({ n, rows, columns, cells }: LabelCounts): {
  both: number
  expected: number
  most: number
} {
  const [inFirst, inSecond] = [pairs(rows), pairs(columns)]
  const all = (n * (n - 1)) / 2
  return {
    both: pairs(cells),
    expected: (inFirst * inSecond) / Math.max(1, all),
    most: (inFirst + inSecond) / 2,
  }
}

/** How many things have each label, and each two of them together. */
export type LabelCounts = {
  n: number
  rows: ReadonlyMap<number, number>
  columns: ReadonlyMap<number, number>
  cells: ReadonlyMap<string, number>
}

/** Two labels for each of n things, counted. O(n). */
export function countLabels(first: ArrayLike<number>, second: ArrayLike<number>): LabelCounts {
  const rows = new Map<number, number>()
  const columns = new Map<number, number>()
  const cells = new Map<string, number>()
  for (let index = 0; index < first.length; index++) {
    add(rows, first[index] ?? 0)
    add(columns, second[index] ?? 0)
    add(cells, `${first[index]} ${second[index]}`)
  }
  return { n: first.length, rows, columns, cells }
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function pairs<K>(counts: ReadonlyMap<K, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
}
