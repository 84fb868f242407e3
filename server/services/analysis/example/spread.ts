import type { Finding } from '../../../domain/findings.ts'
import { communeByCode } from '../../../geography/communes.ts'
import { actorsInProjects } from '../../../measures/mission/communes.ts'
import { compositionOf, readKnownMembers } from '../../../measures/openness/known-members.ts'
import { readMemberships } from '../../../measures/openness/memberships.ts'
import { DAYS_PER_MONTH } from '../../../measures/time/survival.ts'
import { collaborationCountOf, memberCount } from '../../../network/incidence.ts'
import type { SlicedNetwork } from '../../../network/sliced-network.ts'
import { GEOGRAPHY } from '../computing.ts'
import { collaborationLine, everyActor, largestOf, LINES, total } from './line.ts'
import type { ExampleLine, Teller, Worker } from './line.ts'

// How what a number of the whole network says is spread: around the middle, over communes, over the
// members of collaborations, over years.

/** The values of which the median is the middle. */
const heldBy = (network: SlicedNetwork, of: 'actor' | 'collaboration'): number[] =>
  of === 'actor'
    ? everyActor(network, (actor) => collaborationCountOf(network, actor))
    : Array.from({ length: network.collaborationCount }, (_, p) => memberCount(network, p))

const middle =
  (of: 'actor' | 'collaboration'): Worker =>
  (network) => {
    const sorted = heldBy(network, of).toSorted((a, b) => a - b)
    return {
      form: 'middle',
      terms: [
        { code: 'middle.lower', value: sorted[Math.floor((sorted.length - 1) / 2)] ?? 0 },
        { code: 'middle.upper', value: sorted[Math.floor(sorted.length / 2)] ?? 0 },
        { code: of === 'actor' ? 'N' : 'P', value: sorted.length },
      ],
    }
  }

/** How many lines there are on either side of the middle. */
const AROUND = 3

/** How many have so many, around the middle, and all others together. */
const aroundMiddle =
  (of: 'actor' | 'collaboration'): Teller =>
  (network, { value }) => {
    const counts = new Map<number, number>()
    for (const held of heldBy(network, of)) counts.set(held, (counts.get(held) ?? 0) + 1)
    const sorted = [...counts].toSorted(([a], [b]) => a - b)
    const place = sorted.findIndex(([held]) => held >= (value ?? 0))
    const from = Math.max(0, place - AROUND)
    const shown = sorted.slice(from, place + AROUND + 1)
    const others = [...sorted.slice(0, from), ...sorted.slice(place + AROUND + 1)]
    return {
      lines: shown.map(([held, count]) => ({
        id: String(held),
        name: '',
        opens: 'nothing',
        value: count,
        about: { kind: 'holding', of, count: held },
      })),
      ...(others.length > 0 && {
        rest: { count: others.length, value: total(others.map(([, count]) => count)) },
      }),
      adds: of === 'actor' ? 'N' : 'P',
      title: 'distribution',
    }
  }

/** Each collaboration's index as often as it has members of known sector. */
const spreads = (network: SlicedNetwork): { lines: ExampleLine[]; members: number } => {
  const memberships = readMemberships(network)
  let members = 0
  const lines = readKnownMembers(network, memberships).flatMap(({ profiles }, p): ExampleLine[] => {
    if (profiles.length < 2) return []
    members += profiles.length
    const parts = compositionOf(memberships, profiles)
    return [
      {
        ...collaborationLine(network, p),
        value: profiles.length * (1 - total(parts.map((part) => part * part))),
        about: { kind: 'members', members: memberCount(network, p) },
      },
    ]
  })
  return { lines, members }
}

/** Without distances of its own: with a table it is another sum. */
const isPlain = ({ parameters }: Finding['method']): boolean => parameters['source'] === ''

/** The communes of most actors in projects. */
const communes: Teller = (network) => ({
  lines: [...actorsInProjects(network, GEOGRAPHY).active]
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, LINES)
    .map(([code, count]) => ({
      id: code,
      name: communeByCode(code)?.name ?? code,
      opens: 'nothing',
      value: count,
      about: { kind: 'value' },
    })),
  title: 'communes',
})

const survivalByYear: Teller = (_network, { parts }) => ({
  lines: [1, 2, 3, 5].flatMap((years): ExampleLine[] => {
    const value = parts?.[`after${years}`]
    return typeof value === 'number'
      ? [{ id: String(years), name: '', opens: 'nothing', value, about: { kind: 'after', years } }]
      : []
  }),
  title: 'distribution',
})

export const spreadWorkings: [string, Worker][] = [
  [
    'active-communes',
    (_network, { value, parts }) => ({
      form: 'difference',
      terms: [
        { code: 'active-communes.communes', value: parts?.['communes'] ?? 0 },
        { code: 'active-communes.without', value: (parts?.['communes'] ?? 0) - (value ?? 0) },
      ],
    }),
  ],
  ['two-mode-actor-degree-median', middle('actor')],
  ['two-mode-collaboration-degree-median', middle('collaboration')],
  [
    'rao-stirling',
    (network, { measure, method }) => {
      if (!isPlain(method)) return undefined
      const { lines, members } = spreads(network)
      return {
        form: 'ratio',
        terms: [
          { code: `${measure}.sum`, value: total(lines.map(({ value }) => value ?? 0)) },
          { code: `${measure}.members`, value: members },
        ],
      }
    },
  ],
  [
    'tie-survival',
    (_network, { measure, value }) => ({
      form: 'ratio',
      terms: [
        { code: `${measure}.days`, value: Math.round((value ?? 0) * DAYS_PER_MONTH) },
        { code: 'daysPerMonth', value: DAYS_PER_MONTH },
      ],
    }),
  ],
]

export const spreadLines: [string, Teller][] = [
  ['active-communes', communes],
  ['two-mode-actor-degree-median', aroundMiddle('actor')],
  ['two-mode-collaboration-degree-median', aroundMiddle('collaboration')],
  [
    'rao-stirling',
    (network, { measure, method }) =>
      isPlain(method) ? largestOf(spreads(network).lines, `${measure}.sum`) : { lines: [] },
  ],
  ['tie-survival', survivalByYear],
]
