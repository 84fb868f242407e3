/** The central share of what chance gives, and how many standard deviations from 0 it ends. */
export const CONTROL_LEVELS = [
  { share: 0.95, deviations: 1.959963984540054 },
  { share: 0.998, deviations: 3.090232306167813 },
] as const

export type FunnelSide = 'below' | 'within' | 'above'

/** The limits of one level for one territory; a difference on a limit is within. */
export type ControlLimit = { share: number; low: number; high: number; side: FunnelSide }

/**
 * Control limits of a difference from chance, 0 ± z sd for 95 % and 99.8 % (Spiegelhalter 2005, with
 * target 0 and the exact sd of each unit). Not cut at what the index can reach, so that they are
 * symmetric; a difference is never beyond a limit that lies out of reach. None for sd 0, where chance
 * gives one value only.
 */
export function controlLimits(difference: number, sd: number): ControlLimit[] {
  if (!(sd > 0)) return []
  return CONTROL_LEVELS.map(({ share, deviations }) => {
    const high = deviations * sd
    const side = difference > high ? 'above' : difference < -high ? 'below' : 'within'
    return { share, low: -high, high, side }
  })
}

/**
 * The probability that at least so many of `told` units lie outside limits that hold a share of what
 * chance gives, were chance alone at work and the units independent: Σ_{k ≥ outside} C(n,k) q^k (1−q)^(n−k).
 * Where units overlap it is only a guide. Terms in logarithms, O(told).
 */
export function chanceOfSoMany(told: number, outside: number, share: number): number {
  if (outside <= 0) return 1
  const [inLog, outLog] = [Math.log(share), Math.log(1 - share)]
  let choices = 0
  let sum = 0
  for (let k = 1; k <= told; k++) {
    choices += Math.log((told - k + 1) / k)
    if (k >= outside) sum += Math.exp(choices + k * outLog + (told - k) * inLog)
  }
  return Math.min(1, sum)
}
