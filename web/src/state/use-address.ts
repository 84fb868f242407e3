import { useMemo, useSyncExternalStore } from 'react'
import { navigate } from 'wouter/use-browser-location'
import type { Route } from '../../../server/contract/page-paths.ts'
import type { Slice } from '../../../server/domain/slice.ts'
import { formatAddress, parseAddress, queryOf, sliceTextOf, type PageState } from './address.ts'
import type { Options } from './options.ts'
import { selectionOf, type Selection, type Shown } from './selection.ts'

export type Address = PageState & {
  /** Slice, options and the rest as they stand in the address. */
  query: URLSearchParams
  sliceText: string
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
  const state = parseAddress(href)
  return { ...state, query: queryOf(state), sliceText: sliceTextOf(state.slice) }
}

/** The address as state: every view reads what it shows from here. */
export function useAddress(): Address {
  const href = useSyncExternalStore(subscribe, () => window.location.href)
  return useMemo(() => readAddress(href), [href])
}

export type Move = {
  route?: Route
  /** Another query as a whole; slice and options are read from it. */
  query?: URLSearchParams
  slice?: Slice
  /** The options that change. */
  options?: Partial<Options>
  /** What is chosen instead; what it does not name is not chosen any more. */
  selection?: Partial<Selection>
  /** What of the picture changes; `focus: undefined` takes the focus away. */
  shown?: { [Part in keyof Shown]?: Shown[Part] | undefined }
  /** For changes that "back" should not step through. */
  replace?: boolean
}

/** Address after a move; what the move does not name stays. */
export function hrefAfter(now: PageState, move: Move): string {
  const asked = move.query ? parseAddress(`?${move.query.toString()}`) : now
  const selection = move.selection ? selectionOf(move.selection) : now.selection
  const { focus, ...parts } = { ...now.shown, ...move.shown }
  const shown: Shown = {
    hidden: parts.hidden ?? now.shown.hidden,
    kept: parts.kept ?? now.shown.kept,
    // A path is between the two actors that are chosen: other ones have another.
    path: move.shown?.path ?? (move.selection ? false : now.shown.path),
    ...(focus && { focus }),
  }
  return formatAddress({
    route: move.route ?? now.route,
    slice: move.slice ?? asked.slice,
    options: { ...asked.options, ...move.options },
    rest: asked.rest,
    selection,
    shown,
  })
}

/** Goes somewhere from where the page is now, not from where it was when it was drawn. */
export function go(move: Move): void {
  navigate(hrefAfter(readAddress(window.location.href), move), { replace: move.replace ?? false })
}

/** Sets or (undefined) removes parameters of the view in the query. */
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
/** Explains a number; `more`: with further parameters than the slice's, or others. */
export const explain = (measure: string, more = ''): void =>
  go({
    selection: {
      ...readAddress(window.location.href).selection,
      explain: measure,
      explainWith: more,
    },
  })
export const openCollaboration = (collaboration: string): void =>
  go({ selection: { collaborations: [collaboration] } })
