import { dayRange } from '../../domain/dates.ts'
import { identifierOf } from '../../domain/identifiers.ts'
import { isFrance } from '../../geography/place-names.ts'
import { readRegistryNumber } from '../../domain/registry-numbers.ts'
import type { ProblemRule } from '../rules.ts'
import type { BoundField } from '../columns.ts'
import type { DecimalSign } from '../values/numbers.ts'
import type { BoundRecord, BoundValue } from './bind-table.ts'
import { checkPlace } from './check-place.ts'
import { parseMonthFirst } from '../values/dates.ts'
import type { PlaceNames } from './place-names.ts'
import { readValue, type CellFix, type ReadValue, type Value } from './read-value.ts'
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
  places: PlaceNames,
): RowRecord {
  const id = readIdentity(bound.id, cells, issues, 'no-actor-identity')
  const values = readValues(bound.values, cells, issues, decimal)
  checkPeriod(values, 'openedOn', 'closedOn', issues)
  checkPlace(values, issues, places)
  const { identifying } = bound
  return { id: identifying.length > 0 ? soundIdentity(id, bound, cells, values) : id, values }
}

/**
 * An identity that is a registered number, as a person put it right. One whose digits are lost is that of
 * anyone: the next field of the identity counts, else the name.
 */
function soundIdentity(
  id: string,
  { id: field, identifying }: BoundRecord,
  cells: readonly string[],
  values: readonly RowValue[],
): string {
  let meant: string[] | undefined
  for (const { type, field: number } of identifying) {
    const [index = -1, ...others] = number.indices
    const text = number.read(cells)
    if (type.type !== 'registry' || others.length > 0 || text === '') continue
    const read = readRegistryNumber(type.of, text)
    if (!('problem' in read)) continue
    const fix = 'fix' in read ? read.fix : undefined
    const isAccepted =
      fix !== undefined && findValue(values, `identifiers.${fix.kind}`)?.value === fix.value
    if (read.problem !== 'digits-lost' && !isAccepted) continue
    meant ??= [...cells]
    meant[index] = isAccepted ? fix.value : ''
  }
  if (meant === undefined) return id
  const name = findValue(values, 'name')?.value
  return identifierOf(field.parts(meant)) || identifierOf([String(name ?? '')]) || id
}

/** The fields of a record in a row; what is wrong with them refuses the row, or is noted, or repaired. */
export function readValues(
  bound: readonly BoundValue[],
  cells: readonly string[],
  issues: RowIssues,
  decimal: DecimalSign | undefined,
): RowValue[] {
  const values: RowValue[] = []
  for (const one of bound) {
    const read =
      one.type.type === 'date'
        ? readDate(one, cells, issues)
        : readValue(one.field, one.type, cells, decimal)
    if ('rule' in read) {
      if (read.rule === 'invalid-commune' && isPlaceName(read.text)) {
        // A name where a code was meant: the commune of that name, where there is only one.
        values.push({ bound: { ...one, path: 'place.name' }, value: read.text })
      } else if (one.path === 'place.postcode' && isAbroad(bound, cells)) {
        issues.note('invalid-postcode', one.field.column, read.text)
      } else {
        const meant = tellProblem(read, one.field.column, issues)
        if (meant?.value !== undefined) values.push(toldBy(one, meant.value, meant.path))
      }
    } else if (read.value !== undefined) values.push(toldBy(one, read.value, read.path))
  }
  return values
}

/** A date, in the order that a person said the column has. */
function readDate(
  { field, type }: BoundValue,
  cells: readonly string[],
  issues: RowIssues,
): ReadValue {
  const asked = field.pick(cells).date
  if (asked === undefined || asked === 'dmy') {
    const text = field.read(cells)
    if (issues.dates?.isMonthFirst(field.column, text) === true) {
      const parsed = parseMonthFirst(text)
      if ('date' in parsed) return { value: parsed.date }
    }
  }
  return readValue(field, type, cells, undefined)
}

/** The value of a field, or of the one that the cell turned out to speak of (a SIREN for a SIRET). */
function toldBy(bound: BoundValue, value: Value, path = bound.path): RowValue {
  return { bound: path === bound.path ? bound : { ...bound, path }, value }
}

/** What is to be read in place of a cell that is wrong, where a person accepted it. */
function tellProblem(
  problem: Extract<ReadValue, { rule: ProblemRule }>,
  column: string,
  issues: RowIssues,
): CellFix | undefined {
  const { rule, text, expected, fix } = problem
  const severity = problem.isNoted === true ? 'noted' : 'refused'
  if (fix === undefined) {
    if (severity === 'noted') issues.note(rule, column, text, expected)
    else issues.refuse(rule, column, text, expected)
    return undefined
  }
  const isAccepted = issues.propose(severity, rule, column, {
    value: text,
    ...(expected !== undefined && { expected }),
    fix: fix.value === undefined ? {} : { value: String(fix.value) },
  })
  return isAccepted ? fix : undefined
}

/** Whether another column says that the row's place is not in France: four digits are no lost zero there. */
function isAbroad(bound: readonly BoundValue[], cells: readonly string[]): boolean {
  const country = bound.find(({ path }) => path === 'place.country')?.field.read(cells) ?? ''
  return country !== '' && !isFrance(country)
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
  const isAccepted = issues.propose('noted', 'dates-reversed', column, {
    value: `${start.value} → ${end.value}`,
    fix: { value: `${end.value} → ${start.value}` },
  })
  if (isAccepted) values.push({ ...start, value: end.value }, { ...end, value: start.value })
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
