import type { ErrorCode, ErrorDetails } from '../errors.ts'
import { isMessageKey, translate, type Language, type MessageKey } from '../locales/locales.ts'

// A sentence can always be said: what the thrower left out reads as this.
const UNKNOWN = '?'

/** Every value that an error sentence may hold. A test says each sentence with nothing else. */
const ARGUMENTS = [
  'actorId',
  'callId',
  'changeSetId',
  'changes',
  'collaborationId',
  'column',
  'current',
  'expected',
  'field',
  'file',
  'format',
  'formats',
  'found',
  'host',
  'id',
  'importId',
  'jobId',
  'key',
  'kind',
  'limit',
  'line',
  'measure',
  'networkId',
  'origin',
  'path',
  'record',
  'reportId',
  'setting',
  'state',
  'territory',
  'value',
  'version',
] as const

/** The sentence for a failure, filled with its details. */
export function sayError(language: Language, code: ErrorCode, details: ErrorDetails = {}): string {
  return say(language, `error.${code}`, details)
}

function say(language: Language, key: MessageKey, details: ErrorDetails): string {
  const values: Record<string, string | number | boolean> = {}
  // Who throws far inside knows what was not found by its id alone.
  const id = details['id'] ?? details['key']
  for (const name of ARGUMENTS) {
    values[name] = name.endsWith('Id') && typeof id === 'string' ? id : UNKNOWN
  }
  const current = details['actual'] ?? details['present']
  if (typeof current === 'number') values['current'] = current
  for (const [name, value] of Object.entries(details)) {
    values[name] = typeof value === 'object' ? value.join(', ') : value
  }
  return translate(language, key, values)
}

/** A failure that was kept, with its sentence. What is not one of our codes reads as unexpected. */
export function sayFailure(
  language: Language,
  failure: { code: string; details: ErrorDetails },
): { code: string; message: string } {
  const key = `error.${failure.code}`
  return {
    code: failure.code,
    message: isMessageKey(key)
      ? say(language, key, failure.details)
      : say(language, 'error.internal-error', {}),
  }
}
