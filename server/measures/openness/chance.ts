/** Mean and standard deviation that chance gives to an index; sd null with fewer than four actors. */
export type Chance = { expectation: number; sd: number | null }

/** What of the weights the variance needs: Σ w, Σ w², and Σ s_i² over the actors. */
export type WeightSums = { total: number; squares: number; strengthSquares: number }

/**
 * A variance of the internal weight below this part of W² is rounding, hence 0: on a complete graph
 * with equal weights every shuffle of the labels gives the same index.
 */
const NO_VARIANCE = 1e-12

/**
 * Exact moments of E-I when the labels of a pool of actors are shuffled and the ties stay.
 *
 * X is the internal weight, φ(a,b) the internal share of a tie between profiles a and b, N the pool.
 * E[X] = W q₁ and E[X²] = w₂ q₂ + S₁ q₃ + (W² − w₂ − S₁) q₄, where q₁ and q₂ are the means of φ and φ²
 * over pairs, q₃ that of φ(i,j) φ(i,k) over triples, q₄ that of φ(i,j) φ(k,l) over quadruples of distinct
 * actors, w₂ = Σ w², S₁ = Σ s_i² − 2 w₂ (ties that share one actor). E-I = 1 − 2X / W, hence
 * expectation 1 − 2 q₁ and sd 2 sd(X) / W. With one sector for each actor q₁ is Σ n_g(n_g − 1) / N(N − 1)
 * (Krackhardt & Stern 1988; moments as for join counts, Cliff & Ord 1981). Undefined (undefined) for
 * fewer than two actors in the pool or no weight. O(profiles²). Oracle: 20,000 and more permutations.
 */
export function chanceOfIndex(
  shared: readonly Float64Array[],
  poolSizes: Float64Array,
  weights: WeightSums,
): Chance | undefined {
  const n = poolSizes.reduce((sum, size) => sum + size, 0)
  const { total, squares, strengthSquares } = weights
  if (n < 2 || !(total > 0)) return undefined
  // Sums over ordered pairs of distinct actors, and for each actor over its others.
  let pairs = 0
  let pairSquares = 0
  let rowSquares = 0
  for (const [a, size] of poolSizes.entries()) {
    const row = shared[a] ?? new Float64Array(0)
    const itself = row[a] ?? 0
    let sum = -itself
    let sumOfSquares = -itself * itself
    for (const [b, other] of poolSizes.entries()) {
      const share = row[b] ?? 0
      sum += other * share
      sumOfSquares += other * share * share
    }
    pairs += size * sum
    pairSquares += size * sumOfSquares
    rowSquares += size * sum * sum
  }
  const q1 = pairs / (n * (n - 1))
  const expectation = 1 - 2 * q1
  if (n < 4) return { expectation, sd: null }
  const triples = rowSquares - pairSquares
  const quadruples = pairs * pairs - 2 * pairSquares - 4 * triples
  const q2 = pairSquares / (n * (n - 1))
  const q3 = triples / (n * (n - 1) * (n - 2))
  const q4 = quadruples / (n * (n - 1) * (n - 2) * (n - 3))
  const oneShared = strengthSquares - 2 * squares
  const secondMoment = squares * q2 + oneShared * q3 + (total * total - squares - oneShared) * q4
  const variance = secondMoment - (total * q1) ** 2
  if (variance < NO_VARIANCE * total * total) return { expectation, sd: 0 }
  return { expectation, sd: (2 * Math.sqrt(variance)) / total }
}
