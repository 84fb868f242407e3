import type { ActorColumn, Finding } from '../../domain/findings.ts'
import { getMeasure } from '../../measures/registry.ts'
import { memberCount } from '../../network/incidence.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { computeActorColumns, computeCollaborationColumns, computeFindings } from './computing.ts'
import type { Working } from './example/forms.ts'
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

/** @throws AppError measure-not-found */
export function explain(network: SlicedNetwork, { measure }: { measure: string }): WorkedExample {
  const { scope } = getMeasure(measure)
  if (scope === 'actor') return explainColumn(network, measure, actorsOf(network))
  if (scope === 'collaboration') return explainColumn(network, measure, collaborationsOf(network))
  const finding = mostTelling(computeFindings(network, [measure]))
  if (!finding) throw new RangeError(`${measure} gives no finding`)
  const working = workingOf(network, finding)
  return {
    finding,
    ...(working && { working }),
    example: linesOf(network, finding),
    collaborations: countShared(network),
  }
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

const actorsOf =
  (network: SlicedNetwork) =>
  (measure: string): Subjects => ({
    scope: 'actor',
    column: computeActorColumns(network, [measure])[0],
    counted: network.countedActors,
    isCounted: (actor) => network.isCounted[actor] === 1,
    line: (actor) => ({ ...actorLine(network, actor), about: { kind: 'value' } }),
  })

const collaborationsOf =
  (network: SlicedNetwork) =>
  (measure: string): Subjects => ({
    scope: 'collaboration',
    column: computeCollaborationColumns(network, [measure])[0],
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
