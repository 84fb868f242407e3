import type { IsolationReason } from '../../domain/findings.ts'
import { compareIds } from '../../domain/identifiers.ts'
import { AppError } from '../../errors.ts'
import { collaborationCountOf } from '../../network/incidence.ts'
import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { columnsOf, isolationById, orNull, sortableMeasureIds } from './kept.ts'
import { fold, nameOf, placeOf, sectorsOf } from './labels.ts'
import { pageOf, type Page, type PageAsked } from './page.ts'

export type ActorsAsked = PageAsked & {
  q?: string
  sector?: string
  /** `name`, `place`, `collaborations`, `partners` or the id of an actor measure. */
  sort?: string
  order?: 'asc' | 'desc'
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

/**
 * The counted actors of a slice with their measures. Equal ones are in the order of ids; what has no
 * value comes last, whatever the order.
 * @throws AppError invalid-request for a `sort` that is none
 */
export function listActors(network: SlicedNetwork, asked: ActorsAsked): Page<ActorRow> {
  const rows = sorted(network, search(network, asked), asked)
  const columns = columnsOf(network)
  return pageOf(rows, asked, (actor) => {
    const id = network.actorIds[actor] ?? ''
    const place = placeOf(network, actor)
    const isolation = isolationById(network).get(id)?.reason
    return {
      id,
      name: nameOf(network, actor),
      sectors: sectorsOf(network, actor),
      ...(place !== undefined && { place }),
      collaborations: collaborationCountOf(network, actor),
      partners: partnersOf(network, actor),
      measures: {
        ...Object.fromEntries(columns.map((c) => [c.measure, orNull(c.values[actor])])),
        ...sortColumn(network, asked.sort, actor),
      },
      ...(isolation !== undefined && { isolation }),
    }
  })
}

// A column too long for every list is there when the list is sorted by it.
function sortColumn(network: SlicedNetwork, sort: string | undefined, actor: number) {
  if (sort === undefined || !sortableMeasureIds().includes(sort)) return {}
  const [column] = columnsOf(network, [sort])
  return column && { [sort]: orNull(column.values[actor]) }
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

function sorted(network: SlicedNetwork, rows: number[], asked: ActorsAsked): number[] {
  const sort = asked.sort ?? 'name'
  const ascending = (asked.order ?? (isText(sort) ? 'asc' : 'desc')) === 'asc' ? 1 : -1
  if (isText(sort)) {
    const key = (actor: number) =>
      sort === 'name' ? fold(nameOf(network, actor)) : fold(placeOf(network, actor) ?? '')
    const keys = new Map(rows.map((actor) => [actor, key(actor)]))
    return rows.toSorted((a, b) => {
      const [x, y] = [keys.get(a) ?? '', keys.get(b) ?? '']
      if ((x === '') !== (y === '')) return x === '' ? 1 : -1
      return ascending * compareIds(x, y) || a - b
    })
  }
  const value = numberOf(network, sort)
  return rows.toSorted((a, b) => {
    const [x, y] = [value(a), value(b)]
    if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1
    return ascending * (x - y) || a - b
  })
}

function isText(sort: string): boolean {
  return sort === 'name' || sort === 'place'
}

function numberOf(network: SlicedNetwork, sort: string): (actor: number) => number {
  if (sort === 'collaborations') return (actor) => collaborationCountOf(network, actor)
  if (sort === 'partners') return (actor) => partnersOf(network, actor)
  if (!sortableMeasureIds().includes(sort)) {
    throw new AppError('invalid-request', {
      field: 'sort',
      expected: ['name', 'place', 'collaborations', 'partners', ...sortableMeasureIds()],
    })
  }
  const [column] = columnsOf(network, [sort])
  return (actor) => column?.values[actor] ?? Number.NaN
}

export function partnersOf(network: SlicedNetwork, actor: number): number {
  const { offsets } = project(network)
  return (offsets[actor + 1] ?? 0) - (offsets[actor] ?? 0)
}
