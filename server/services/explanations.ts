import type { Finding } from '../domain/findings.ts'
import { isMessageKey, translate, type Language } from '../locales/locales.ts'
import { workOut } from './analysis/example/forms.ts'
import { sayTerritory } from './analysis/summary.ts'
import type { WorkedExample } from './analysis/worked-example.ts'
import { writeFormula, type WrittenFormula } from './formulas.ts'
import { measureName, sayMeasure } from './measure-sentences.ts'
import {
  sayExample,
  sayNumber,
  sayWorking,
  type SaidExample,
  type SaidWorking,
} from './say-example.ts'

/** Everything that makes one number understandable, in the reader's language. */
export type Explanation = SaidExample & {
  measure: string
  title: string
  territoryLabel?: string
  sentence: string
  finding: Finding
  definition: string
  formula: string
  math?: WrittenFormula
  working?: SaidWorking
  doesNotSay: string[]
  wouldChange: string[]
  coverage: string
  method: { label: string; value: string }[]
  source: string
}

/** Fewer collaborations than this bear no comparison, whatever z says. */
const FEW_COLLABORATIONS = 5
const NORMAL_95 = 1.959963984540054

export function sayExplanation(language: Language, worked: WorkedExample): Explanation {
  const { finding } = worked
  const id = finding.measure
  const { territory } = finding.slice
  const math = writeFormula(language, id)
  const working = sayWorking(language, worked)
  return {
    measure: id,
    title: measureName(language, id),
    ...(territory !== undefined && { territoryLabel: sayTerritory(territory) }),
    sentence: saySentence(language, worked),
    finding,
    definition: sayMeasure(language, id, 'definition'),
    formula: sayMeasure(language, id, 'formula'),
    ...(math && { math }),
    ...(working && { working }),
    ...sayExample(language, worked.example),
    doesNotSay: sayMeasure(language, id, 'not-said').split('\n'),
    wouldChange: sayChanges(language, worked),
    coverage: sayCoverage(language, finding),
    method: sayMethod(language, finding),
    source: sayMeasure(language, id, 'source'),
  }
}

/** The finding as one sentence; no comparison that its uncertainty does not allow. */
export function saySentence(
  language: Language,
  { finding, collaborations }: Pick<WorkedExample, 'finding' | 'collaborations'>,
): string {
  const { value, measure } = finding
  const { scope, ids } = finding.subject
  const about = ids.length > 0 ? ` (${sayIds(language, finding)})` : ''
  const name = capital(measureName(language, measure)) + about
  if (value === null) {
    return translate(language, 'explain.null', { name, reason: sayReason(language, finding) })
  }
  if (measure === 'ei' || measure === 'ei-newman') {
    return sayOpenness(language, finding, value, collaborations)
  }
  if (measure === 'isolated') {
    const actors = finding.coverage.used + finding.coverage.dropped
    const unknown = finding.parts?.['not-recorded'] ?? 0
    return translate(language, 'explain.isolated', { value, actors, unknown })
  }
  if (measure === 'support-dependence') {
    return translate(language, 'explain.dependence', {
      lost: finding.parts?.['lost'] ?? 0,
      value: sayValue(language, finding, value),
    })
  }
  if (measure === 'openness-trend') return sayTrend(language, finding, value)
  const cases = sayCases(language, finding, value)
  if (cases !== undefined) return cases
  if (finding.unit === 'label') {
    return translate(language, 'explain.labels', { name, value, count: finding.coverage.used })
  }
  const said = { name, value: sayValue(language, finding, value) }
  const count = finding.coverage.used
  if (scope === 'actor') return translate(language, 'explain.mean', { ...said, count })
  return scope === 'collaboration'
    ? translate(language, 'explain.mean-collaborations', { ...said, count })
    : translate(language, 'explain.value', said)
}

