/** Addresses of the page: which network and view a path shows. The page reads them; the server answers 404 to others. */

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

/** What a path shows; `unknown` where it is no address of the page. */
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

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
