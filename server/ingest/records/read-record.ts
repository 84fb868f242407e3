import { dayRange } from '../../domain/dates.ts'
import { identifierOf } from '../../domain/identifiers.ts'
import type { ProblemRule } from '../rules.ts'
import type { BoundField } from '../columns.ts'
import type { DecimalSign } from '../values/numbers.ts'
import type { BoundRecord, BoundValue } from './bind-table.ts'
import { readValue, type Value } from './read-value.ts'
import type { RowIssues } from './row-issues.ts'

/** What one row tells of one record. */
export type RowRecord = { id: string; values: RowValue[] }
export type RowValue = { bound: BoundValue; value: Value }

/** The identifier in a row; '' when there is none (the row is then refused by `rule`). */
export function readIdentity(
  id: BoundField,
  cells: readonly string[],
  issues: RowIssues,
  rule: ProblemRule,
): string {
  const identifier = identifierOf(id.parts(cells))
  if (identifier === '') issues.refuse(rule, id.column)
  else if (identifier.includes('\0')) issues.refuse('control-character', id.column)
  return identifier
}

/** An actor's identity and fields in a row, its dates and coordinates checked together. */
export function readActor(
  bound: BoundRecord,
  cells: readonly string[],
  issues: RowIssues,
  decimal: DecimalSign | undefined,
): RowRecord {
  const id = readIdentity(bound.id, cells, issues, 'no-actor-identity')
  const values = readValues(bound.values, cells, issues, decimal)
  checkPeriod(values, 'openedOn', 'closedOn', issues)
  checkCoordinates(values, issues)
  return { id, values }
}

/** The fields of a record in a row; what is wrong with them refuses the row. */
export function readValues(
  bound: readonly BoundValue[],
  cells: readonly string[],
  issues: RowIssues,
  decimal: DecimalSign | undefined,
): RowValue[] {
  const values: RowValue[] = []
  for (const one of bound) {
    const read = readValue(one.field, one.type, cells, decimal)
    if ('rule' in read) {
      if (read.rule === 'invalid-commune' && isPlaceName(read.text)) {
        // A name where a code was meant: the commune of that name, where there is only one.
        values.push({ bound: { ...one, path: 'place.name' }, value: read.text })
      } else if (read.isNoted === true) {
        issues.note(read.rule, one.field.column, read.text, read.expected)
      } else refuseValue(one, read, cells, bound, issues)
    } else if (read.value !== undefined) values.push({ bound: one, value: read.value })
  }
  return values
}

/** A text that can be a place's label: it has a letter, and is no longer than a label may be. */
function isPlaceName(text: string): boolean {
  return text.length <= 500 && /\p{L}/u.test(text)
}

/** Takes out dates that end before they begin, and tells so: neither is believed. */
export function checkPeriod(
  values: RowValue[],
  startPath: string,
  endPath: string,
  issues: RowIssues,
): void {
  const start = findValue(values, startPath)
  const end = findValue(values, endPath)
  if (typeof start?.value !== 'string' || typeof end?.value !== 'string') return
  if (!isReversed(start.value, end.value)) return
  const column = `${start.bound.field.column}, ${end.bound.field.column}`
  values.splice(values.indexOf(start), 1)
  values.splice(values.indexOf(end), 1)
  issues.note('dates-reversed', column, `${start.value} → ${end.value}`)
}

/** Whether a period ends before it begins. */
export function isReversed(startsOn: string, endsOn: string): boolean {
  const first = dayRange(startsOn)?.first
  const last = dayRange(endsOn)?.last
  return first !== undefined && last !== undefined && first > last
}

export function findValue(values: readonly RowValue[], path: string): RowValue | undefined {
  return values.find((value) => value.bound.path === path)
}

function refuseValue(
  bound: BoundValue,
  read: { rule: ProblemRule; text: string; expected?: string },
  cells: readonly string[],
  all: readonly BoundValue[],
  issues: RowIssues,
): void {
  // A latitude past 90 whose longitude would do in its place: the two are the wrong way round.
  if (read.rule === 'out-of-range' && bound.path === 'place.latitude') {
    const longitude = all.find((one) => one.path === 'place.longitude')?.field.read(cells) ?? ''
    if (longitude !== '' && Math.abs(Number(longitude.replace(',', '.'))) <= 90) {
      const column = bound.field.column
      issues.refuse('coordinates-swapped', column, read.text, `${longitude} ; ${read.text}`)
      return
    }
  }
  issues.refuse(read.rule, bound.field.column, read.text, read.expected)
}

/**
 * Refuses a point that is far from France and in metropolitan France once latitude and longitude
 * change places: what lies at the first (the sea and desert off Somalia) is in no French register.
 */
function checkCoordinates(values: readonly RowValue[], issues: RowIssues): void {
  const latitude = findValue(values, 'place.latitude')
  const longitude = findValue(values, 'place.longitude')
  if (typeof latitude?.value !== 'number' || typeof longitude?.value !== 'number') return
  if (!isMetropolitan(longitude.value, latitude.value)) return
  const column = `${latitude.bound.field.column}, ${longitude.bound.field.column}`
  const [y, x] = [String(latitude.value), String(longitude.value)]
  issues.refuse('coordinates-swapped', column, `${y} ; ${x}`, `${x} ; ${y}`)
}

function isMetropolitan(latitude: number, longitude: number): boolean {
  return latitude >= 41 && latitude <= 51.5 && longitude >= -5.5 && longitude <= 10
}
