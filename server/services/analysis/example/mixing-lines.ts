import {
  readFamilies,
  readMemberships,
  readSocialEconomy,
  type Memberships,
} from '../../../measures/openness/memberships.ts'
import { memberCount } from '../../../network/incidence.ts'
import type { SlicedNetwork } from '../../../network/sliced-network.ts'
import { addedByCollaboration, addedToPair } from './added.ts'
import { bySize, collaborationLine, largestOf, LINES } from './line.ts'
import type { ExampleLine, Teller } from './line.ts'

// Which collaborations make the numbers about ties across sectors and within.

/** What each collaboration adds to an index of ties across less ties within. */
const mixing =
  (weighted: boolean, read: (network: SlicedNetwork) => Memberships): Teller =>
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

/** The collaborations of most pairs across sectors, where what they bring is no part of a sum. */
const mixed =
  (weighted: boolean): Teller =>
  (network) => {
    const added = addedByCollaboration(network, readMemberships(network), weighted)
    return {
      lines: [...added.entries()]
        .filter(([, { external }]) => external > 0)
        .toSorted(([p, a], [q, b]) => b.external - a.external || p - q)
        .slice(0, LINES)
        .map(([p, { pairs, pairsAcross }]) => ({
          ...collaborationLine(network, p),
          value: null,
          about: {
            kind: 'mixing',
            members: memberCount(network, p),
            external: pairsAcross,
            known: pairs,
          },
        })),
    }
  }

/** The collaborations in which two sectors meet, or one keeps to itself, with the weight of their ties. */
const ofPair: Teller = (network, { measure, subject, method }) => {
  const isFamilies = method.parameters['partition'] === 'families'
  const memberships = isFamilies ? readFamilies(network) : readMemberships(network)
  const [first = '', second = first] = subject.ids
  const pair = [memberships.names.indexOf(first), memberships.names.indexOf(second)] as const
  // Coleman's index counts ties, from both their ends.
  const isColeman = measure === 'coleman'
  const weighted = !isColeman && method.parameters['weighted'] !== false
  const added = addedToPair(network, memberships, weighted, pair)
  const lines = added.flatMap(({ weight, pairs }, p): ExampleLine[] =>
    weight === 0
      ? []
      : [
          {
            ...collaborationLine(network, p),
            value: isColeman ? 2 * weight : weight,
            about: { kind: 'meeting', members: memberCount(network, p), pairs },
          },
        ],
  )
  return largestOf(lines, isColeman ? `${measure}.inside` : 'value')
}

export const mixingLines: [string, Teller][] = [
  ['ei', mixing(false, readMemberships)],
  ['ei-newman', mixing(true, readMemberships)],
  ['ei-newman-families', mixing(true, readFamilies)],
  ['ei-newman-social-economy', mixing(true, readSocialEconomy)],
  ['ei-rescaled', mixed(false)],
  ['assortativity', mixed(false)],
  ['assortativity-weighted', mixed(true)],
  ['gupta', mixed(false)],
  ['freeman', mixed(false)],
  ['odds-ratio', mixed(false)],
  ['sector-modularity', mixed(true)],
  ['cross-sector-share', crossing],
  ['sector-matrix', ofPair],
  ['coleman', ofPair],
]
