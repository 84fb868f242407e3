import { queryToSlice, sliceToQuery } from '../../../server/contract/slice-query.ts'
import type { Slice } from '../../../server/domain/slice.ts'
import { isOption, readOptions, writeOptions, type Options } from './options.ts'
import { readFragment, writeFragment, type Selection, type Shown } from './selection.ts'

/**
 * What the page shows, as an address and back: the path says which network and view, the query the
 * slice and the options of the view, the fragment what is chosen. Pure, so that any view is a link.
 */

export const VIEWS = [
  'overview',
  'network',
  'map',
  'matrix',
  'timeline',
  'brokers',
  'before-after',
  'table',
  'isolated',
  'territories',
  'reports',
  'imports',
  'duplicates',
] as const
export type View = (typeof VIEWS)[number]

export type Route =
  | { page: 'home' }
  | { page: 'network'; networkId: string; view: View; importId?: string }
  | { page: 'accessibility' }
  /** A shared link, which leads to the saved view that it names. */
  | { page: 'shared'; viewId: string }
  | { page: 'unknown' }

export type PageState = {
  route: Route
  slice: Slice
  options: Options
  /** Parameters that are neither: kept as they are, so that they are not lost on the way. */
  rest: readonly (readonly [name: string, value: string])[]
  selection: Selection
  shown: Shown
}

const SLICE_KEYS = [
  'from',
  'to',
  'territory',
  'members',
  'kinds',
  'domains',
  'scope',
  'support',
  'actors',
  'minCollaborations',
]

/** What an address says. Everything can be left out; what is not understood counts as left out. */
export function parseAddress(href: string): PageState {
  const url = new URL(href, 'http://page.invalid')
  return {
    route: parsePath(url.pathname),
    slice: queryToSlice(url.searchParams),
    options: readOptions(url.searchParams),
    rest: [...url.searchParams].filter(([name]) => !isOption(name) && !SLICE_KEYS.includes(name)),
    ...readFragment(url.hash),
  }
}

/** The address (path, query, fragment) of a state, always the same one for the same state. */
export function formatAddress(state: PageState): string {
  const query = queryOf(state).toString()
  const fragment = writeFragment(state.selection, state.shown)
  return pathOf(state.route) + (query ? `?${query}` : '') + (fragment ? `#${fragment}` : '')
}

/** Slice, then options, then what is neither. */
export function queryOf({
  slice,
  options,
  rest,
}: Pick<PageState, 'slice' | 'options' | 'rest'>): URLSearchParams {
  const query = sliceToQuery(slice)
  for (const [name, value] of [...writeOptions(options), ...rest]) query.append(name, value)
  return query
}

export function parsePath(pathname: string): Route {
  const parts = pathname.split('/').filter((part) => part !== '')
  if (parts.length === 0) return { page: 'home' }
  const [head, networkId, view, importId] = parts.map(decode)
  if (head === 'accessibility' && parts.length === 1) return { page: 'accessibility' }
  if (head === 'shared' && networkId !== undefined && parts.length === 2)
    return { page: 'shared', viewId: networkId }
  if (head !== 'networks' || networkId === undefined || parts.length > 4) return { page: 'unknown' }
  if (view === undefined) return { page: 'network', networkId, view: 'overview' }
  const known = VIEWS.find((candidate) => candidate === view)
  if (!known || (importId !== undefined && known !== 'imports')) return { page: 'unknown' }
  return importId === undefined
    ? { page: 'network', networkId, view: known }
    : { page: 'network', networkId, view: known, importId }
}

export function pathOf(route: Route): string {
  if (route.page === 'accessibility') return '/accessibility'
  if (route.page === 'shared') return `/shared/${encodeURIComponent(route.viewId)}`
  if (route.page !== 'network') return '/'
  const base = `/networks/${encodeURIComponent(route.networkId)}/${route.view}`
  return route.importId === undefined ? base : `${base}/${encodeURIComponent(route.importId)}`
}

/** The part of a query that is the slice, in its fixed order: a key for caches. */
export function sliceTextOf(slice: Slice): string {
  return sliceToQuery(slice).toString()
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
