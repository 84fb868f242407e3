import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import { languageOf } from '../locales/locales.ts'
import type { Services } from '../services/services.ts'
import { VERSION } from '../version.ts'

/**
 * Sets the ETag of an answer that follows from a network's version, and tells whether the reader has
 * it already; then it is answered with 304 and nothing is computed. The tag begins with the version;
 * what follows it tells languages, networks that had the same id in turn, and releases apart.
 */
export async function isUnchanged(
  services: Pick<Services, 'networks'>,
  networkId: string,
  request: FastifyRequest,
  reply: FastifyReply,
  further = '',
): Promise<boolean> {
  const { version, network } = await services.networks.get(networkId)
  const language = languageOf(request.headers['accept-language'])
  const rest = createHash('sha256')
    .update(JSON.stringify([network.createdAt, language, VERSION, further]))
    .digest('base64url')
    .slice(0, 12)
  const tag = `"${String(version)}-${rest}"`
  reply.header('etag', tag)
  reply.header('cache-control', 'private, no-cache')
  reply.header('vary', 'accept-language, accept-encoding')
  return tagsOf(request.headers['if-none-match']).includes(tag)
}

/**
 * The version that a write is meant for: the number at the beginning of `If-Match`, where it is sent.
 * @throws AppError invalid-request
 */
export function expectedVersion(request: FastifyRequest): { expectedVersion?: number } {
  const match = request.headers['if-match']
  if (match === undefined || match === '*') return {}
  const version = /^(?:W\/)?"?(\d{1,15})[-"]?/.exec(match)?.[1]
  if (version === undefined) {
    throw new AppError('invalid-request', { field: 'If-Match', expected: 'ETag' })
  }
  return { expectedVersion: Number(version) }
}

// Compression by a proxy may mark a tag as weak; it still names the same answer.
function tagsOf(header: string | undefined): string[] {
  return (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
}
