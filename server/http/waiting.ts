import type { FastifyRequest } from 'fastify'

/** Work that is done within this time is answered at once; else the answer says which job to follow. */
const DEFAULT_WAIT_MS = 1000
const MAX_WAIT_MS = 30_000

/** `Prefer: wait=10` (RFC 7240): how long an answer may take before it names a job instead. */
export function waitOf(request: FastifyRequest): number {
  const seconds = /(?:^|[,;\s])wait=(\d{1,3})/.exec(preferences(request))?.[1]
  return seconds === undefined ? DEFAULT_WAIT_MS : Math.min(MAX_WAIT_MS, Number(seconds) * 1000)
}

/** `Prefer: handling=lenient` (RFC 7240): what is wrong is to be looked at, not refused, where it can be. */
export function isLenient(request: FastifyRequest): boolean {
  return /(?:^|[,;\s])handling=lenient\b/.test(preferences(request))
}

function preferences(request: FastifyRequest): string {
  return [request.headers['prefer'] ?? ''].flat().join(',')
}
