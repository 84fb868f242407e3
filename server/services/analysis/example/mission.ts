import { coConstructed } from '../../../measures/mission/co-construction.ts'
import { leadsOf } from '../../../measures/mission/detection-lead-time.ts'
import { ownShares } from '../../../measures/mission/own-resources.ts'
import { acquiredSkills } from '../../../measures/mission/skill-acquisition.ts'
import { SCOPES } from '../../../domain/records.ts'
import { memberCount } from '../../../network/incidence.ts'
import { computeCollaborationColumns } from '../computing.ts'
import { actorLine, bySize, collaborationLine, largestOf, LINES } from './line.ts'
import type { ExampleLine, Teller, Worker } from './line.ts'

// The collaborations and actors behind the indicators of the mission.

/** How many there are on either side of the middle. */
const AROUND = 2

/** The leads around the middle one, in their order. */
const aroundMiddle: Teller = (network) => {
  const leads = leadsOf(network).leads.toSorted((a, b) => a.days - b.days || a.row - b.row)
  const place = Math.floor(leads.length / 2)
  return {
    lines: leads.slice(Math.max(0, place - AROUND), place + AROUND + 1).map(({ row, days }) => ({
      ...collaborationLine(network, row),
      value: days,
      about: { kind: 'days' },
    })),
  }
}

/** Whoever learnt something from a partner, and what. */
const learnt: Teller = (network) =>
  largestOf(
    acquiredSkills(network).flatMap(({ actor, skills }): ExampleLine[] =>
      skills.length === 0
        ? []
        : [
            {
              ...actorLine(network, actor),
              value: skills.length,
              about: { kind: 'sectors', sectors: skills },
            },
          ],
    ),
    'value',
  )

/** The largest collaborations of those that make the numerator. */
const largest =
  (holds: (network: Parameters<Teller>[0]) => (p: number) => boolean): Teller =>
  (network) => ({
    lines: bySize(network, holds(network))
      .slice(0, LINES)
      .map((p) => ({
        ...collaborationLine(network, p),
        value: null,
        about: { kind: 'members', members: memberCount(network, p) },
      })),
  })

const mutualised = largest(({ whole, collaborationRows }) => {
  const { scope } = whole.packed.collaborations
  return (p) => scope[collaborationRows[p] ?? 0] === SCOPES.indexOf('mutualised')
})

/** What each collaboration adds to the sum that a mean is made of, by its own column. */
const ofColumn =
  (measure: string, adds: string): Teller =>
  (network) => {
    const [column] = computeCollaborationColumns(network, [measure])
    const lines = [...(column?.values.entries() ?? [])].flatMap(([p, value]): ExampleLine[] =>
      Number.isNaN(value)
        ? []
        : [
            {
              ...collaborationLine(network, p),
              value,
              about: { kind: 'members', members: memberCount(network, p) },
            },
          ],
    )
    return largestOf(lines, adds)
  }

/** What each collaboration brings itself, of its money. */
const ownMoney: Teller = (network, { measure }) =>
  largestOf(
    [...ownShares(network).entries()].flatMap(([p, value]): ExampleLine[] =>
      Number.isNaN(value)
        ? []
        : [
            {
              ...collaborationLine(network, p),
              value,
              about: { kind: 'members', members: memberCount(network, p) },
            },
          ],
    ),
    `${measure}.sum`,
  )

export const missionWorkings: [string, Worker][] = [
  [
    'detection-lead-time',
    (network) => {
      const days = leadsOf(network)
        .leads.map((lead) => lead.days)
        .toSorted((a, b) => a - b)
      return {
        form: 'middle',
        terms: [
          { code: 'middle.lower', value: days[Math.floor((days.length - 1) / 2)] ?? 0 },
          { code: 'middle.upper', value: days[Math.floor(days.length / 2)] ?? 0 },
          { code: 'detection-lead-time.followed', value: days.length },
        ],
      }
    },
  ],
  [
    'skill-acquisition',
    (_network, { measure, value, parts }) => ({
      form: 'difference',
      terms: [
        { code: `${measure}.gained`, value: parts?.['gained'] ?? 0 },
        { code: `${measure}.alone`, value: (parts?.['gained'] ?? 0) - (value ?? 0) },
      ],
    }),
  ],
]

export const missionLines: [string, Teller][] = [
  ['detection-lead-time', aroundMiddle],
  ['skill-acquisition', learnt],
  [
    'co-construction',
    largest((network) => {
      const together = coConstructed(network)
      return (p) => together.has(p)
    }),
  ],
  ['mutualised-share', mutualised],
  ['cross-territory-mutualised', mutualised],
  [
    'funding-concentration',
    ofColumn('collaboration-funding-concentration', 'funding-concentration.sum'),
  ],
  ['own-resources-share', ownMoney],
  ['skill-coverage', ofColumn('collaboration-skill-coverage', 'skill-coverage.sum')],
]
