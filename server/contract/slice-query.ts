import type { Slice } from '../domain/slice.ts'

/**
 * A slice as a query string and back: the same in the API and in the page's address. Nothing is
 * imported at run time, so that the page can use it. Unknown values are dropped here; the API's own
 * schema refuses them with a message.
 */

const LISTS = ['kinds', 'domains'] as const
const TEXTS = ['from', 'to', 'territory', 'members', 'scope', 'support', 'actors'] as const

/** The parameters of a slice, in a fixed order; lists are repeated parameters. */
export function sliceToQuery(slice: Slice): URLSearchParams {
  const query = new URLSearchParams()
  for (const key of TEXTS) {
    const value = slice[key]
    if (value !== undefined) query.set(key, value)
  }
  for (const key of LISTS) for (const value of slice[key] ?? []) query.append(key, value)
  if (slice.minCollaborations !== undefined) {
    query.set('minCollaborations', String(slice.minCollaborations))
  }
  return query
}

const ONE_OF = {
  members: ['all', 'inside'],
  scope: ['dedicated', 'mutualised'],
  support: ['exclude', 'include'],
  actors: ['all', 'active'],
} as const
/** The kinds of collaboration, in the order in which they are written and offered. */
export const KINDS = ['project', 'action', 'tie'] as const
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/

/** The slice that a query string holds; what is not understood is left out. */
export function queryToSlice(query: URLSearchParams): Slice {
  const slice: Slice = {}
  const from = query.get('from')
  const to = query.get('to')
  const territory = query.get('territory')
  if (from !== null && DATE.test(from)) slice.from = from
  if (to !== null && DATE.test(to)) slice.to = to
  if (territory) slice.territory = territory
  const members = pick(query.get('members'), ONE_OF.members)
  const scope = pick(query.get('scope'), ONE_OF.scope)
  const support = pick(query.get('support'), ONE_OF.support)
  const actors = pick(query.get('actors'), ONE_OF.actors)
  if (members) slice.members = members
  if (scope) slice.scope = scope
  if (support) slice.support = support
  if (actors) slice.actors = actors
  const kinds = KINDS.filter((kind) => query.getAll('kinds').includes(kind))
  if (kinds.length > 0) slice.kinds = kinds
  const domains = [...new Set(query.getAll('domains').filter((domain) => domain !== ''))]
  if (domains.length > 0) slice.domains = domains
  const least = query.get('minCollaborations')
  if (least !== null && /^\d{1,7}$/.test(least)) slice.minCollaborations = Number(least)
  return slice
}

function pick<T extends string>(value: string | null, among: readonly T[]): T | undefined {
  return among.find((candidate) => candidate === value)
}
