/**
 * A rank correlation in words. With 0.9 two actors taken by chance keep their order about six times in
 * seven, with 0.7 about three times in four (of a normal pair: (1 + τ) / 2, τ = 2 / π arcsin(2 sin(π ρ / 6))).
 */
export function holdsOf(rankCorrelation: number): 'firm' | 'fair' | 'frail' {
  if (rankCorrelation >= 0.9) return 'firm'
  return rankCorrelation >= 0.7 ? 'fair' : 'frail'
}
