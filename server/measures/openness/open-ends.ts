import type { Finding } from '../../domain/findings.ts'
import type { Result } from '../measure.ts'

type Known = Pick<Finding, 'bounds' | 'coverage'>

/**
 * Of a difference between two indices of openness, the second less the first: the ties that both rest on,
 * and the difference if every tie of unknown sector were inside a sector in both, or across in both.
 */
export function openEnds(first: Known, second: Known): Pick<Result, 'bounds' | 'coverage'> {
  const [one, two] = [first.bounds, second.bounds]
  return {
    coverage: addCoverage([first, second]),
    ...(one?.allInternal != null &&
      one.allExternal !== null &&
      two?.allInternal != null &&
      two.allExternal !== null && {
        bounds: {
          allInternal: two.allInternal - one.allInternal,
          allExternal: two.allExternal - one.allExternal,
        },
      }),
  }
}

/** What several findings used and dropped, together. */
export function addCoverage(findings: readonly Known[]): Finding['coverage'] {
  const counts = new Map<string, number>()
  for (const { coverage } of findings) {
    for (const { code, count } of coverage.why) counts.set(code, (counts.get(code) ?? 0) + count)
  }
  const sum = (of: 'used' | 'dropped') => findings.reduce((all, one) => all + one.coverage[of], 0)
  return {
    used: sum('used'),
    dropped: sum('dropped'),
    why: [...counts].map(([code, count]) => ({ code, count })),
  }
}
