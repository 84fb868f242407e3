import type { FastifyRequest } from 'fastify'
import { languageOf, translate } from '../locales/locales.ts'
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
