import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import { languageOf } from '../locales/locales.ts'
import type { Services } from '../services/services.ts'
import { VERSION } from '../version.ts'

/**
 * Sets the ETag of an answer that follows from a network's version; where the reader has it already it is
 * answered with 304, and nothing has to be computed: true. What is wrong with a question is told first:
 * it is read before this is called.
 */
export async function sentUnchanged(
  services: Pick<Services, 'networks'>,
  networkId: string,
  request: FastifyRequest,
  reply: FastifyReply,
  further = '',
): Promise<boolean> {
  const tag = await tagVersion(services, networkId, request, reply, further)
  if (!tagsOf(request.headers['if-none-match']).includes(tag)) return false
  await reply.code(304).send(null)
  return true
}

/**
 * Sets the ETag of an answer. It begins with the network's version; what follows it tells languages,
 * networks that had the same id in turn, and releases apart.
 */
export async function tagVersion(
  services: Pick<Services, 'networks'>,
  networkId: string,
  request: FastifyRequest,
  reply: FastifyReply,
  further = '',
): Promise<string> {
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
  return tag
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
