import type { Finding } from '../../../server/domain/findings.ts'

/** A trend is named only where Mann and Kendall's test would err once in twenty. */
const LEVEL = 0.05

export type TrendSide = 'up' | 'down' | 'none' | 'few'

/** What may be said of a slope; undefined where there is nothing to say at all. */
export function trendOf({
  value,
  p,
  reason,
}: Pick<Finding, 'value' | 'p' | 'reason'>): TrendSide | undefined {
  if (value === null) return reason === 'too-few-windows' ? 'few' : undefined
  if (typeof p !== 'number' || p >= LEVEL || value === 0) return 'none'
  return value > 0 ? 'up' : 'down'
}
