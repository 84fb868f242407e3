import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { paths } from '../../contract/paths.ts'
import type { Config } from '../../config.ts'
import { AppError } from '../../errors.ts'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Who may ask. Three checks before anything else is done with a request:
 * - the Host header names this service (a name that a foreign page made point here does not);
 * - a request that a browser makes for a page of another site is refused, whatever the method;
 * - where a token is set, every request for data carries it. The page's own files hold no data and are
 *   given to anyone, so that the page can ask for the token; so is the health probe.
 */
export function guard(app: FastifyInstance, config: Config): void {
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
    if (isToken && isProtected(request.routeOptions.url) && !isToken(authorization)) {
      throw new AppError('unauthorized')
    }
  })
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
  if (route === undefined || route === paths.health()) return false
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
