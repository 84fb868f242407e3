import { parsePath, pathOf, type Route } from '../../../server/contract/page-paths.ts'
import { queryToSlice, sliceToQuery } from '../../../server/contract/slice-query.ts'
import type { Slice } from '../../../server/domain/slice.ts'
import { isOption, readOptions, writeOptions, type Options } from './options.ts'
import { readFragment, writeFragment, type Selection, type Shown } from './selection.ts'

/**
 * What the page shows, as an address and back: the path says which network and view, the query the
 * slice and the options of the view, the fragment what is chosen. Pure, so that any view is a link.
 */

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

/** The part of a query that is the slice, in its fixed order: a key for caches. */
export function sliceTextOf(slice: Slice): string {
  return sliceToQuery(slice).toString()
}
