/** 95 % of a normal distribution lie within so many standard deviations. */
const NORMAL_95 = 1.959963984540054

/**
 * Between which shares the true one lies with 95 %, `part` of `whole` having been seen (Wilson 1927): it
 * keeps within 0 and 1 and says something of none in twenty. The cases are taken to be independent of
 * each other. `whole` is at least 1.
 */
export function shareInterval(part: number, whole: number): [low: number, high: number] {
  const z2 = NORMAL_95 * NORMAL_95
  const share = part / whole
  const middle = share + z2 / (2 * whole)
  const half = NORMAL_95 * Math.sqrt((share * (1 - share)) / whole + z2 / (4 * whole * whole))
  const scale = 1 + z2 / whole
  // The ends are exact where all or none were seen; elsewhere rounding stays inside.
  return [
    part === 0 ? 0 : Math.max(0, (middle - half) / scale),
    part === whole ? 1 : Math.min(1, (middle + half) / scale),
  ]
}
