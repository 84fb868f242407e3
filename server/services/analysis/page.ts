import { compareIds } from '../../domain/identifiers.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'

/** Where a page begins and how long it is. */
export type PageAsked = { offset: number; limit: number }
export type Page<T> = { items: T[]; total: number; next: number | null }

/** One page of a list; only its rows are worked out. `next` is where the following page begins. */
export function pageOf<T, R>(list: readonly T[], asked: PageAsked, row: (item: T) => R): Page<R> {
  const end = asked.offset + asked.limit
  return {
    items: list.slice(asked.offset, end).map(row),
    total: list.length,
    next: end < list.length ? end : null,
  }
}

/** The row of an actor in a slice; its ids are in code-point order. */
export function rowOfActor(network: SlicedNetwork, id: string): number | undefined {
  return rowOfId(network.actorIds, id)
}

export function rowOfId(ids: readonly string[], id: string): number | undefined {
  let low = 0
  let high = ids.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const order = compareIds(ids[middle] ?? '', id)
    if (order === 0) return middle
    if (order < 0) low = middle + 1
    else high = middle - 1
  }
  return undefined
}
