import { compareIds } from '../../domain/identifiers.ts'
import { COLLABORATION_KINDS } from '../../domain/records.ts'
import { AppError } from '../../errors.ts'
import { readMemberships, type Memberships } from '../../measures/openness/memberships.ts'
import { memberCount } from '../../network/incidence.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { collaborationNameOf, dayOf, fold, textsOf } from './labels.ts'
import { pageOf, type Page, type PageAsked } from './page.ts'

export type CollaborationsAsked = PageAsked & {
  q?: string
  /** `name`, `startsOn`, `participants` or `crossSector`. */
  sort?: string
  order?: 'asc' | 'desc'
}

export type CollaborationRow = {
  id: string
  name: string
  kind: string
  domains: string[]
  startsOn?: string
  endsOn?: string
  participants: number
  crossSector: number | null
}

/** The collaborations of a slice. @throws AppError invalid-request for a `sort` that is none */
export function listCollaborations(
  network: SlicedNetwork,
  asked: CollaborationsAsked,
): Page<CollaborationRow> {
  const memberships = readMemberships(network)
  const text = asked.q === undefined ? '' : fold(asked.q.trim())
  const rows = Array.from({ length: network.collaborationCount }, (_, p) => p).filter(
    (p) =>
      text === '' ||
      fold(collaborationNameOf(network, p)).includes(text) ||
      fold(network.collaborationIds[p] ?? '').includes(text),
  )
  return pageOf(sorted(network, memberships, rows, asked), asked, (p) =>
    rowOf(network, memberships, p),
  )
}

/** Pairs of members that cross sectors, out of the pairs of which both sectors are known. */
export function crossSectorPairs(
  network: SlicedNetwork,
  { profileOf, shared }: Memberships,
  collaboration: number,
): { external: number; known: number } {
  const counts = new Map<number, number>()
  const end = network.collaborationOffsets[collaboration + 1] ?? 0
  for (let k = network.collaborationOffsets[collaboration] ?? 0; k < end; k++) {
    const profile = profileOf[network.collaborationMembers[k] ?? 0] ?? -1
    if (profile !== -1) counts.set(profile, (counts.get(profile) ?? 0) + 1)
  }
  const present = [...counts]
  let internal = 0
  let known = 0
  for (const [index, [a, n]] of present.entries()) {
    known += (n * (n - 1)) / 2
    internal += ((n * (n - 1)) / 2) * (shared[a]?.[a] ?? 0)
    for (const [b, m] of present.slice(index + 1)) {
      known += n * m
      internal += n * m * (shared[a]?.[b] ?? 0)
    }
  }
  return { external: known - internal, known }
}

function rowOf(network: SlicedNetwork, memberships: Memberships, p: number): CollaborationRow {
  const { collaborations } = network.whole.packed
  const row = network.collaborationRows[p] ?? 0
  const startsOn = dayOf(collaborations.from[row])
  const endsOn = dayOf(collaborations.to[row])
  return {
    id: network.collaborationIds[p] ?? '',
    name: collaborationNameOf(network, p),
    kind: COLLABORATION_KINDS[collaborations.kind[row] ?? 0] ?? 'project',
    domains: textsOf(collaborations.domains, row),
    ...(startsOn !== undefined && { startsOn }),
    ...(endsOn !== undefined && { endsOn }),
    participants: memberCount(network, p),
    crossSector: crossSectorShare(network, memberships, p),
  }
}

function crossSectorShare(network: SlicedNetwork, memberships: Memberships, p: number) {
  const { external, known } = crossSectorPairs(network, memberships, p)
  return known === 0 ? null : external / known
}

function sorted(
  network: SlicedNetwork,
  memberships: Memberships,
  rows: number[],
  asked: CollaborationsAsked,
): number[] {
  const sort = asked.sort ?? 'name'
  const sign = (order: 'asc' | 'desc') => ((asked.order ?? order) === 'asc' ? 1 : -1)
  if (sort === 'name') {
    const names = new Map(rows.map((p) => [p, fold(collaborationNameOf(network, p))]))
    const ascending = sign('asc')
    return rows.toSorted(
      (a, b) => ascending * compareIds(names.get(a) ?? '', names.get(b) ?? '') || a - b,
    )
  }
  const values = new Map(rows.map((p) => [p, numberOf(network, memberships, sort, p)]))
  const ascending = sign(sort === 'startsOn' ? 'asc' : 'desc')
  return rows.toSorted((a, b) => {
    const [x, y] = [values.get(a) ?? null, values.get(b) ?? null]
    if (x === null || y === null) return x === y ? a - b : x === null ? 1 : -1
    return ascending * (x - y) || a - b
  })
}

function numberOf(
  network: SlicedNetwork,
  memberships: Memberships,
  sort: string,
  p: number,
): number | null {
  if (sort === 'participants') return memberCount(network, p)
  if (sort === 'crossSector') return crossSectorShare(network, memberships, p)
  if (sort === 'startsOn' || sort === 'endsOn') {
    const { from, to } = network.whole.packed.collaborations
    const day = (sort === 'startsOn' ? from : to)[network.collaborationRows[p] ?? 0]
    return dayOf(day) === undefined ? null : (day ?? null)
  }
  throw new AppError('invalid-request', {
    field: 'sort',
    expected: ['name', 'startsOn', 'endsOn', 'participants', 'crossSector'],
  })
}
