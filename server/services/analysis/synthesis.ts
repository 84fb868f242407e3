import { ISOLATION_REASONS, type Finding } from '../../domain/findings.ts'
import { computeFindings, overview } from './computing.ts'
import { passageByMonth, type PassageMonth } from '../../measures/mission/passage.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { isolatedOf } from './kept.ts'
import { summarise, type Summary } from './summary.ts'

/** The answers of the synthesis and what they rest on. */
export type Synthesis = {
  summary: Summary
  openness: Finding
  opennessByYear: { year: number; finding: Finding }[]
  trend: Finding
  isolated: Finding
  isolationByReason: { reason: string; withoutTie: number; all: number }[]
  dependence: Finding
  supportOpenness: Finding
  passage: Finding
  passageByMonth: PassageMonth[]
  renewal: Finding
  persistence: Finding
  findings: Finding[]
}

/** Beside the counts that the synthesis opens with. */
const FURTHER = ['density', 'two-mode-density', 'two-mode-components']

export function synthesise(network: SlicedNetwork): Synthesis {
  const answers = overview(network)
  const listed = isolatedOf(network)
  const [supportOpenness] = computeFindings(network, ['support-openness'])
  if (!supportOpenness) throw new RangeError('support-openness gives no finding')
  return {
    summary: summarise(network),
    openness: answers.openness,
    opennessByYear: answers.opennessByYear.map((finding) => ({
      year: Number(finding.slice.from?.slice(0, 4)),
      finding,
    })),
    trend: answers.trend,
    isolated: answers.isolation,
    isolationByReason: ISOLATION_REASONS.flatMap((reason) => {
      const all = listed.filter((actor) => actor.reason === reason)
      const withoutTie = all.filter((actor) => actor.withoutTie).length
      return all.length === 0 ? [] : [{ reason, withoutTie, all: all.length }]
    }),
    dependence: answers.dependence,
    supportOpenness,
    passage: answers.passage,
    passageByMonth: passageByMonth(network),
    renewal: answers.renewal,
    persistence: answers.persistence,
    findings: [...answers.counts, ...computeFindings(network, FURTHER)],
  }
}
