import { queryToSlice, sliceToQuery } from '../../../server/contract/slice-query.ts'
import type { Slice } from '../../../server/domain/slice.ts'

/**
 * What the page shows, as an address and back: the path says which network and view, the query the
 * slice and the view's options, the fragment the selection. Pure, so that any view is a link.
 */

export const VIEWS = [
  'overview',
  'network',
  'matrix',
  'brokers',
  'before-after',
  'table',
  'isolated',
  'territories',
  'reports',
  'imports',
] as const
export type View = (typeof VIEWS)[number]

export type Route =
  | { page: 'home' }
  | { page: 'network'; networkId: string; view: View; importId?: string }
  | { page: 'unknown' }

export type Selection = {
  actors: readonly string[]
  collaboration?: string
  /** The measure whose number is being explained. */
  explain?: string
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

export function parsePath(pathname: string): Route {
  const parts = pathname.split('/').filter((part) => part !== '')
  if (parts.length === 0) return { page: 'home' }
  const [head, networkId, view, importId] = parts.map(decode)
  if (head !== 'networks' || networkId === undefined || parts.length > 4) return { page: 'unknown' }
  if (view === undefined) return { page: 'network', networkId, view: 'overview' }
  const known = VIEWS.find((candidate) => candidate === view)
  if (!known || (importId !== undefined && known !== 'imports')) return { page: 'unknown' }
  return importId === undefined
    ? { page: 'network', networkId, view: known }
    : { page: 'network', networkId, view: known, importId }
}

export function pathOf(route: Route): string {
  if (route.page !== 'network') return '/'
  const base = `/networks/${encodeURIComponent(route.networkId)}/${route.view}`
  return route.importId === undefined ? base : `${base}/${encodeURIComponent(route.importId)}`
}

/** The same query with another slice: options of the view stay, the place in a list does not. */
export function withSlice(query: URLSearchParams, slice: Slice): URLSearchParams {
  const next = sliceToQuery(slice)
  for (const [key, value] of query) if (!SLICE_KEYS.includes(key)) next.append(key, value)
  return next
}

/** The part of a query that is the slice, in its fixed order: a key for caches. */
export function sliceOf(query: URLSearchParams): { slice: Slice; text: string } {
  const slice = queryToSlice(query)
  return { slice, text: sliceToQuery(slice).toString() }
}

export function fragmentToSelection(fragment: string): Selection {
  const read = new URLSearchParams(fragment.replace(/^#/, ''))
  const actors = [...new Set(read.getAll('actor').filter((id) => id !== ''))]
  const collaboration = read.get('collaboration')
  const explain = read.get('explain')
  return {
    actors,
    ...(collaboration ? { collaboration } : {}),
    ...(explain ? { explain } : {}),
  }
}

export function selectionToFragment(selection: Selection): string {
  const written = new URLSearchParams()
  for (const id of selection.actors) written.append('actor', id)
  if (selection.collaboration) written.set('collaboration', selection.collaboration)
  if (selection.explain) written.set('explain', selection.explain)
  return written.toString()
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
