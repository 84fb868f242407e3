import type { Finding } from '../../../domain/findings.ts'
import { communeByCode } from '../../../geography/communes.ts'
import { findCommunities } from '../../../measures/position/community.ts'
import { agreementsOfRuns, labelsBeside } from '../../../measures/structure/communities.ts'
import { countLabels, pairsOf } from '../../../measures/structure/partitions.ts'
import { project } from '../../../network/projection.ts'
import type { SlicedNetwork } from '../../../network/sliced-network.ts'
import type { Working } from './forms.ts'
import { largestOf, LINES } from './line.ts'
import type { ExampleLine, ExampleLines, Teller, Worker } from './line.ts'

// What the numbers about communities are worked out from: the communities themselves, largest first.

const seedOf = ({ method }: Finding): number => method.seed ?? 1

/** Of each community: its share of the weight inside, and what the strengths of its actors would give. */
function sharesOf(network: SlicedNetwork, seed: number): { inside: number; expected: number }[] {
  const found = findCommunities(network, seed)
  if (found === undefined) return []
  const { offsets, neighbours, weights } = project(network)
  const strengths = found.sizes.map(() => ({ all: 0, inside: 0 }))
  let total = 0
  for (const [actor, community] of found.communityOf.entries()) {
    const own = strengths[community]
    if (own === undefined) continue
    for (let k = offsets[actor] ?? 0; k < (offsets[actor + 1] ?? 0); k++) {
      const weight = weights[k] ?? 0
      total += weight
      own.all += weight
      if (found.communityOf[neighbours[k] ?? 0] === community) own.inside += weight
    }
  }
  return strengths.map(({ all, inside }) => ({
    inside: inside / total,
    expected: (all / total) ** 2,
  }))
}

const communityLine = (number: number, value: number): ExampleLine => ({
  id: String(number),
  name: '',
  opens: 'nothing',
  value,
  about: { kind: 'group', number: number + 1 },
})

/** The largest communities and how many actors they have. */
export function communityLines(network: SlicedNetwork, seed: number): ExampleLines {
  const sizes = findCommunities(network, seed)?.sizes ?? []
  const { adds: _, ...lines } = largestOf(
    sizes.map((size, number) => communityLine(number, size)),
    'value',
  )
  return { ...lines, title: 'groups' }
}

/** How many communities of each size make their number. */
export function communityWorking(network: SlicedNetwork, seed: number): Working {
  const sizes = findCommunities(network, seed)?.sizes ?? []
  const between = (least: number, most: number) =>
    sizes.filter((size) => size >= least && size <= most).length
  return {
    form: 'sum',
    terms: [
      { code: 'community.large', value: between(10, Infinity) },
      { code: 'community.small', value: between(3, 9) },
      { code: 'community.pairs', value: between(1, 2) },
    ],
  }
}

/** The largest communities beside the label that most of their actors have. */
const mostlyOf =
  (by: 'sectors' | 'places'): Teller =>
  (network, finding) => {
    const beside = labelsBeside(network, seedOf(finding), by)
    if (beside === undefined) return { lines: [] }
    const { communities, labels, names } = beside
    const sizes = new Map<number, Map<number, number>>()
    for (const [k, community] of communities.entries()) {
      const counts = sizes.get(community) ?? new Map<number, number>()
      sizes.set(community, counts)
      const label = labels[k] ?? 0
      counts.set(label, (counts.get(label) ?? 0) + 1)
    }
    const lines = [...sizes].map(([number, counts]): ExampleLine => {
      const [most] = [...counts].toSorted(([a, x], [b, y]) => y - x || a - b)
      const size = [...counts.values()].reduce((sum, one) => sum + one, 0)
      const code = names[most?.[0] ?? -1] ?? ''
      const name = by === 'places' ? (communeByCode(code)?.name ?? code) : code
      const count = most?.[1] ?? 0
      return {
        ...communityLine(number, size),
        about: { kind: 'group', number: number + 1, most: { count, name } },
      }
    })
    return {
      lines: lines.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0)).slice(0, LINES),
      title: 'groups',
    }
  }

/** Pairs of actors that are in one community and share a label, between what chance and the most would give. */
const together =
  (by: 'sectors' | 'places'): Worker =>
  (network, finding) => {
    const beside = labelsBeside(network, seedOf(finding), by)
    if (beside === undefined) return undefined
    const { both, expected, most } = pairsOf(countLabels(beside.communities, beside.labels))
    if (most === expected) return undefined
    return {
      form: 'way',
      terms: [
        { code: `${finding.measure}.expected`, value: expected },
        { code: `${finding.measure}.both`, value: both },
        { code: 'together.most', value: most },
      ],
    }
  }

export const groupWorkings: [string, Worker][] = [
  [
    'modularity',
    (network, finding) => {
      const shares = sharesOf(network, seedOf(finding))
      return {
        form: 'difference',
        terms: [
          { code: 'modularity.inside', value: shares.reduce((sum, one) => sum + one.inside, 0) },
          {
            code: 'modularity.expected',
            value: shares.reduce((sum, one) => sum + one.expected, 0),
          },
        ],
      }
    },
  ],
  [
    'community-stability',
    (network, finding) => {
      const found = findCommunities(network, seedOf(finding))
      if (found === undefined) return undefined
      const agreements = agreementsOfRuns(found)
      return {
        form: 'ratio',
        terms: [
          {
            code: 'community-stability.sum',
            value: agreements.reduce((sum, one) => sum + one, 0),
          },
          { code: 'community-stability.pairs', value: agreements.length },
        ],
      }
    },
  ],
  ['communities-sectors', together('sectors')],
  ['communities-territories', together('places')],
]

export const groupLines: [string, Teller][] = [
  [
    'modularity',
    (network, finding) => ({
      ...largestOf(
        sharesOf(network, seedOf(finding)).map(({ inside, expected }, number) =>
          communityLine(number, inside - expected),
        ),
        'value',
      ),
      title: 'groups',
    }),
  ],
  ['community-stability', (network, finding) => communityLines(network, seedOf(finding))],
  ['communities-sectors', mostlyOf('sectors')],
  ['communities-territories', mostlyOf('places')],
]
