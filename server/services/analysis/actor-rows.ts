import { ISOLATION_REASONS, type ActorColumn, type IsolationReason } from '../../domain/findings.ts'
import { AppError } from '../../errors.ts'
import { collaborationCountOf } from '../../network/incidence.ts'
import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import type { MeasureChoice } from '../measure-choice.ts'
import { isolationById, sortableMeasureIds } from './kept.ts'
import { fold, nameOf, placeOf, sectorsOf } from './labels.ts'
import { orderRows, type Order, type SortKey } from './order-rows.ts'
import { pageOf, type Page, type PageAsked } from './page.ts'
import { headOf, shownColumns, valuesOf, type ColumnHead } from './shown-columns.ts'

/** `measures` are the columns wanted; without, those computed unasked. */
export type ActorsAsked = PageAsked &
  MeasureChoice & {
    q?: string
    sector?: string
    /** `name`, `sectors`, `place`, `collaborations`, `partners`, `isolation`, or the id of any actor measure. */
    sort?: string
    order?: Order
    /** Other names by id of the actor, where there are any. */
    aliases?: ReadonlyMap<string, readonly string[]>
  }

export type ActorRow = {
  id: string
  name: string
  sectors: string[]
  place?: string
  collaborations: number
  partners: number
  measures: Record<string, number | null>
  isolation?: IsolationReason
}

/** What a list of actors is sorted by, beside measures. */
const SORTS = new Map<string, (network: SlicedNetwork) => SortKey>(
  Object.entries({
    name: (network) => ({ text: (actor) => nameOf(network, actor) }),
    sectors: (network) => ({ text: (actor) => sectorsOf(network, actor).join(' ') }),
    place: (network) => ({ text: (actor) => placeOf(network, actor) ?? '' }),
    collaborations: (network) => ({ number: (actor) => collaborationCountOf(network, actor) }),
    partners: (network) => ({ number: (actor) => partnersOf(network, actor) }),
    isolation: (network) => ({ number: (actor) => isolationRank(network, actor), first: 'asc' }),
  }),
)

/**
 * The counted actors of a slice with their measures. Equal ones are in the order of ids; what has no
 * value comes last, whatever the order.
 * @throws AppError invalid-request for a `sort` or a measure that is none of actors
 */
export function listActors(
  network: SlicedNetwork,
  asked: ActorsAsked,
): Page<ActorRow> & { columns: ColumnHead[] } {
  const columns = shownColumns(network, 'actor', asked)
  const rows = orderRows(search(network, asked), sortKey(network, columns, asked.sort), asked.order)
  const page = pageOf(rows, asked, (actor) => {
    const place = placeOf(network, actor)
    const isolation = reasonOf(network, actor)
    return {
      id: network.actorIds[actor] ?? '',
      name: nameOf(network, actor),
      sectors: sectorsOf(network, actor),
      ...(place !== undefined && { place }),
      collaborations: collaborationCountOf(network, actor),
      partners: partnersOf(network, actor),
      measures: valuesOf(columns, actor),
      ...(isolation !== undefined && { isolation }),
    }
  })
  return { ...page, columns: columns.map(headOf) }
}

function sortKey(
  network: SlicedNetwork,
  columns: readonly ActorColumn[],
  sort: string = 'name',
): SortKey {
  const field = SORTS.get(sort)?.(network)
  if (field) return field
  const column = columns.find(({ measure }) => measure === sort)
  if (column) return { number: (actor) => column.values[actor] ?? Number.NaN }
  throw new AppError('invalid-request', {
    field: 'sort',
    expected: [...SORTS.keys(), ...sortableMeasureIds()],
  })
}

function reasonOf(network: SlicedNetwork, actor: number): IsolationReason | undefined {
  return isolationById(network).get(network.actorIds[actor] ?? '')?.reason
}

/** In the order in which reasons are listed: the weightiest first. */
function isolationRank(network: SlicedNetwork, actor: number): number {
  const reason = reasonOf(network, actor)
  return reason === undefined ? Number.NaN : ISOLATION_REASONS.indexOf(reason)
}

/** Rows of the counted actors whose name, other name or id holds the text, and of the sector. */
function search(network: SlicedNetwork, asked: ActorsAsked): number[] {
  const text = asked.q === undefined ? '' : fold(asked.q.trim())
  const { vocabulary, offsets, codes } = network.whole.packed.actors.sectors
  const sector = asked.sector === undefined ? -1 : vocabulary.indexOf(asked.sector)
  const rows: number[] = []
  for (let actor = 0; actor < network.actorCount; actor++) {
    if (network.isCounted[actor] !== 1) continue
    if (asked.sector !== undefined) {
      const row = network.actorRows[actor] ?? 0
      if (sector < 0 || !codes.subarray(offsets[row], offsets[row + 1]).includes(sector)) continue
    }
    if (text === '' || matches(network, actor, text, asked.aliases)) rows.push(actor)
  }
  return rows
}

function matches(
  network: SlicedNetwork,
  actor: number,
  text: string,
  aliases: ActorsAsked['aliases'],
): boolean {
  const id = network.actorIds[actor] ?? ''
  return (
    fold(nameOf(network, actor)).includes(text) ||
    fold(id).includes(text) ||
    (aliases?.get(id) ?? []).some((alias) => fold(alias).includes(text))
  )
}

export function partnersOf(network: SlicedNetwork, actor: number): number {
  const { offsets } = project(network)
  return (offsets[actor + 1] ?? 0) - (offsets[actor] ?? 0)
}
