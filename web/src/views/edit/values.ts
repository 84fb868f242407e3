import type { MessageKey } from '../../../../server/locales/locales.ts'
import { isPartialDate } from './dates.ts'

/** By field: the key of the sentence that says what is wrong. */
export type FieldErrors = Record<string, MessageKey>

/** The field with its text, unless there is none. */
export function given<K extends string>(field: K, text: string): { [P in K]?: string } {
  const trimmed = text.trim()
  const found: { [P in K]?: string } = {}
  if (trimmed !== '') found[field] = trimmed
  return found
}

/** The distinct texts of a list, without those that are empty. */
export function listOf(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))]
}

/** A number as it is written here: with a comma or a point, thousands apart or not. */
export function numberOf(text: string): number | undefined {
  const trimmed = text.replaceAll(/\s/gu, '').replace(',', '.')
  if (trimmed === '') return undefined
  const value = Number(trimmed)
  return Number.isFinite(value) ? value : undefined
}

/** Which dates no calendar has. */
export function checkDates<K extends string>(
  values: Readonly<Record<K, string>>,
  fields: readonly K[],
): FieldErrors {
  const faults: FieldErrors = {}
  for (const field of fields) {
    if (values[field].trim() !== '' && !isPartialDate(values[field].trim())) {
      faults[field] = 'view.date-wrong'
    }
  }
  return faults
}

/** An end before the beginning is wrong at the end. ISO dates compare as texts, as far as both go. */
export function withOrder<S extends string, E extends string>(
  faults: FieldErrors,
  values: Readonly<Record<S | E, string>>,
  start: S,
  end: E,
): FieldErrors {
  const [from, to] = [values[start].trim(), values[end].trim()]
  const length = Math.min(from.length, to.length)
  const isReversed = length > 0 && to.slice(0, length) < from.slice(0, length)
  if (isReversed && !faults[start] && !faults[end]) faults[end] = 'view.edit.wrong-order'
  return faults
}

/**
 * Where the server found something wrong: the last named part of the path is the field; within one of
 * several lines it is `list.line.field`.
 */
export function fieldOf(where: string): string {
  const parts = where.split('/').filter((part) => part !== '')
  const [list, line, field] = parts.slice(-3)
  if (list !== undefined && field !== undefined && isLine(line) && !isLine(field)) {
    return `${list}.${line}.${field}`
  }
  return parts.findLast((part) => !isLine(part)) ?? ''
}

const isLine = (part: string | undefined): boolean => part !== undefined && /^\d+$/.test(part)
