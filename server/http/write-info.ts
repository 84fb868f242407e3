import type { FastifyRequest } from 'fastify'
import { languageOf } from '../locales/locales.ts'
import type { RemovalInfo } from '../services/referring-records.ts'
import type { WriteInfo } from '../services/networks.ts'
import { sayWhy } from '../services/say-why.ts'
import { expectedVersion } from './versioned.ts'

/** What the history will say of a write, and the version it is meant for. */
export function writeInfo(
  request: FastifyRequest,
  record: 'actor' | 'collaboration' | 'participation' | 'call' | 'application',
  done: 'created' | 'changed' | 'removed',
): WriteInfo {
  const language = languageOf(request.headers['accept-language'])
  return {
    why: sayWhy(language, `change.${record}-${done}`),
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
  const whole = sayWhy(language, `change.${record}-removed-whole`)
  return { ...writeInfo(request, record, 'removed'), ...(cascade && { cascade: whole }) }
}
