/**
 * p-values made comparable with one threshold when many are looked at: the share of false findings among
 * those at most as large stays below it (Benjamini & Hochberg 1995). min over the larger ranks of
 * m p / rank, at most 1, in the order given. O(m log m). Oracle: R p.adjust.
 */
export function adjustForMany(p: readonly number[]): number[] {
  const order = p.map((_, index) => index).toSorted((a, b) => (p[b] ?? 0) - (p[a] ?? 0))
  const adjusted = p.map(() => 1)
  let least = 1
  for (const [place, index] of order.entries()) {
    const rank = p.length - place
    least = Math.min(least, ((p[index] ?? 0) * p.length) / rank)
    adjusted[index] = least
  }
  return adjusted
}
