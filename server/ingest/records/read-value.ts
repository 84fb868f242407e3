import { identifierOf } from '../../domain/identifiers.ts'
import { readRegistryNumber, type RegistryNumber } from '../../domain/registry-numbers.ts'
import type { ProblemRule } from '../rules.ts'
import type { BoundField } from '../columns.ts'
import { parseAmount, parseShare } from '../values/amounts.ts'
import { parseDate } from '../values/dates.ts'
import { isMissingMark } from '../values/missing.ts'
import { parseBoolean, parseNumber, type DecimalSign } from '../values/numbers.ts'
import type { FieldType } from './fields.ts'
import { readCommune, readPostcode } from './read-place.ts'

export type Value = string | number | boolean | readonly string[]

/** What is read where a fix is accepted: the value, none (the cell is left out), or that of another field. */
export type CellFix = { value?: Value; path?: string }

/**
 * What a cell gives: a value (of another field where `path` says so), nothing (undefined), or what is
 * wrong. `isNoted`: the row goes in without; `fix`: what is proposed in its place.
 */
export type ReadValue =
  | { value: Value | undefined; path?: string }
  | { rule: ProblemRule; text: string; expected?: string; isNoted?: true; fix?: CellFix }

const NOTHING: ReadValue = { value: undefined }
/** Where nothing better can be proposed, the row can still go in without the cell. */
const LEFT_OUT: CellFix = {}

/** Reads one field of a row as what the record holds. */
export function readValue(
  bound: BoundField,
  type: FieldType,
  cells: readonly string[],
  decimal: DecimalSign | undefined,
): ReadValue {
  const field = bound.pick(cells)
  if (type.type === 'list') return readList(field.list(cells), type.maxLength)
  if (type.type === 'ids') {
    const ids = field.list(cells).map((text) => identifierOf([text]))
    return ids.length === 0 ? NOTHING : { value: ids }
  }
  const text = field.read(cells)
  if (text === '') return NOTHING
  if (type.type === 'id') return { value: identifierOf([text]) }
  if (type.type === 'text') return readText(text, type.maxLength, type.tooLong)
  if (!field.hasUnknown && isMissingMark(text)) return NOTHING
  switch (type.type) {
    case 'date': {
      const parsed = parseDate(text, field.date)
      if ('date' in parsed) return { value: parsed.date }
      const fix = 'expected' in parsed ? { value: parsed.expected } : LEFT_OUT
      return { ...parsed, text, fix }
    }
    case 'number':
      return readNumber(text, type, decimal)
    case 'boolean': {
      const value = parseBoolean(text)
      return value === undefined ? { rule: 'not-yes-or-no', text, fix: LEFT_OUT } : { value }
    }
    case 'choice': {
      const value = type.of.find((choice) => choice === text || choice === text.toLowerCase())
      return value === undefined
        ? { rule: 'unknown-value', text, expected: type.of.join(', '), fix: LEFT_OUT }
        : { value }
    }
    case 'registry':
      return readRegistry(type.of, text)
    case 'postcode':
      return readPostcode(text)
    case 'commune':
      return readCommune(text)
    case 'currency':
      return readCurrency(text)
  }
}

/** Signs and words that mean one currency; a dollar sign could be several. */
const CURRENCIES: Readonly<Record<string, string>> = {
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '£': 'GBP',
}

/** A code of ISO 4217. What is none is not taken for euros. */
function readCurrency(text: string): ReadValue {
  const value = /^[a-z]{3}$/i.test(text) ? text.toUpperCase() : CURRENCIES[text.toLowerCase()]
  return value === undefined
    ? { rule: 'unknown-value', text, expected: 'EUR, USD, GBP, CHF … (ISO 4217)' }
    : { value }
}

function readText(text: string, maxLength: number, tooLong?: 'noted'): ReadValue {
  if (text.includes('\0')) {
    const fix = { value: text.replaceAll('\0', '') }
    return { rule: 'control-character', text: text.replaceAll('\0', '␀'), fix }
  }
  if (text.length <= maxLength) return { value: text }
  const problem = { rule: 'text-too-long', text, expected: String(maxLength) } as const
  return tooLong === 'noted' ? { ...problem, isNoted: true } : { ...problem, fix: LEFT_OUT }
}

function readList(texts: readonly string[], maxLength: number): ReadValue {
  if (texts.length === 0) return NOTHING
  for (const text of texts) {
    const read = readText(text, maxLength)
    if ('rule' in read) return { ...read, fix: LEFT_OUT }
  }
  return { value: texts }
}

function readNumber(
  text: string,
  range: { minimum?: number; maximum?: number },
  decimal: DecimalSign | undefined,
): ReadValue {
  const value = parseNumber(text, decimal)
  const { minimum = -Infinity, maximum = Infinity } = range
  const isWithin = (number: number) => number >= minimum && number <= maximum
  if (value === undefined) {
    const meant = maximum === 1 ? parseShare(text, decimal) : parseAmount(text, decimal)
    const isMeant = meant !== undefined && isWithin(meant)
    return { rule: 'not-a-number', text, fix: isMeant ? { value: meant } : LEFT_OUT }
  }
  if (isWithin(value)) return { value }
  const expected = maximum === Infinity ? `≥ ${minimum}` : `${minimum} … ${maximum}`
  return { rule: 'out-of-range', text, expected, fix: LEFT_OUT }
}

const INVALID = {
  siret: 'invalid-siret',
  siren: 'invalid-siren',
  rna: 'invalid-rna',
} as const satisfies Record<RegistryNumber, ProblemRule>
const REPAIRABLE = {
  invalid: undefined,
  'zeros-lost': 'lost-leading-zeros',
  'scientific-notation': 'scientific-notation',
  'digits-lost': 'digits-lost',
} as const

/** A number that fails is left out of the record, and its row goes in. */
function readRegistry(kind: RegistryNumber, text: string): ReadValue {
  const read = readRegistryNumber(kind, text)
  if ('value' in read) return { value: read.value, path: `identifiers.${read.kind}` }
  const fix = 'fix' in read ? read.fix : undefined
  return {
    rule: REPAIRABLE[read.problem] ?? INVALID[kind],
    text,
    isNoted: true,
    ...(fix && { expected: fix.value, fix: { value: fix.value, path: `identifiers.${fix.kind}` } }),
  }
}
