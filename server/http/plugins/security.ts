import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { paths } from '../../contract/paths.ts'
import type { Config } from '../../config.ts'
import { AppError, isAppError } from '../../errors.ts'
import type { SavedViewsService } from '../../services/saved-views.ts'
import { pattern } from '../patterns.ts'

// Asked for without a token: whether it lives, and what the secret of a shared link names.
const OPEN = new Set([paths.health(), pattern(paths.sharedView(':viewId'))])

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Who may ask. Four checks before anything else is done with a request:
 * - the Host header names this service (a name that a foreign page made point here does not);
 * - a request that a browser makes for a page of another site is refused, whatever the method;
 * - where a token is set, every request for data carries it. The page's own files hold no data and are
 *   given to anyone, so that the page can ask for the token; so is the health probe;
 * - who comes with the id of a saved view (`Authorization: Share <id>`) reads that network, and no more.
 */
export function guard(
  app: FastifyInstance,
  config: Config,
  savedViews: Pick<SavedViewsService, 'get'>,
): void {
  const names = new Set([...LOOPBACK, hostName(config.host), ...config.allowedHosts.map(hostName)])
  const isToken = config.token === undefined ? undefined : tokenCheck(config.token)

  app.addHook('onRequest', async (request) => {
    const { host = '', origin, authorization } = request.headers
    if (!names.has(hostName(host))) {
      throw new AppError('forbidden-host', { host: host.slice(0, 200) })
    }
    if (origin !== undefined && originHost(origin) !== host.toLowerCase()) {
      throw new AppError('forbidden-origin', { origin: origin.slice(0, 200) })
    }
    if (isForeignFetch(request)) throw new AppError('forbidden-origin', { origin: 'cross-site' })
    if (!isProtected(request.routeOptions.url)) return
    const shared = /^share +(\S{1,100})$/i.exec(authorization ?? '')?.[1]
    if (shared !== undefined) await letRead(request, shared, savedViews)
    else if (isToken && !isToken(authorization)) throw new AppError('unauthorized')
  })
}

// What is not for reading a view, though it is asked for by GET: drafts hold files, saved views secrets,
// and notes are of the team.
const NOT_SHARED = [
  paths.imports(':networkId'),
  paths.savedViews(':networkId'),
  paths.note(':networkId', ':record', ':id'),
].map(pattern)

// Questions too long for an address.
const READ_BY_POST = new Set([pattern(paths.selection(':networkId'))])

/** @throws AppError unauthorized when no saved view has that id, read-only beyond reading its network */
async function letRead(
  request: FastifyRequest,
  viewId: string,
  savedViews: Pick<SavedViewsService, 'get'>,
): Promise<void> {
  const route = request.routeOptions.url ?? ''
  const view = await savedViews.get(viewId).catch((error: unknown) => {
    if (isAppError(error, 'view-not-found')) throw new AppError('unauthorized')
    throw error
  })
  const isReading = request.method === 'GET' || request.method === 'HEAD' || READ_BY_POST.has(route)
  const isOfNetwork =
    route === paths.measures() ||
    (isNamed(request.params) && request.params.networkId === view.networkId)
  const isKept = NOT_SHARED.some((one) => route.startsWith(one))
  if (!isReading || !isOfNetwork || isKept) throw new AppError('read-only')
}

function isNamed(params: unknown): params is { networkId: string } {
  return typeof params === 'object' && params !== null && 'networkId' in params
}

/**
 * Beyond the loopback the service is only offered with a token.
 * @throws AppError token-required
 */
export function assertListenAllowed(config: Pick<Config, 'host' | 'token'>): void {
  if (LOOPBACK.has(hostName(config.host)) || config.token !== undefined) return
  throw new AppError('token-required', { host: config.host })
}

// By the route that was matched, not by the address as written: /%61pi is /api too.
function isProtected(route: string | undefined): boolean {
  if (route === undefined || OPEN.has(route)) return false
  return route.startsWith('/api') || route === paths.metrics()
}

// Browsers say so even where they send no Origin (images, scripts). A link followed from another
// site only opens a page: that is no way to read or change anything.
function isForeignFetch(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== 'cross-site' && site !== 'same-site') return false
  return request.headers['sec-fetch-mode'] !== 'navigate' || request.method !== 'GET'
}

/** Without the port; an IPv6 address in brackets, as the Host header writes it. */
function hostName(host: string): string {
  const lower = host.toLowerCase()
  if (!lower.startsWith('[') && lower.split(':').length > 2) return `[${lower}]`
  return lower.replace(/:\d+$/, '')
}

function originHost(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

function tokenCheck(token: string): (authorization: string | undefined) => boolean {
  const wanted = digest(token)
  return (authorization = '') => {
    const given = /^bearer +(\S+)$/i.exec(authorization)?.[1] ?? ''
    return timingSafeEqual(digest(given), wanted)
  }
}

// Digests have one length, which the comparison in constant time requires.
function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest()
}
