import type { Finding } from '../../../server/domain/findings.ts'

/**
 * What may be said of a value beside what chance would give. `more` and `less` only where the value
 * is outside the central 95 % of chance: no comparative otherwise. Nothing is said where chance could
 * give no other value (z is null).
 */
export type Judgement = 'more' | 'less' | 'chance' | 'unknown'

export function judge(finding: Pick<Finding, 'value' | 'interval' | 'z'>): Judgement {
  const { value, interval, z } = finding
  if (value === null || !interval || z === null) return 'unknown'
  if (value > interval[1]) return 'more'
  if (value < interval[0]) return 'less'
  return 'chance'
}

/** Round steps that cover [low, high]: 1, 2 or 5 times a power of ten, about `wanted` of them. */
export function ticks(low: number, high: number, wanted = 4): number[] {
  const span = high - low
  if (!(span > 0)) return [low]
  const raw = span / wanted
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= raw) ?? raw
  const found: number[] = []
  let i = Math.floor(low / step)
  // Multiplying, not adding: no 0.30000000000000004.
  for (; i * step < high; i++) found.push(Number((i * step).toPrecision(12)))
  found.push(Number((i * step).toPrecision(12)))
  return found
}
