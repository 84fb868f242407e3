import type { Finding } from '../../../domain/findings.ts'
import { isoDay } from '../../../domain/dates.ts'
import { ROLES } from '../../../domain/records.ts'
import {
  readFamilies,
  readMemberships,
  readSocialEconomy,
} from '../../../measures/openness/memberships.ts'
import { timeAlone } from '../../../measures/mission/passage.ts'
import { datedOfKind, membersAtStart } from '../../../measures/mission/projects.ts'
import { renewedPairs } from '../../../measures/time/renewal.ts'
import { DAYS_PER_MONTH } from '../../../measures/time/survival.ts'
import { memberCount } from '../../../network/incidence.ts'
import type { SlicedNetwork } from '../../../network/sliced-network.ts'
import { computeActorColumns, computeCollaborationColumns } from '../computing.ts'
import { isolatedOf } from '../kept.ts'
import { collaborationNameOf, nameOf } from '../labels.ts'
import { rowOfActor, rowOfId } from '../page.ts'
import { addedByCollaboration } from './added.ts'

/** One line of a worked example: what opens when it is chosen, and what it brings. */
export type ExampleLine = {
  id: string
  name: string
  opens: 'collaboration' | 'actor' | 'nothing'
  value: number | null
  about:
    | { kind: 'mixing'; members: number; external: number; known: number }
    | { kind: 'reason'; reason: string }
    | { kind: 'support'; members: number }
    | { kind: 'members'; members: number }
    | { kind: 'months'; months: number }
    | { kind: 'again'; pair: string; day: string }
    | { kind: 'sectors'; sectors: string[] }
    | { kind: 'pieces'; pieces: number }
    | { kind: 'value' }
}

/**
 * The lines that say most. `adds`: what the lines and the rest together make, the value itself or the
 * term of that code; without it lines are examples and make no sum.
 */
export type ExampleLines = {
  lines: ExampleLine[]
  rest?: { count: number; value: number }
  adds?: string
}

export const LINES = 3

type Teller = (network: SlicedNetwork, finding: Finding) => ExampleLines

export const collaborationLine = (
  network: SlicedNetwork,
  p: number,
): Pick<ExampleLine, 'id' | 'name' | 'opens'> => ({
  id: network.collaborationIds[p] ?? '',
  name: collaborationNameOf(network, p),
  opens: 'collaboration',
})

export const actorLine = (
  network: SlicedNetwork,
  actor: number,
): Pick<ExampleLine, 'id' | 'name' | 'opens'> => ({
  id: network.actorIds[actor] ?? '',
  name: nameOf(network, actor),
  opens: 'actor',
})

/** The lines that add most, whichever way, and what all others add together. */
export function largestOf(all: readonly ExampleLine[], adds: string): ExampleLines {
  const sorted = all.toSorted((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0))
  const others = sorted.slice(LINES)
  const value = others.reduce((sum, line) => sum + (line.value ?? 0), 0)
  return {
    lines: sorted.slice(0, LINES),
    ...(others.length > 0 && { rest: { count: others.length, value } }),
    adds,
  }
}

/** What each collaboration adds to an index of ties across less ties within. */
const mixing =
  (weighted: boolean, read: typeof readMemberships): Teller =>
  (network, finding) => {
    const memberships = read(network)
    const total = finding.coverage.used
    const added = addedByCollaboration(network, memberships, weighted)
    const lines = added.flatMap(({ external, internal, pairs, pairsAcross }, p): ExampleLine[] =>
      pairs === 0 || total === 0
        ? []
        : [
            {
              ...collaborationLine(network, p),
              value: (external - internal) / total,
              about: {
                kind: 'mixing',
                members: memberCount(network, p),
                external: pairsAcross,
                known: pairs,
              },
            },
          ],
    )
    return largestOf(lines, 'value')
  }

/** Those without a tie; what is not recorded is no example of anything. */
const isolated: Teller = (network) => ({
  lines: isolatedOf(network)
    .filter(({ withoutTie, reason }) => withoutTie && reason !== 'not-recorded')
    .slice(0, LINES)
    .map(({ id, reason }) => ({
      ...actorLine(network, rowOfActor(network, id) ?? 0),
      value: null,
      about: { kind: 'reason', reason },
    })),
})

/** The collaborations in which support or funders take part, the largest first. */
const supported: Teller = (network) => {
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
  return {
    lines: bySize(network, (p) => found.has(network.collaborationRows[p] ?? 0))
      .slice(0, LINES)
      .map((p) => ({
        ...collaborationLine(network, p),
        value: null,
        about: { kind: 'support', members: memberCount(network, p) },
      })),
  }
}

/** How many each collaboration holds, of the participations of all. */
const byMembers: Teller = (network, { measure }) =>
  largestOf(
    bySize(network, () => true).map((p) => ({
      ...collaborationLine(network, p),
      value: memberCount(network, p),
      about: { kind: 'value' },
    })),
    measure === 'two-mode-collaboration-degree-mean' ? 'L' : 'value',
  )

