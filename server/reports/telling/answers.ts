import type { Finding } from '../../domain/findings.ts'
import { translate } from '../../locales/locales.ts'
import type { ReportDocument } from '../document.ts'
import { tellDifference, tellIndex, tellShare } from './numbers.ts'

/** An answer: the sentence that stands alone, and the lines that give its numbers. */
export type Answer = { sentence: string; lines: string[] }

export type Reading = 'more' | 'less' | 'same' | 'unknown'

/** A comparative only where the value is outside what chance gives in 95 % of cases. */
export function readOpenness({ value, interval, z }: Finding): Reading {
  if (value === null || interval === undefined || typeof z !== 'number') return 'unknown'
  if (value > interval[1]) return 'more'
  if (value < interval[0]) return 'less'
  return 'same'
}

export function tellOpenness(document: ReportDocument): Answer {
  const { language, answers } = document
  const { value, expectation, interval, z, reason } = answers.openness
  const reading = readOpenness(answers.openness)
  const why = reading === 'unknown' && reason ? [because(document, reason)] : []
  const sentence = translate(language, `report.openness.${reading}`)
  if (value === null) return { sentence, lines: why }
  const told = tellIndex(language, value)
  const number =
    typeof expectation === 'number' && interval
      ? translate(language, 'report.openness.value', {
          value: told,
          expectation: tellIndex(language, expectation),
          low: tellIndex(language, interval[0]),
          high: tellIndex(language, interval[1]),
          z: tellIndex(language, z),
        })
      : translate(language, 'report.openness.value-alone', { value: told })
  return { sentence, lines: [number, ...why, ...trend(document)] }
}

/** From the first year to the last: said to change only beyond 1.96 standard deviations of the difference. */
function trend({ language, answers }: ReportDocument): string[] {
  const known = answers.opennessByYear.flatMap(({ year, finding }) => {
    const { value, expectation, sd } = finding
    if (value === null || typeof expectation !== 'number' || typeof sd !== 'number') return []
    return [{ year, gap: value - expectation, sd }]
  })
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last || first === last) return []
  const change = last.gap - first.gap
  const certain = Math.abs(change) > 1.96 * Math.hypot(first.sd, last.sd)
  const key = certain ? (change > 0 ? 'grows' : 'shrinks') : 'steady'
  return [
    translate(language, `report.openness.${key}`, {
      first: String(first.year),
      last: String(last.year),
      from: tellDifference(language, first.gap),
      to: tellDifference(language, last.gap),
    }),
  ]
}

export function tellIsolation(document: ReportDocument): Answer {
  const { language, answers, summary } = document
  const { value, parts } = answers.isolation
  if (value === null || summary.countedActors === 0) {
    return { sentence: translate(language, 'report.isolation.no-actor'), lines: [] }
  }
  // Those of whom nothing is known are no finding: they are taken out of both numbers.
  const unrecorded = parts?.['not-recorded'] ?? 0
  const isolated = value - unrecorded
  const weak = answers.isolationByReason
    .filter(({ reason }) => reason !== 'not-recorded')
    .reduce((sum, { all, withoutTie }) => sum + all - withoutTie, 0)
  const lines = [translate(language, 'report.isolation.weak', { count: weak })]
  if (unrecorded > 0) {
    lines.push(translate(language, 'report.isolation.unrecorded', { count: unrecorded }))
  }
  return {
    sentence: translate(language, 'report.isolation.answer', {
      isolated,
      actors: summary.countedActors - unrecorded,
    }),
    lines,
  }
}

export function tellDependence(document: ReportDocument): Answer {
  const { language, answers } = document
  const { value, parts, reason } = answers.dependence
  const [alone, together] = [parts?.['without'], parts?.['with']]
  if (value === null || typeof alone !== 'number' || typeof together !== 'number') {
    return {
      sentence: translate(language, 'report.dependence.unknown'),
      lines: reason ? [because(document, reason)] : [],
    }
  }
  const values = { without: tellShare(language, alone), with: tellShare(language, together) }
  const holds = values.without === values.with
  const lines: string[] = []
  const lost = parts?.['lost'] ?? 0
  if (lost > 0) lines.push(translate(language, 'report.dependence.lost', { count: lost }))
  lines.push(translate(language, 'report.dependence.only', { count: parts?.['supportOnly'] ?? 0 }))
  return {
    sentence: translate(
      language,
      holds ? 'report.dependence.holds' : 'report.dependence.answer',
      values,
    ),
    lines,
  }
}

/** The reason for a missing number, as a sentence of its own. */
function because({ language }: ReportDocument, reason: NonNullable<Finding['reason']>): string {
  const told = translate(language, `reason.${reason}`)
  return `${told.charAt(0).toLocaleUpperCase(language)}${told.slice(1)}.`
}
