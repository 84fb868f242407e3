import { Compile } from 'typebox/compile'
import { Value } from 'typebox/value'
import type { TSchema } from 'typebox'
import type { FastifySchemaCompiler } from 'fastify'
import { isMessageKey, translate, type Language } from '../locales/locales.ts'

/** One thing wrong with what was sent, before it is put into words. */
export type Fault = {
  keyword: string
  instancePath: string
  params: Readonly<Record<string, unknown>>
}

/** What the validators throw; the error handler makes an `invalid-request` of it. */
export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest'
  readonly part: string
  readonly faults: readonly Fault[]

  constructor(part: string, faults: readonly Fault[]) {
    super(`invalid ${part}`)
    this.part = part
    this.faults = faults
  }
}

const MAX_FAULTS = 50

/**
 * Addresses and headers are text, so numbers and lists in them are converted first; a body says its
 * own types and is taken as it is. Nothing is dropped and nothing is guessed.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const check = Compile(schema)
  return (sent: unknown) => {
    const value: unknown = httpPart === 'body' ? sent : Value.Convert(schema, sent)
    if (check.Check(value)) return { value }
    const faults = check.Errors(value).slice(0, MAX_FAULTS)
    return { error: new InvalidRequest(httpPart ?? 'body', faults.flatMap(toFault)) }
  }
}

// "schema is false" repeats what additionalProperties says, once per field.
function toFault(error: { keyword: string; instancePath: string; params: object }): Fault[] {
  return error.keyword === 'boolean' ? [] : [{ ...error, params: { ...error.params } }]
}

/** Where and what, in the reader's language: `errors[]` of a problem. */
export function sayFaults(
  language: Language,
  invalid: InvalidRequest,
): { where: string; message: string }[] {
  return invalid.faults.map((fault) => {
    const key = `invalid.${fault.keyword}`
    return {
      where: `${invalid.part}${fault.instancePath}`,
      message: translate(language, isMessageKey(key) ? key : 'invalid.other', {
        expected: listed(fault.params['type'] ?? fault.params['format']),
        allowed: listed(fault.params['allowedValues']),
        fields: listed(fault.params['requiredProperties'] ?? fault.params['additionalProperties']),
        limit: listed(fault.params['limit']),
      }),
    }
  })
}

function listed(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(', ')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
