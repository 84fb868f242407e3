import type { Static, TObject } from 'typebox'
import { Value } from 'typebox/value'
import { AppError, type ErrorDetails } from '../errors.ts'

/**
 * A measure's options, checked against its schema, with defaults where none are given.
 * @throws AppError invalid-options, naming the measure, the option and what would be right
 */
export function readOptions<O extends TObject>(
  measure: { id: string; options: O },
  given: unknown,
): Static<O> {
  const options: unknown = Value.Default(measure.options, Value.Clone(given ?? {}))
  // Also where a schema says nothing of further properties: a misspelled option is never passed over.
  const unknown = Object.keys(Object(options)).filter(
    (name) => !(name in measure.options.properties),
  )
  if (unknown.length === 0 && Value.Check(measure.options, options)) return options
  if (unknown.length > 0) {
    throw new AppError('invalid-options', {
      measure: measure.id,
      field: unknown,
      expected: listedOr(Object.keys(measure.options.properties)),
    })
  }
  throw new AppError('invalid-options', {
    measure: measure.id,
    ...faultOf(measure.options, options),
  })
}

type Fault = { keyword: string; instancePath: string; params: object }

function faultOf(schema: TObject, options: unknown): ErrorDetails {
  // "schema is false" repeats what additionalProperties says, without its list.
  const fault: Fault | undefined = Value.Errors(schema, options).find(
    ({ keyword }) => keyword !== 'boolean',
  )
  if (!fault) return {}
  const params = new Map<string, unknown>(Object.entries(fault.params))
  const at = fault.instancePath.slice(1)
  const value = at === '' ? options : valueAt(options, at)
  return {
    field: at === '' ? 'options' : at,
    ...(typeof value === 'string' || typeof value === 'number' ? { value } : {}),
    expected: expectedBy(fault.keyword, params),
  }
}

function expectedBy(keyword: string, params: ReadonlyMap<string, unknown>): string {
  const limit = textOf(params.get('limit'))
  switch (keyword) {
    case 'enum':
      return textOf(params.get('allowedValues'))
    case 'type':
      return textOf(params.get('type'))
    case 'additionalProperties':
      return '{}'
    case 'required':
      return textOf(params.get('requiredProperties'))
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return `${textOf(params.get('comparison'))} ${limit}`
    default:
      return [keyword, limit].filter(Boolean).join(' ')
  }
}

function valueAt(options: unknown, path: string): unknown {
  return path
    .split('/')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null
          ? new Map<string, unknown>(Object.entries(value)).get(name)
          : undefined,
      options,
    )
}

function listedOr(names: readonly string[]): readonly string[] {
  return names.length > 0 ? names : ['{}']
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(', ')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
