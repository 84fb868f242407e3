import type { Finding } from '../../../server/domain/findings.ts'

/** Wider than this, an interval says too little for a sentence. */
const WIDEST = 0.4

export type Share = { value: number; low: number; high: number; isUnsure: boolean }

/** A share with its 95 % interval, `low` and `high` of the finding's parts; undefined without a value. */
export function shareOf({ value, parts }: Pick<Finding, 'value' | 'parts'>): Share | undefined {
  if (value === null) return undefined
  const low = parts?.['low'] ?? value
  const high = parts?.['high'] ?? value
  return { value, low, high, isUnsure: high - low > WIDEST }
}
