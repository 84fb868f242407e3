import type { Failure } from '../domain/jobs.ts'
import { isAppError } from '../errors.ts'

/** A failure as it is kept: its code and values; nothing of an unexpected error but that it was one. */
export function failureOf(error: unknown): Failure {
  if (!isAppError(error)) return { code: 'internal-error', details: {} }
  const details: Failure['details'] = {}
  for (const [key, value] of Object.entries(error.details)) {
    details[key] = typeof value === 'object' ? [...value] : value
  }
  return { code: error.code, details }
}
