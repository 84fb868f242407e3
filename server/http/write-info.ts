import type { FastifyRequest } from 'fastify'
import { languageOf, translate } from '../locales/locales.ts'
import type { RemovalInfo } from '../services/referring-records.ts'
import type { WriteInfo } from '../services/networks.ts'
import { expectedVersion } from './versioned.ts'

/** What the history will say of a write, in the writer's language, and the version it is meant for. */
export function writeInfo(
  request: FastifyRequest,
  record: 'actor' | 'collaboration' | 'participation' | 'call' | 'application',
  done: 'created' | 'changed' | 'removed',
): WriteInfo {
  const language = languageOf(request.headers['accept-language'])
  return {
    reason: translate(language, `change.${record}-${done}`),
    ...expectedVersion(request),
  }
}

/** The same for a removal; `cascade`: whether what refers to the record may go with it. */
export function removalInfo(
  request: FastifyRequest,
  record: 'actor' | 'collaboration' | 'call',
  cascade = false,
): RemovalInfo {
  const language = languageOf(request.headers['accept-language'])
  const reason = translate(language, `change.${record}-removed-whole`)
  return { ...writeInfo(request, record, 'removed'), ...(cascade && { cascade: { reason } }) }
}
