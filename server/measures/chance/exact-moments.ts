/** Mean and standard deviation that chance gives to an index; sd null with fewer than four actors. */
export type Chance = { expectation: number; sd: number | null }

/** What of the weights the variance needs: Σ w, Σ w², and Σ s_i² over the actors. */
export type WeightSums = { total: number; squares: number; strengthSquares: number }

/**
 * Means of a symmetric function φ of two labels over the actors of a pool: of φ(i,j) and of its square
 * over pairs, of φ(i,j) φ(i,k) over triples, of φ(i,j) φ(k,l) over quadruples of distinct actors. The
 * last is NaN with fewer than four actors.
 */
export type KernelMeans = {
  pairs: number
  squares: number
  triples: number
  quadruples: number
}

/**
 * A variance of the internal weight below this part of W² is rounding, hence 0: on a complete graph
 * with equal weights every shuffle of the labels gives the same index.
 */
const NO_VARIANCE = 1e-12

/**
 * The means of φ when labels are given by profile: `kernel[a][b]` is φ, `poolSizes[a]` how many actors
 * of the pool have profile a. Undefined for fewer than two actors. O(profiles²).
 */
export function kernelMeans(
  kernel: readonly Float64Array[],
  poolSizes: Float64Array,
): KernelMeans | undefined {
  const n = poolSizes.reduce((sum, size) => sum + size, 0)
  if (n < 2) return undefined
  // Sums over ordered pairs of distinct actors, and for each actor over its others.
  let pairs = 0
  let pairSquares = 0
  let rowSquares = 0
  for (const [a, size] of poolSizes.entries()) {
    if (size === 0) continue
    const row = kernel[a] ?? new Float64Array(0)
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
  const triples = rowSquares - pairSquares
  const quadruples = pairs * pairs - 2 * pairSquares - 4 * triples
  return {
    pairs: pairs / (n * (n - 1)),
    squares: pairSquares / (n * (n - 1)),
    triples: n < 3 ? Number.NaN : triples / (n * (n - 1) * (n - 2)),
    quadruples: n < 4 ? Number.NaN : quadruples / (n * (n - 1) * (n - 2) * (n - 3)),
  }
}

/** E[X²] of X = Σ w φ over the ties: w₂ q₂ + S₁ q₃ + (W² − w₂ − S₁) q₄, with S₁ = Σ s_i² − 2 w₂. */
function secondMoment(means: KernelMeans, weights: WeightSums): number {
  const { total, squares, strengthSquares } = weights
  const oneShared = strengthSquares - 2 * squares
  return (
    squares * means.squares +
    oneShared * means.triples +
    (total * total - squares - oneShared) * means.quadruples
  )
}

/**
 * Mean and standard deviation of X = Σ w φ over the ties when the labels of the pool are shuffled and
 * the ties stay: E[X] = W q₁ and `secondMoment`. The variance counts as 0 where it is rounding beside
 * the second moment. O(1).
 */
export function chanceOfSum(means: KernelMeans, weights: WeightSums): Chance {
  const expectation = weights.total * means.pairs
  const second = secondMoment(means, weights)
  if (Number.isNaN(second)) return { expectation, sd: null }
  const variance = second - expectation ** 2
  return { expectation, sd: variance < NO_VARIANCE * second ? 0 : Math.sqrt(variance) }
}

/**
 * The standard deviation of a difference of two indices, −2 Σ u φ, when the labels of the pool are shuffled:
 * its weights u sum to 0, each index's own to 1, so that the mean is 0. Below `NO_VARIANCE` it is 0; null
 * with fewer than four actors. O(1).
 */
export function sdOfDifference(
  means: KernelMeans,
  weights: Omit<WeightSums, 'total'>,
): number | null {
  const variance = secondMoment(means, { total: 0, ...weights })
  if (Number.isNaN(means.quadruples)) return null
  return variance < NO_VARIANCE ? 0 : 2 * Math.sqrt(variance)
}

/**
 * Exact moments of E-I when the labels of a pool of actors are shuffled and the ties stay.
 *
 * X is the internal weight, φ(a,b) the internal share of a tie between profiles a and b. E-I = 1 − 2X / W,
 * hence expectation 1 − 2 q₁ and sd 2 sd(X) / W. With one sector for each actor q₁ is
 * Σ n_g(n_g − 1) / N(N − 1) (Krackhardt & Stern 1988; moments as for join counts, Cliff & Ord 1981).
 * Undefined (undefined) for fewer than two actors in the pool or no weight. O(profiles²). Oracle: 20,000
 * and more permutations.
 */
export function chanceOfIndex(
  shared: readonly Float64Array[],
  poolSizes: Float64Array,
  weights: WeightSums,
): Chance | undefined {
  const { total } = weights
  const means = kernelMeans(shared, poolSizes)
  if (means === undefined || !(total > 0)) return undefined
  const expectation = 1 - 2 * means.pairs
  const second = secondMoment(means, weights)
  if (Number.isNaN(means.quadruples)) return { expectation, sd: null }
  const variance = second - (total * means.pairs) ** 2
  if (variance < NO_VARIANCE * total * total) return { expectation, sd: 0 }
  return { expectation, sd: (2 * Math.sqrt(variance)) / total }
}
