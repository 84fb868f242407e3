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

/** A number as it is written here: with a comma or a point. */
export function numberOf(text: string): number | undefined {
  const trimmed = text.trim().replace(',', '.')
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

/** Where the server found something wrong: the last named part of the path is the field. */
export function fieldOf(where: string): string {
  const parts = where.split('/').filter((part) => part !== '' && !/^\d+$/.test(part))
  return parts.at(-1) ?? ''
}
