import type { Finding } from '../../../domain/findings.ts'
import { isoDay } from '../../../domain/dates.ts'
import { ROLES } from '../../../domain/records.ts'
import { timeAlone } from '../../../measures/mission/passage.ts'
import { datedOfKind, membersAtStart } from '../../../measures/mission/projects.ts'
import { measureContext } from '../../../measures/measure.ts'
import { changeBetween, windowsOf } from '../../../measures/time/openness-change.ts'
import { renewedPairs } from '../../../measures/time/renewal.ts'
import { DAYS_PER_MONTH } from '../../../measures/time/survival.ts'
import { memberCount } from '../../../network/incidence.ts'
import type { SlicedNetwork } from '../../../network/sliced-network.ts'
import { computeActorColumns, computeCollaborationColumns } from '../computing.ts'
import { isolatedOf } from '../kept.ts'
import { rowOfActor, rowOfId } from '../page.ts'
import { behindLines } from './behind.ts'
import { distanceLines } from './distances.ts'
import { groupLines } from './groups.ts'
import {
  actorLine,
  actorNamed,
  bySize,
  collaborationLine,
  collaborationNamed,
  largestOf,
  LINES,
  type ExampleLine,
  type ExampleLines,
  type Teller,
} from './line.ts'
import { missionLines } from './mission.ts'
import { mixingLines } from './mixing-lines.ts'
import { shapeLines } from './shapes.ts'
import { spreadLines } from './spread.ts'

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

/** The projects of one actor that were joined soonest; where none was, some that are still of one. */
const passed: Teller = (network) => {
  const alone = datedOfKind(network, 'project')
    .dated.filter((dated) => membersAtStart(dated) === 1)
    .map((dated) => ({ row: dated.row, ...timeAlone(dated, network) }))
  const joined = alone.filter(({ ended }) => ended)
  return {
    lines: (joined.length > 0 ? joined : alone)
      .toSorted((a, b) => a.length - b.length || a.row - b.row)
      .slice(0, LINES)
      .map(({ row, length, ended }) => ({
        ...collaborationLine(network, row),
        value: null,
        about: ended
          ? { kind: 'months', months: length / DAYS_PER_MONTH }
          : { kind: 'members', members: memberCount(network, row) },
      })),
  }
}

/** Pairs that began again, each with the collaboration in which it did. */
const again: Teller = (network) => {
  const pairs = renewedPairs(network)
  return {
    lines: pairs.slice(0, LINES).map(({ actors, collaboration, from }) => ({
      id: collaboration,
      name: collaborationNamed(network, collaboration),
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

/**
 * Of each of the three parts that collaborations make the ones that weigh most, and the fourth, of which
 * sectors are there, as a line: with all others they make the change.
 */
const change: Teller = (network, { measure, parts, method }) => {
  const windows = windowsOf(network, periodsOf(method))
  const found = windows && changeBetween(network, windows, measureContext({}))
  if (found === undefined || typeof found === 'string') return { lines: [] }
  const { ids, names } = network.whole.packed.collaborations
  const shown = CHANGES.flatMap((term) =>
    found.collaborations
      .filter((one) => one.term === term && one.value !== 0)
      .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value) || a.row - b.row)
      .slice(0, LINES),
  )
  const lines = shown.map(({ row, term, value }): ExampleLine => ({
    id: ids[row] ?? '',
    name: names[row] ?? '',
    opens: 'collaboration',
    value,
    about: { kind: 'part', code: `${measure}.${term}` },
  }))
  const others = found.collaborations.filter((one) => one.value !== 0 && !shown.includes(one))
  const composition: ExampleLine = {
    id: 'composition',
    name: '',
    opens: 'nothing',
    value: parts?.['composition'] ?? 0,
    about: { kind: 'part', code: `${measure}.composition` },
  }
  return {
    lines: [...lines, composition],
    ...(others.length > 0 && {
      rest: { count: others.length, value: others.reduce((sum, one) => sum + one.value, 0) },
    }),
    adds: 'value',
    title: 'parts',
  }
}

/** The windows that a finding was asked for. */
function periodsOf({ parameters }: Finding['method']): Parameters<typeof windowsOf>[1] {
  const date = (name: string): string | undefined => {
    const value = parameters[name]
    return typeof value === 'string' ? value : undefined
  }
  return {
    firstFrom: date('firstFrom'),
    firstTo: date('firstTo'),
    secondFrom: date('secondFrom'),
    secondTo: date('secondTo'),
  }
}

const CHANGES = ['newCollaborations', 'opening', 'departures'] as const

const TELLERS: ReadonlyMap<string, Teller> = new Map<string, Teller>([
  ['participations', byMembers],
  ['two-mode-links', byMembers],
  ['two-mode-collaboration-degree-mean', byMembers],
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
  ['openness-change', change],
  ['accompaniment', supported],
  ...behindLines,
  ...mixingLines,
  ...distanceLines,
  ...missionLines,
  ...groupLines,
  ...shapeLines,
  ...spreadLines,
])

/** The lines of a finding about the network; none where no collaboration or actor makes the value. */
export function linesOf(network: SlicedNetwork, finding: Finding): ExampleLines {
  return finding.value === null
    ? { lines: [] }
    : (TELLERS.get(finding.measure)?.(network, finding) ?? { lines: [] })
}
