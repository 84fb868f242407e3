import type { ActorColumn, Finding } from '../../domain/findings.ts'
import { getMeasure } from '../../measures/registry.ts'
import { memberCount } from '../../network/incidence.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { computeActorColumns, computeCollaborationColumns, computeFindings } from './computing.ts'
import type { MeasureChoice } from '../measure-choice.ts'
import { workOut, type Working } from './example/forms.ts'
import {
  actorLine,
  collaborationLine,
  largestOf,
  type ExampleLine,
  type ExampleLines,
} from './example/line.ts'
import { communityLines, communityWorking } from './example/groups.ts'
import { linesOf } from './example/lines.ts'
import { workingOf } from './example/workings.ts'

/** A measure's value in a slice, how it is worked out there, and what weighs most in it. */
export type WorkedExample = {
  finding: Finding
  working?: Working
  example: ExampleLines
  /** Of two actors or more: those that can say anything about who works with whom. */
  collaborations: number
}

/** Which number is explained, and how it was asked for. */
export type ExplanationAsked = Pick<MeasureChoice, 'options' | 'seed'> & {
  measure: string
  /** The sector, or the two, that a measure of sectors is asked about; the most telling without. */
  subject?: string[]
}

/** @throws AppError measure-not-found, invalid-options */
export function explain(network: SlicedNetwork, asked: ExplanationAsked): WorkedExample {
  const { measure, options, seed } = asked
  const how = { ...(options && { options }), ...(seed !== undefined && { seed }) }
  const { scope } = getMeasure(measure)
  if (scope === 'actor') return explainColumn(network, measure, actorsOf(network, how))
  if (scope === 'collaboration') {
    return explainColumn(network, measure, collaborationsOf(network, how))
  }
  const finding = aboutSubject(computeFindings(network, [measure], how), asked.subject)
  if (!finding) throw new RangeError(`${measure} gives no finding`)
  const working = workingOf(network, finding)
  const example = linesOf(network, finding)
  // With options of its own a measure may be another sum than the one that is worked out.
  const isUsual = options === undefined
  return {
    finding,
    ...(working && (isUsual || givesValue(finding, working)) && { working }),
    example: isUsual || addUp(finding, working, example) ? example : { lines: [] },
    collaborations: countShared(network),
  }
}

function givesValue({ value, z }: Finding, working: Working): boolean {
  return isNear(workOut(working), (working.of === 'z' ? z : value) ?? Number.NaN)
}

function addUp({ value }: Finding, working: Working | undefined, example: ExampleLines): boolean {
  const { adds, lines, rest } = example
  if (adds === undefined) return false
  const sum = lines.reduce((all, line) => all + (line.value ?? 0), rest?.value ?? 0)
  const whole = adds === 'value' ? value : working?.terms.find(({ code }) => code === adds)?.value
  return isNear(sum, whole ?? Number.NaN)
}

/** Sums of many terms in another order: equal to nine digits. */
function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other))
}

function aboutSubject(
  findings: readonly Finding[],
  subject: readonly string[] | undefined,
): Finding | undefined {
  const wanted = subject?.toSorted().join('\n')
  return (
    findings.find(({ subject: { ids } }) => ids.toSorted().join('\n') === wanted) ??
    mostTelling(findings)
  )
}

/** Of the findings about sectors the one farthest from chance, else from 0; the first among equals. */
function mostTelling(findings: readonly Finding[]): Finding | undefined {
  return findings.toSorted((a, b) => distanceOf(b) - distanceOf(a))[0]
}

function distanceOf({ z, value }: Finding): number {
  return Math.abs(z ?? value ?? 0)
}

/** Whose values a column holds, and how a line of the example names one of them. */
type Subjects = {
  scope: 'actor' | 'collaboration'
  column: ActorColumn | undefined
  counted: number
  isCounted: (row: number) => boolean
  line: (row: number) => Pick<ExampleLine, 'id' | 'name' | 'opens' | 'about'>
}

type How = Pick<MeasureChoice, 'options' | 'seed'>

const actorsOf =
  (network: SlicedNetwork, how: How) =>
  (measure: string): Subjects => ({
    scope: 'actor',
    column: computeActorColumns(network, [measure], how)[0],
    counted: network.countedActors,
    isCounted: (actor) => network.isCounted[actor] === 1,
    line: (actor) => ({ ...actorLine(network, actor), about: { kind: 'value' } }),
  })

const collaborationsOf =
  (network: SlicedNetwork, how: How) =>
  (measure: string): Subjects => ({
    scope: 'collaboration',
    column: computeCollaborationColumns(network, [measure], how)[0],
    counted: network.collaborationCount,
    isCounted: () => true,
    line: (p) => ({
      ...collaborationLine(network, p),
      about: { kind: 'members', members: memberCount(network, p) },
    }),
  })

/** A column has no one value: the finding says the mean, the example the highest and what they add to it. */
function explainColumn(
  network: SlicedNetwork,
  measure: string,
  subjectsOf: (measure: string) => Subjects,
): WorkedExample {
  const { scope, column, counted, isCounted, line } = subjectsOf(measure)
  if (!column) throw new RangeError(`${measure} gives no column`)
  const rows = Array.from(column.values.keys()).filter(
    (row) => isCounted(row) && !Number.isNaN(column.values[row]),
  )
  // Labels have no mean: how many there are is all that can be said of them together.
  const labels =
    column.unit === 'label' ? new Set(rows.map((row) => column.values[row])).size : undefined
  const sum = rows.reduce((all, row) => all + (column.values[row] ?? 0), 0)
  const missing = counted - rows.length
  const none = scope === 'actor' ? 'no-actor' : 'no-collaboration'
  const seed = column.method.seed ?? 1
  const working: Working =
    labels === undefined
      ? {
          form: 'ratio',
          terms: [
            { code: 'mean.sum', value: sum },
            { code: `mean.${scope}`, value: rows.length },
          ],
        }
      : communityWorking(network, seed)
  return {
    finding: {
      measure,
      subject: { scope, ids: [] },
      slice: network.slice,
      unit: column.unit,
      value: rows.length === 0 ? null : (labels ?? sum / rows.length),
      ...(rows.length === 0 && { reason: column.reason ?? none }),
      coverage: {
        used: rows.length,
        dropped: missing,
        why: missing > 0 ? [{ code: column.reason ?? 'not-applicable', count: missing }] : [],
      },
      method: column.method,
    },
    ...(rows.length > 0 && { working }),
    example:
      labels === undefined
        ? largestOf(
            rows.map((row) => ({ ...line(row), value: column.values[row] ?? 0 })),
            'mean.sum',
          )
        : communityLines(network, seed),
    collaborations: countShared(network),
  }
}

function countShared(network: SlicedNetwork): number {
  let count = 0
  for (let p = 0; p < network.collaborationCount; p++) if (memberCount(network, p) > 1) count++
  return count
}
