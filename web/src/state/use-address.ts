import { useMemo, useSyncExternalStore } from 'react'
import { navigate } from 'wouter/use-browser-location'
import type { Slice } from '../../../server/domain/slice.ts'
import {
  fragmentToSelection,
  parsePath,
  pathOf,
  selectionToFragment,
  sliceOf,
  withSlice,
  type Route,
  type Selection,
} from './address.ts'

export type Address = {
  route: Route
  query: URLSearchParams
  slice: Slice
  sliceText: string
  selection: Selection
}

// wouter tells of pushState and replaceState by events of those names.
const EVENTS = ['popstate', 'hashchange', 'pushState', 'replaceState']

function subscribe(listener: () => void): () => void {
  for (const event of EVENTS) window.addEventListener(event, listener)
  return () => {
    for (const event of EVENTS) window.removeEventListener(event, listener)
  }
}

export function readAddress(href: string): Address {
  const url = new URL(href)
  const { slice, text } = sliceOf(url.searchParams)
  return {
    route: parsePath(url.pathname),
    query: url.searchParams,
    slice,
    sliceText: text,
    selection: fragmentToSelection(url.hash),
  }
}

/** The address as state: every view reads what it shows from here. */
export function useAddress(): Address {
  const href = useSyncExternalStore(subscribe, () => window.location.href)
  return useMemo(() => readAddress(href), [href])
}

export type Move = {
  route?: Route
  query?: URLSearchParams
  slice?: Slice
  selection?: Selection
  /** For changes that "back" should not step through. */
  replace?: boolean
}

/** Address after a move; what the move does not name stays. */
export function hrefAfter(now: Address, move: Move): string {
  const path = pathOf(move.route ?? now.route)
  const asked = move.query ?? now.query
  const query = (move.slice ? withSlice(asked, move.slice) : asked).toString()
  const fragment = selectionToFragment(move.selection ?? now.selection)
  return path + (query ? `?${query}` : '') + (fragment ? `#${fragment}` : '')
}

/** Goes somewhere from where the page is now, not from where it was when it was drawn. */
export function go(move: Move): void {
  navigate(hrefAfter(readAddress(window.location.href), move), { replace: move.replace ?? false })
}

/** Sets or (undefined) removes options of the view in the query. */
export function setOptions(
  options: Readonly<Record<string, string | undefined>>,
  replace = false,
): void {
  const { query } = readAddress(window.location.href)
  const next = new URLSearchParams(query)
  for (const [key, value] of Object.entries(options)) {
    if (value === undefined || value === '') next.delete(key)
    else next.set(key, value)
  }
  go({ query: next, replace })
}

export const select = (actors: readonly string[]): void => go({ selection: { actors } })
export const explain = (measure: string): void =>
  go({ selection: { ...readAddress(window.location.href).selection, explain: measure } })
export const openCollaboration = (collaboration: string): void =>
  go({ selection: { actors: [], collaboration } })
