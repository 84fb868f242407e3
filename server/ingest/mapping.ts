import { RE2JS } from 're2js'
import { Value } from 'typebox/value'
import {
  FieldSpec,
  ImportMapping,
  isImportMapping,
  type Field,
  type TableMapping,
} from '../domain/import-mapping.ts'
import { AppError } from '../errors.ts'

// The schema is in the domain, because the wire carries it too; what it cannot say is checked here.
export * from '../domain/import-mapping.ts'

/**
 * The mapping that a JSON value holds.
 * @throws AppError invalid-mapping with the first places that are wrong
 */
export function parseMapping(value: unknown): ImportMapping {
  if (!isImportMapping(value)) {
    const [first] = Value.Errors(ImportMapping, value)
    throw invalidMapping(first?.instancePath || '/', first?.message ?? 'version 1')
  }
  value.tables.forEach(checkTable)
  return value
}

function checkTable(table: TableMapping, index: number): void {
  const where = `/tables/${index}`
  const needs =
    table.holds === 'ties'
      ? (['source', 'target'] as const)
      : table.holds === 'actors'
        ? (['actor'] as const)
        : table.holds === 'collaborations'
          ? (['collaboration'] as const)
          : (['actor', 'collaboration'] as const)
  for (const part of needs) {
    const mapping = table[part]
    if (mapping?.id === undefined && mapping?.name === undefined) {
      throw invalidMapping(`${where}/${part}/id`, 'id, name')
    }
  }
  for (const [path, field] of fieldsOf(table, where)) checkField(field, path)
}

function checkField(field: Field, path: string): void {
  if (typeof field !== 'object') return
  const given = [field.column, field.join, field.value].filter((part) => part !== undefined)
  if (given.length !== 1) {
    throw invalidMapping(path, 'column | join | value')
  }
  field.when?.forEach(({ match }, i) => void compiledAt(`${path}/when/${i}/match`, match))
  if (field.match === undefined) return
  if (compiledAt(`${path}/match`, field.match).groupCount() !== 1) {
    throw invalidMapping(`${path}/match`, '( … ) × 1')
  }
}

function compiledAt(path: string, pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern)
  } catch (cause) {
    throw invalidMapping(path, 'RE2', cause)
  }
}

/** A mapping that cannot be used: the place in it, as a JSON pointer, and what may stand there. */
export function invalidMapping(field: string, expected: string, cause?: unknown): AppError {
  return new AppError('invalid-mapping', { field, expected }, { cause })
}

function* fieldsOf(value: unknown, path: string): Generator<[string, FieldSpec]> {
  if (Array.isArray(value)) {
    for (const [i, part] of value.entries()) yield* fieldsOf(part, `${path}/${i}`)
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (isFieldSpec(value)) {
    yield [path, value]
    return
  }
  for (const [key, part] of Object.entries(value)) yield* fieldsOf(part, `${path}/${key}`)
}

const FIELD_KEYS: ReadonlySet<string> = new Set(Object.keys(FieldSpec.properties))

/** Attributes may be named `column`; only what has nothing but a field's keys is one. */
function isFieldSpec(value: object): value is FieldSpec {
  const keys = Object.keys(value)
  if (keys.length === 0 || keys.some((key) => !FIELD_KEYS.has(key))) {
    return false
  }
  return keys.some((key) => key === 'column' || key === 'join' || key === 'value')
}
