/** What draws of a null model say beside a value. */
export type Comparison = {
  expectation: number
  sd: number
  z: number | null
  p: number
  /** The central 95 % of the draws. */
  interval: [number, number]
  /** One-sided: how often chance gives so little, and so much. */
  pLow: number
  pHigh: number
}

/** Two indices of the same ties summed in another order differ by some 1e-15: they are equal. */
const EQUAL = 1e-12

/**
 * Mean and standard deviation (R − 1) of R draws, and p = (1 + #) / (1 + R), the value itself being one
 * of the possible draws (Phipson & Smyth 2010): # are the draws at least as far from the centre as the
 * value. The centre is the exact expectation where one is known, else the mean of the draws. Undefined
 * without two draws. O(R log R).
 */
export function compareWithDraws(
  value: number,
  draws: Float64Array,
  exactExpectation?: number,
): Comparison | undefined {
  const count = draws.length
  if (count < 2) return undefined
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / count
  const centre = exactExpectation ?? mean
  const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / (count - 1)
  const sd = variance < EQUAL ** 2 ? 0 : Math.sqrt(variance)
  const distance = Math.abs(value - centre)
  let low = 0
  let high = 0
  let far = 0
  for (const draw of draws) {
    if (draw <= value + EQUAL) low++
    if (draw >= value - EQUAL) high++
    if (Math.abs(draw - centre) >= distance - EQUAL) far++
  }
  const sorted = draws.toSorted()
  const at = (share: number) => sorted[Math.round(share * (count - 1))] ?? 0
  return {
    expectation: centre,
    sd,
    z: sd === 0 ? null : (value - centre) / sd,
    p: (1 + far) / (1 + count),
    interval: [at(0.025), at(0.975)],
    pLow: (1 + low) / (1 + count),
    pHigh: (1 + high) / (1 + count),
  }
}