/** Sectors are called as the data call them; the families of actors have names of ours. */
function sayIds(language: Language, { subject, method }: Finding): string {
  const isFamilies = method.parameters['partition'] === 'families'
  const names = subject.ids.map((id) => {
    const key = `view.matrix.family.${id}`
    return isFamilies && isMessageKey(key) ? translate(language, key) : id
  })
  return names.join(' – ')
}

function sayOpenness(
  language: Language,
  finding: Finding,
  index: number,
  collaborations: number,
): string {
  const value = sayNumber(language, index)
  if (collaborations < FEW_COLLABORATIONS) {
    return translate(language, 'explain.openness.few', { count: collaborations, value })
  }
  const { expectation, sd, z } = finding
  if (typeof expectation !== 'number' || typeof sd !== 'number' || typeof z !== 'number') {
    const reason = sayReason(language, finding)
    return translate(language, 'explain.openness.unsure', { reason, value })
  }
  const side = z > NORMAL_95 ? 'more' : z < -NORMAL_95 ? 'less' : 'same'
  return translate(language, `explain.openness.${side}`, {
    value,
    expectation: sayNumber(language, expectation),
    // More digits than the value beside it has would say that the spread is known better.
    spread: sayNumber(language, Number((NORMAL_95 * sd).toPrecision(2))),
  })
}

/** A slope has a direction only where the test would err once in twenty. */
function sayTrend(language: Language, { p }: Finding, slope: number): string {
  const isClear = typeof p === 'number' && p < 0.05 && slope !== 0
  const side = !isClear ? 'none' : slope > 0 ? 'up' : 'down'
  return translate(language, `explain.trend.${side}`, {
    slope: sayNumber(language, isClear ? Math.abs(slope) : slope),
    p: typeof p === 'number' ? sayNumber(language, p) : '–',
  })
}

/** Cases of so many, with the interval of their share. */
function sayCases(language: Language, finding: Finding, share: number): string | undefined {
  const { measure, parts } = finding
  const counts =
    measure === 'passage'
      ? [parts?.['passed'], parts?.['alone']]
      : measure === 'renewal'
        ? [parts?.['renewed'], parts?.['followed']]
        : []
  const [part, whole] = counts
  if (typeof part !== 'number' || typeof whole !== 'number') return undefined
  const say = (value: number) => sayValue(language, finding, value)
  return translate(language, `explain.share.${measure === 'passage' ? 'passage' : 'renewal'}`, {
    part,
    whole,
    value: say(share),
    low: say(parts?.['low'] ?? share),
    high: say(parts?.['high'] ?? share),
  })
}

function sayReason(language: Language, finding: Finding): string {
  const key = `reason.${finding.reason ?? 'not-applicable'}`
  return isMessageKey(key) ? translate(language, key) : ''
}

function sayValue(language: Language, finding: Finding, value: number): string {
  return finding.unit === 'share'
    ? sayNumber(language, value, { style: 'percent', maximumSignificantDigits: 3 })
    : sayNumber(
        language,
        value,
        finding.unit === 'count' ? { maximumFractionDigits: 2 } : undefined,
      )
}

function sayChanges(language: Language, worked: WorkedExample): string[] {
  const { finding } = worked
  const changes = sayOneMore(language, worked)
  const { bounds } = finding
  if (bounds?.allInternal != null && bounds.allExternal != null) {
    const ends = [bounds.allInternal, bounds.allExternal]
    const [low, high] = [Math.min(...ends), Math.max(...ends)]
    if (finding.coverage.dropped > 0) {
      // Not of a sector, but of what else is unknown.
      const key = `explain.change.${finding.coverage.why[0]?.code ?? ''}`
      changes.push(
        translate(language, isMessageKey(key) ? key : 'explain.change.sectors', {
          low: sayValue(language, finding, low),
          high: sayValue(language, finding, high),
        }),
      )
    }
  } else if (finding.coverage.why.some(({ code }) => code === 'unknown-sector')) {
    changes.push(translate(language, 'explain.change.sectors-open'))
  }
  if ((finding.parts?.['not-recorded'] ?? 0) > 0) {
    changes.push(translate(language, 'explain.change.not-recorded'))
  }
  if (finding.slice.support !== 'include' && !OF_BOTH_WAYS.has(finding.measure)) {
    changes.push(translate(language, 'explain.change.support'))
  }
  changes.push(translate(language, 'explain.change.window'))
  return changes
}

