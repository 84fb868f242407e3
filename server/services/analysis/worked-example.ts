import type { ActorColumn, Finding } from '../../domain/findings.ts'
import { ROLES } from '../../domain/records.ts'
import { computeActorColumns, computeCollaborationColumns, computeFindings } from './computing.ts'
import { getMeasure } from '../../measures/registry.ts'
import { readMemberships } from '../../measures/openness/memberships.ts'
import { memberCount } from '../../network/incidence.ts'
import { tieShares } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { crossSectorPairs } from './collaboration-rows.ts'
import { isolatedOf, orNull } from './kept.ts'
import { collaborationNameOf, nameOf } from './labels.ts'
import { rowOfActor, rowOfId } from './page.ts'

/** One line of a worked example; which numbers it holds depends on what it is about. */
export type ExampleLine = {
  id: string
  name: string
  value: number | null
  about:
    | { kind: 'mixing'; members: number; external: number; known: number }
    | { kind: 'reason'; reason: string }
    | { kind: 'support'; members: number }
    | { kind: 'members'; members: number; pairs: number }
    | { kind: 'actor' }
}

/** A measure's value in a slice, and what weighs most in it. */
export type WorkedExample = {
  finding: Finding
  example: ExampleLine[]
  /** Of two actors or more: those that can say anything about who works with whom. */
  collaborations: number
}

const LINES = 3

/** @throws AppError measure-not-found */
export function explain(network: SlicedNetwork, { measure }: { measure: string }): WorkedExample {
  const { scope } = getMeasure(measure)
  if (scope === 'actor') return explainColumn(network, measure, actorsOf(network))
  if (scope === 'collaboration') return explainColumn(network, measure, collaborationsOf(network))
  const finding = mostTelling(computeFindings(network, [measure]))
  if (!finding) throw new RangeError(`${measure} gives no finding`)
  return {
    finding,
    example: exampleOf(network, measure, finding),
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

function exampleOf(network: SlicedNetwork, measure: string, finding: Finding): ExampleLine[] {
  switch (measure) {
    case 'ei':
    case 'ei-newman':
      return mixing(network, measure === 'ei-newman', finding)
    case 'isolated':
      return isolatedOf(network)
        .filter((actor) => actor.withoutTie)
        .slice(0, LINES)
        .map(({ id, reason }) => ({
          id,
          name: nameOf(network, rowOfActor(network, id) ?? 0),
          value: null,
          about: { kind: 'reason', reason },
        }))
    case 'support-dependence':
      return supported(network)
    default:
      return largest(network)
  }
}

/**
 * What each collaboration adds to the index: its pairs across sectors less those within, weighed as the
 * measure weighs them, over the weight of all. For `ei` a pair that several collaborations share is
 * shared out between none: the lines say what each would add alone.
 */
function mixing(network: SlicedNetwork, weighted: boolean, finding: Finding): ExampleLine[] {
  const memberships = readMemberships(network)
  const shares = tieShares(network)
  const total = finding.coverage.used
  const lines: ExampleLine[] = []
  for (let p = 0; p < network.collaborationCount; p++) {
    const { external, known } = crossSectorPairs(network, memberships, p)
    const share = weighted ? (shares[p] ?? 0) : 1
    if (known === 0 || share === 0 || total === 0) continue
    lines.push({
      ...named(network, p),
      value: (share * (2 * external - known)) / total,
      about: { kind: 'mixing', members: memberCount(network, p), external, known },
    })
  }
  return lines.toSorted((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0)).slice(0, LINES)
}

/** The collaborations in which support or funders take part, the largest first. */
function supported(network: SlicedNetwork): ExampleLine[] {
  const { whole } = network
  const helpers = new Set(
    whole.packed.network.supportActorIds.flatMap(
      (id) => rowOfId(whole.packed.actors.ids, id) ?? [],
    ),
  )
  const roles = [ROLES.indexOf('support'), ROLES.indexOf('funder')]
  const found = new Set<number>()
  const { actor, collaboration, role } = whole.participations
  for (let row = 0; row < actor.length; row++) {
    if (roles.includes(role[row] ?? 0) || helpers.has(actor[row] ?? 0)) {
      found.add(collaboration[row] ?? 0)
    }
  }
  return bySize(network, (p) => found.has(network.collaborationRows[p] ?? 0)).map((p) => ({
    ...named(network, p),
    value: null,
    about: { kind: 'support', members: memberCount(network, p) },
  }))
}

function largest(network: SlicedNetwork): ExampleLine[] {
  return bySize(network, () => true).map((p) => {
    const members = memberCount(network, p)
    return {
      ...named(network, p),
      value: members,
      about: { kind: 'members', members, pairs: (members * (members - 1)) / 2 },
    }
  })
}

function bySize(network: SlicedNetwork, keep: (p: number) => boolean): number[] {
  return Array.from({ length: network.collaborationCount }, (_, p) => p)
    .filter(keep)
    .toSorted((a, b) => memberCount(network, b) - memberCount(network, a) || a - b)
    .slice(0, LINES)
}

/** Whose values a column holds, and how a line of the example names one of them. */
type Subjects = {
  scope: 'actor' | 'collaboration'
  column: ActorColumn | undefined
  counted: number
  isCounted: (row: number) => boolean
  line: (row: number) => Pick<ExampleLine, 'id' | 'name' | 'about'>
}

const actorsOf =
  (network: SlicedNetwork) =>
  (measure: string): Subjects => ({
    scope: 'actor',
    column: computeActorColumns(network, [measure])[0],
    counted: network.countedActors,
    isCounted: (actor) => network.isCounted[actor] === 1,
    line: (actor) => ({
      id: network.actorIds[actor] ?? '',
      name: nameOf(network, actor),
      about: { kind: 'actor' },
    }),
  })

const collaborationsOf =
  (network: SlicedNetwork) =>
  (measure: string): Subjects => ({
    scope: 'collaboration',
    column: computeCollaborationColumns(network, [measure])[0],
    counted: network.collaborationCount,
    isCounted: () => true,
    line(p) {
      const members = memberCount(network, p)
      return {
        ...named(network, p),
        about: { kind: 'members', members, pairs: (members * (members - 1)) / 2 },
      }
    },
  })

/** A column has no one value: the finding says the mean, the example the highest. */
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
  const sum = rows.reduce((all, row) => all + (column.values[row] ?? 0), 0)
  const missing = counted - rows.length
  const none = scope === 'actor' ? 'no-actor' : 'no-collaboration'
  return {
    finding: {
      measure,
      subject: { scope, ids: [] },
      slice: network.slice,
      unit: column.unit,
      value: rows.length === 0 ? null : sum / rows.length,
      ...(rows.length === 0 && { reason: column.reason ?? none }),
      coverage: {
        used: rows.length,
        dropped: missing,
        why: missing > 0 ? [{ code: column.reason ?? 'not-applicable', count: missing }] : [],
      },
      method: column.method,
    },
    example: rows
      .toSorted((a, b) => (column.values[b] ?? 0) - (column.values[a] ?? 0) || a - b)
      .slice(0, LINES)
      .map((row) => ({ ...line(row), value: orNull(column.values[row]) })),
    collaborations: countShared(network),
  }
}

function countShared(network: SlicedNetwork): number {
  let count = 0
  for (let p = 0; p < network.collaborationCount; p++) if (memberCount(network, p) > 1) count++
  return count
}

function named(network: SlicedNetwork, p: number): { id: string; name: string } {
  return { id: network.collaborationIds[p] ?? '', name: collaborationNameOf(network, p) }
}
