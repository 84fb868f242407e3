/**
 * Spearman's rank correlation: Pearson's correlation of the ranks, equal values sharing the mean of
 * their ranks (which is not 1 − 6 Σ d² / (n³ − n) as soon as there are ties). Pairs of which either value
 * is NaN are left out. NaN where fewer than two pairs are left or where one side is all ties: there is no
 * order to compare. O(n log n). Spearman 1904; ties as in Kendall 1948, chapter 3. Oracle: by hand.
 */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const x: number[] = []
  const y: number[] = []
  for (let row = 0; row < a.length; row++) {
    const [u, v] = [a[row] ?? Number.NaN, b[row] ?? Number.NaN]
    if (Number.isNaN(u) || Number.isNaN(v)) continue
    x.push(u)
    y.push(v)
  }
  if (x.length < 2) return Number.NaN
  return pearson(ranksOf(x), ranksOf(y))
}

/** Ranks from 1; equal values have the mean of theirs. */
export function ranksOf(values: readonly number[]): Float64Array {
  const order = values.map((_, row) => row).toSorted((i, j) => (values[i] ?? 0) - (values[j] ?? 0))
  const ranks = new Float64Array(values.length)
  for (let start = 0; start < order.length;) {
    let end = start + 1
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end++
    for (let k = start; k < end; k++) ranks[order[k] ?? 0] = (start + 1 + end) / 2
    start = end
  }
  return ranks
}

// The mean rank is (n + 1) / 2 whatever the ties; halves are exact, so all ties give exactly 0 / 0.
function pearson(x: Float64Array, y: Float64Array): number {
  const mean = (x.length + 1) / 2
  let [xy, xx, yy] = [0, 0, 0]
  for (let row = 0; row < x.length; row++) {
    const [u, v] = [(x[row] ?? 0) - mean, (y[row] ?? 0) - mean]
    xy += u * v
    xx += u * u
    yy += v * v
  }
  return xy / Math.sqrt(xx * yy)
}