/** Measures that look at support counted and taken out, whichever the slice asks for. */
const OF_BOTH_WAYS = new Set([
  'support-dependence',
  'support-openness',
  'isolates-without-support',
  'accompaniment',
])

/** Measures of which one more case, among as many, says how much it takes. */
const OF_CASES = new Set([
  'renewal',
  'passage',
  'meeting-conversion',
  'co-construction',
  'cross-sector-share',
])

/** What one collaboration, or one case, would change: the smallest step that a reader can think of. */
function sayOneMore(language: Language, { finding, working }: WorkedExample): string[] {
  const [a, b] = working?.terms.map(({ value }) => value) ?? []
  if (working === undefined || a === undefined || b === undefined) return []
  const after = (first: number, second: number): string => {
    const terms = [first, second].map((value) => ({ code: '', value }))
    return sayValue(language, finding, workOut({ form: working.form, terms }))
  }
  if (working.form === 'index') {
    const values = { across: after(a + 1, b), within: after(a, b + 1) }
    const key = `explain.change.one-across.${finding.measure}`
    return [translate(language, isMessageKey(key) ? key : 'explain.change.one-across', values)]
  }
  if (finding.measure === 'isolated' && (finding.value ?? 0) > 1) {
    return [translate(language, 'explain.change.join', { value: (finding.value ?? 0) - 2 })]
  }
  const cases = working.form === 'part' ? a + b : b
  if (!OF_CASES.has(finding.measure) || a >= cases) return []
  const value = working.form === 'part' ? after(a + 1, b - 1) : after(a + 1, b)
  return [translate(language, 'explain.change.one-more', { count: cases, value })]
}

function sayCoverage(language: Language, finding: Finding): string {
  const { used, dropped, why } = finding.coverage
  if (dropped === 0) return translate(language, 'explain.coverage.all')
  const said = why.map(({ code }) => {
    // A column leaves out for the reason of a value: what it is of these actors, or collaborations.
    const keys = [finding.measure, finding.subject.scope].map((of) => `${of}.${code}`)
    const key = [...keys, code].map((end) => `explain.coverage.${end}`).find(isMessageKey)
    return translate(language, key ?? 'explain.coverage.other')
  })
  return translate(language, 'explain.coverage.part', {
    share: sayNumber(language, used / (used + dropped), {
      style: 'percent',
      maximumSignificantDigits: 3,
    }),
    why: said.join(', '),
  })
}

function sayMethod(language: Language, finding: Finding): Explanation['method'] {
  const { parameters, nullModel, seed, exact, version } = finding.method
  // The model that was used is said once, by its own name; an option left empty says nothing.
  const said = Object.entries(parameters).filter(
    ([name, value]) => value !== '' && !(name === 'nullModel' && nullModel !== undefined),
  )
  const rows = said.map(([name, value]): [string, string] => [
    name,
    typeof value === 'number'
      ? sayNumber(language, value)
      : sayTerm(language, `${name}.${String(value)}`),
  ])
  if (nullModel !== undefined) rows.push(['nullModel', sayTerm(language, nullModel)])
  rows.push(['exact', sayTerm(language, exact ? 'exact.yes' : 'exact.no')])
  if (seed !== undefined) rows.push(['seed', String(seed)])
  rows.push(['version', String(version)])
  return rows.map(([label, value]) => ({ label: sayTerm(language, label), value }))
}

/** A word of the method where the locales have one; a number, or a name of code, stays as it is. */
function sayTerm(language: Language, term: string): string {
  const key = `explain.method.${term}`
  return isMessageKey(key) ? translate(language, key) : term.replace(/^[^.]*\./, '')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