/** The largest of those that no sector is common to. */
const crossing: Teller = (network) => {
  const { profileOf, lists, names } = readMemberships(network)
  const sectorsOf = (p: number): number[][] => {
    const start = network.collaborationOffsets[p] ?? 0
    const members = network.collaborationMembers.subarray(
      start,
      network.collaborationOffsets[p + 1],
    )
    return [...members].flatMap((actor) => {
      const list = lists[profileOf[actor] ?? -1]
      return list === undefined ? [] : [list]
    })
  }
  return {
    lines: bySize(network, (p) => {
      const [first, ...others] = sectorsOf(p)
      if (first === undefined || others.length === 0) return false
      return !first.some((sector) => others.every((list) => list.includes(sector)))
    })
      .slice(0, LINES)
      .map((p) => {
        const sectors = [...new Set(sectorsOf(p).flat())].map((sector) => names[sector] ?? '')
        return {
          ...collaborationLine(network, p),
          value: null,
          about: { kind: 'sectors', sectors },
        }
      }),
  }
}

function bySize(network: SlicedNetwork, keep: (p: number) => boolean): number[] {
  return Array.from({ length: network.collaborationCount }, (_, p) => p)
    .filter(keep)
    .toSorted((a, b) => memberCount(network, b) - memberCount(network, a) || a - b)
}

/** The values of years that the finding has as parts. */
const years =
  (adds?: string): Teller =>
  (_network, { parts }) => ({
    lines: Object.entries(parts ?? {}).flatMap(([code, value]): ExampleLine[] =>
      /^\d{4}$/.test(code) && value !== null
        ? [{ id: code, name: code, opens: 'nothing', value, about: { kind: 'value' } }]
        : [],
    ),
    ...(adds !== undefined && { adds }),
  })

/** The projects of one actor that were joined soonest. */
const passed: Teller = (network) => ({
  lines: datedOfKind(network, 'project')
    .dated.filter((dated) => membersAtStart(dated) === 1)
    .map((dated) => ({ row: dated.row, ...timeAlone(dated, network) }))
    .filter(({ ended }) => ended)
    .toSorted((a, b) => a.length - b.length || a.row - b.row)
    .slice(0, LINES)
    .map(({ row, length }) => ({
      ...collaborationLine(network, row),
      value: null,
      about: { kind: 'months', months: length / DAYS_PER_MONTH },
    })),
})

/** Pairs that began again, each with the collaboration in which it did. */
const again: Teller = (network) => {
  const pairs = renewedPairs(network)
  return {
    lines: pairs.slice(0, LINES).map(({ actors, collaboration, from }) => ({
      id: collaboration,
      name: nameIn(network, collaboration),
      opens: 'collaboration',
      value: null,
      about: {
        kind: 'again',
        pair: actors.map((id) => actorNamed(network, id)).join(' – '),
        day: isoDay(from),
      },
    })),
  }
}

function actorNamed(network: SlicedNetwork, id: string): string {
  const { ids, names } = network.whole.packed.actors
  const row = rowOfId(ids, id)
  return row === undefined ? id : (names[row] ?? id)
}

function nameIn(network: SlicedNetwork, id: string): string {
  const { ids, names } = network.whole.packed.collaborations
  const row = rowOfId(ids, id)
  return row === undefined ? id : (names[row] ?? id)
}

/** Those whose leaving would cut the network, and into how many pieces more. */
const cuts =
  (measure: 'articulation' | 'collaboration-cut'): Teller =>
  (network) => {
    const isActor = measure === 'articulation'
    const column = (isActor ? computeActorColumns : computeCollaborationColumns)(network, [
      measure,
    ])[0]
    const rows = [...(column?.values.entries() ?? [])].filter(([, value]) => value > 0)
    return {
      lines: rows
        .toSorted(([a, x], [b, y]) => y - x || a - b)
        .slice(0, LINES)
        .map(([row, pieces]) => ({
          ...(isActor ? actorLine(network, row) : collaborationLine(network, row)),
          value: null,
          about: { kind: 'pieces', pieces },
        })),
    }
  }

const TELLERS: ReadonlyMap<string, Teller> = new Map<string, Teller>([
  ['ei', mixing(false, readMemberships)],
  ['ei-newman', mixing(true, readMemberships)],
  ['ei-newman-families', mixing(true, readFamilies)],
  ['ei-newman-social-economy', mixing(true, readSocialEconomy)],
  ['participations', byMembers],
  ['two-mode-links', byMembers],
  ['two-mode-collaboration-degree-mean', byMembers],
  ['cross-sector-share', crossing],
  ['isolated', isolated],
  ['isolated-share', isolated],
  ['support-dependence', supported],
  ['support-openness', supported],
  ['isolates-without-support', supported],
  ['persistence', years()],
  ['turnover', years()],
  ['entries', years('value')],
  ['exits', years('value')],
  ['openness-trend', years()],
  ['renewal', again],
  ['passage', passed],
  ['articulation-actors', cuts('articulation')],
  ['cut-collaborations', cuts('collaboration-cut')],
])

/** The lines of a finding about the network; none where no collaboration or actor makes the value. */
export function linesOf(network: SlicedNetwork, finding: Finding): ExampleLines {
  return finding.value === null
    ? { lines: [] }
    : (TELLERS.get(finding.measure)?.(network, finding) ?? { lines: [] })
}
