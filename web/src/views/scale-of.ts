import type { Finding } from '../../../server/domain/findings.ts'

/** The scale on which a finding may be drawn; undefined for counts, which have no end. */
export function scaleOf(finding: Finding): { low: number; high: number } | undefined {
  if (finding.unit === 'share') return { low: 0, high: 1 }
  if (finding.unit !== 'index') return undefined
  const values = [finding.value, ...(finding.interval ?? [])]
  return values.some((value) => value !== null && value < 0) || finding.measure.startsWith('ei')
    ? { low: -1, high: 1 }
    : { low: 0, high: 1 }
}
