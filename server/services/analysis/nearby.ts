import { communeByCode, epciOf } from '../../geography/communes.ts'
import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { domainsOf, nameOf, sectorsOf, textOf, textsOf } from './labels.ts'

/** What two actors have in common: a fact of the data, never a score. */
const NEARBY_FACTS = ['commune', 'epci', 'domain', 'partner'] as const
export type NearbyFact = (typeof NEARBY_FACTS)[number]

/** A connected actor, and how many partners it has. */
export type NearbyActor = { id: string; name: string; sectors: string[]; partners: number }

export type Nearby = {
  fact: NearbyFact
  /** What is common: the commune, the EPCI, the domain, the partner. */
  label: string
  total: number
  /** The first LISTED, those with most partners first. */
  actors: NearbyActor[]
}

const LISTED = 5
/** Domains and partners named, those that lead to most actors first. */
const GROUPS = 3

/**
 * The connected actors whom one does not work with in the slice and could meet, by what they have in
 * common: the commune; else the EPCI; a domain of its collaborations (whenever); a partner. An actor may
 * stand under several. `row` is a row of the whole network, `actor` that of the slice, where it holds it.
 * O(participations).
 */
export function listNearby(
  network: SlicedNetwork,
  row: number,
  actor: number | undefined,
): Nearby[] {
  const { offsets, neighbours } = project(network)
  const partnersOf = (one: number) => neighbours.subarray(offsets[one], offsets[one + 1])
  const own = actor === undefined ? new Int32Array() : partnersOf(actor)
  const known = new Set([...own, ...(actor === undefined ? [] : [actor])])
  const isOpen = (one: number) =>
    network.isCounted[one] === 1 && offsets[one] !== offsets[one + 1] && !known.has(one)

  const toNearby = ({ fact, label, rows, total }: Counted): Nearby => ({
    fact,
    label,
    total,
    actors: [...new Set(rows)]
      .filter(isOpen)
      .toSorted((a, b) => partnersOf(b).length - partnersOf(a).length || a - b)
      .slice(0, LISTED)
      .map((one) => ({
        id: network.actorIds[one] ?? '',
        name: nameOf(network, one),
        sectors: sectorsOf(network, one),
        partners: partnersOf(one).length,
      })),
  })
  const count = (group: Group): Counted => ({
    ...group,
    total: new Set([...group.rows].filter(isOpen)).size,
  })

  const places = inSamePlace(network, row)
  const domains = [...inSameDomains(network, row)].map(([label, rows]): Group => ({
    fact: 'domain',
    label,
    rows,
  }))
  const partners = [...own].map((partner): Group => ({
    fact: 'partner',
    label: nameOf(network, partner),
    rows: partnersOf(partner),
  }))
  return [...places.map(count), ...most(domains.map(count)), ...most(partners.map(count))]
    .filter(({ total }) => total > 0)
    .map(toNearby)
}

type Group = { fact: NearbyFact; label: string; rows: Iterable<number> }
type Counted = Group & { total: number }

function most(groups: readonly Counted[]): Counted[] {
  return groups.toSorted((a, b) => b.total - a.total).slice(0, GROUPS)
}

/** Those of the same commune, and the others of the same EPCI. */
function inSamePlace(network: SlicedNetwork, row: number): Group[] {
  const { commune: codes } = network.whole.packed.actors
  const code = textOf(codes, row)
  const commune = code === undefined ? undefined : communeByCode(code)
  if (!commune) return []
  const epci = epciOf(commune.code)
  // By code of the vocabulary: a hundred thousand actors are in a few thousand communes.
  const nearness = codes.vocabulary.map((other) => {
    if (communeByCode(other)?.code === commune.code) return 'commune'
    return epci !== undefined && epciOf(other)?.siren === epci.siren ? 'epci' : undefined
  })
  const rows: Record<'commune' | 'epci', number[]> = { commune: [], epci: [] }
  for (const [one, wholeRow] of network.actorRows.entries()) {
    const near = nearness[codes.codes[wholeRow] ?? -1]
    if (near) rows[near].push(one)
  }
  return [
    { fact: 'commune', label: commune.name, rows: rows.commune },
    ...(epci ? [{ fact: 'epci' as const, label: epci.name, rows: rows.epci }] : []),
  ]
}

/** Members of the slice's collaborations, by the domains that the actor's own have. */
function inSameDomains(network: SlicedNetwork, row: number): Map<string, number[]> {
  const { participations, packed } = network.whole
  const found = new Map<string, number[]>()
  for (let k = 0; k < participations.actor.length; k++) {
    if (participations.actor[k] !== row) continue
    const collaboration = participations.collaboration[k] ?? 0
    for (const domain of textsOf(packed.collaborations.domains, collaboration)) {
      found.set(domain, [])
    }
  }
  if (found.size === 0) return found
  for (let p = 0; p < network.collaborationCount; p++) {
    for (const domain of domainsOf(network, p)) {
      const rows = found.get(domain)
      if (!rows) continue
      const end = network.collaborationOffsets[p + 1] ?? 0
      for (let k = network.collaborationOffsets[p] ?? 0; k < end; k++) {
        rows.push(network.collaborationMembers[k] ?? 0)
      }
    }
  }
  return found
}
