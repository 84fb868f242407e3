import type { ActorColumn } from '../../domain/findings.ts'
import { AppError } from '../../errors.ts'
import { readMemberships, type Memberships } from '../../measures/openness/memberships.ts'
import { memberCount } from '../../network/incidence.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import type { MeasureChoice } from '../measure-choice.ts'
import { sortableMeasureIds } from './kept.ts'
import { collaborationNameOf, dayOf, domainsOf, fold, kindOf } from './labels.ts'
import { orderRows, type Order, type SortKey } from './order-rows.ts'
import { pageOf, type Page, type PageAsked } from './page.ts'
import { headOf, shownColumns, valuesOf, type ColumnHead } from './shown-columns.ts'

/** `measures` are the columns wanted; none without. */
export type CollaborationsAsked = PageAsked &
  MeasureChoice & {
    q?: string
    /** `name`, `kind`, `domains`, `startsOn`, `endsOn`, `participants`, `crossSector`, or a measure. */
    sort?: string
    order?: Order
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
  measures: Record<string, number | null>
}

/** The collaborations of a slice. @throws AppError invalid-request for a `sort` or measure that is none */
export function listCollaborations(
  network: SlicedNetwork,
  asked: CollaborationsAsked,
): Page<CollaborationRow> & { columns: ColumnHead[] } {
  const memberships = readMemberships(network)
  const text = asked.q === undefined ? '' : fold(asked.q.trim())
  const rows = Array.from({ length: network.collaborationCount }, (_, p) => p).filter(
    (p) =>
      text === '' ||
      fold(collaborationNameOf(network, p)).includes(text) ||
      fold(network.collaborationIds[p] ?? '').includes(text),
  )
  const columns = shownColumns(network, 'collaboration', asked)
  const key = sortKey(network, memberships, columns, asked.sort)
  const page = pageOf(orderRows(rows, key, asked.order), asked, (p) => ({
    ...rowOf(network, memberships, p),
    measures: valuesOf(columns, p),
  }))
  return { ...page, columns: columns.map(headOf) }
}

/** Pairs of members that cross sectors, out of the pairs of which both sectors are known. */
function crossSectorPairs(
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

function rowOf(
  network: SlicedNetwork,
  memberships: Memberships,
  p: number,
): Omit<CollaborationRow, 'measures'> {
  const { collaborations } = network.whole.packed
  const row = network.collaborationRows[p] ?? 0
  const startsOn = dayOf(collaborations.from[row])
  const endsOn = dayOf(collaborations.to[row])
  return {
    id: network.collaborationIds[p] ?? '',
    name: collaborationNameOf(network, p),
    kind: kindOf(network, p),
    domains: domainsOf(network, p),
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

/** What a list of collaborations is sorted by, beside measures. */
const SORTS = new Map<string, (network: SlicedNetwork, memberships: Memberships) => SortKey>(
  Object.entries({
    name: (network) => ({ text: (p) => collaborationNameOf(network, p) }),
    kind: (network) => ({ text: (p) => kindOf(network, p) }),
    domains: (network) => ({ text: (p) => domainsOf(network, p).join(' ') }),
    startsOn: (network) => ({ number: (p) => dayNumber(network, 'from', p), first: 'asc' }),
    endsOn: (network) => ({ number: (p) => dayNumber(network, 'to', p) }),
    participants: (network) => ({ number: (p) => memberCount(network, p) }),
    crossSector: (network, memberships) => ({
      number: (p) => crossSectorShare(network, memberships, p) ?? Number.NaN,
    }),
  }),
)

function sortKey(
  network: SlicedNetwork,
  memberships: Memberships,
  columns: readonly ActorColumn[],
  sort: string = 'name',
): SortKey {
  const field = SORTS.get(sort)?.(network, memberships)
  if (field) return field
  const column = columns.find(({ measure }) => measure === sort)
  if (column) return { number: (p) => column.values[p] ?? Number.NaN }
  throw new AppError('invalid-request', {
    field: 'sort',
    expected: [...SORTS.keys(), ...sortableMeasureIds('collaboration')],
  })
}

function dayNumber(network: SlicedNetwork, end: 'from' | 'to', p: number): number {
  const day = network.whole.packed.collaborations[end][network.collaborationRows[p] ?? 0]
  return day === undefined || dayOf(day) === undefined ? Number.NaN : day
}
