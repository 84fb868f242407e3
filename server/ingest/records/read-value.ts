import { identifierOf } from '../../domain/identifiers.ts'
import type { ProblemRule } from '../rules.ts'
import type { BoundField } from '../columns.ts'
import { parseDate } from '../values/dates.ts'
import { isMissingMark } from '../values/missing.ts'
import { parseBoolean, parseNumber, type DecimalSign } from '../values/numbers.ts'
import type { FieldType } from './fields.ts'

export type Value = string | number | boolean | readonly string[]

/** What a cell gives: a value, nothing (undefined), or what is wrong (`isNoted`: the row goes in without). */
export type ReadValue =
  | { value: Value | undefined }
  | { rule: ProblemRule; text: string; expected?: string; isNoted?: true }

const NOTHING: ReadValue = { value: undefined }
const POSTCODE = /^\d{5}$/
const COMMUNE = /^([013-9]\d|2[AB1-9])\d{3}$/

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
      return 'date' in parsed ? { value: parsed.date } : { ...parsed, text }
    }
    case 'number':
      return readNumber(text, type, decimal)
    case 'boolean': {
      const value = parseBoolean(text)
      return value === undefined ? { rule: 'not-yes-or-no', text } : { value }
    }
    case 'choice': {
      const value = type.of.find((choice) => choice === text || choice === text.toLowerCase())
      return value === undefined
        ? { rule: 'unknown-value', text, expected: type.of.join(', ') }
        : { value }
    }
    case 'postcode':
      // Spreadsheets drop the leading zero of the first nine départements.
      if (/^\d{4}$/.test(text)) return { value: `0${text}` }
      return POSTCODE.test(text)
        ? { value: text }
        : { rule: 'invalid-postcode', text, isNoted: true }
    case 'commune': {
      const code = /^\d{4}$/.test(text) ? `0${text}` : text.toUpperCase()
      return COMMUNE.test(code) ? { value: code } : { rule: 'invalid-commune', text, isNoted: true }
    }
  }
}

function readText(text: string, maxLength: number, tooLong?: 'noted'): ReadValue {
  if (text.includes('\0')) return { rule: 'control-character', text: text.replaceAll('\0', '␀') }
  if (text.length <= maxLength) return { value: text }
  const problem = { rule: 'text-too-long', text, expected: String(maxLength) } as const
  return tooLong === 'noted' ? { ...problem, isNoted: true } : problem
}

function readList(texts: readonly string[], maxLength: number): ReadValue {
  if (texts.length === 0) return NOTHING
  for (const text of texts) {
    const read = readText(text, maxLength)
    if ('rule' in read) return read
  }
  return { value: texts }
}

function readNumber(
  text: string,
  range: { minimum?: number; maximum?: number },
  decimal: DecimalSign | undefined,
): ReadValue {
  const value = parseNumber(text, decimal)
  if (value === undefined) return { rule: 'not-a-number', text }
  const { minimum = -Infinity, maximum = Infinity } = range
  if (value >= minimum && value <= maximum) return { value }
  const expected = maximum === Infinity ? `≥ ${minimum}` : `${minimum} … ${maximum}`
  return { rule: 'out-of-range', text, expected }
}
