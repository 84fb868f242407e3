import { RE2JS } from 're2js'
import { joinParts } from '../domain/identifiers.ts'
import {
  invalidMapping,
  type ColumnRef,
  type Field,
  type Fields,
  type FieldSpec,
} from './mapping.ts'
import type { DateFormat } from './values/dates.ts'

/** The columns of one table, found by name or number. */
export class Columns {
  readonly names: readonly string[]
  readonly #byName = new Map<string, number>()
  readonly #bySuffix = new Map<string, number | undefined>()

  constructor(names: readonly string[]) {
    this.names = names
    for (const [i, name] of names.entries()) {
      const key = fold(name)
      if (key !== '' && !this.#byName.has(key)) this.#byName.set(key, i)
      const dot = key.lastIndexOf('.')
      if (dot === -1) continue
      const suffix = key.slice(dot + 1)
      this.#bySuffix.set(suffix, this.#bySuffix.has(suffix) ? undefined : i)
    }
  }

  /**
   * The index of a column: by number, by name (case and accents aside), or by the last part of a
   * dotted name when only one column ends so.
   */
  find(ref: ColumnRef): number | undefined {
    if (typeof ref === 'number') return ref <= this.names.length ? ref - 1 : undefined
    const exact = this.names.indexOf(ref)
    if (exact !== -1) return exact
    return this.#byName.get(fold(ref)) ?? this.#bySuffix.get(fold(ref))
  }

  /** What people know a column by. */
  label(index: number): string {
    const name = this.names[index] ?? ''
    return name === '' ? String(index + 1) : name
  }
}

function fold(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase()
}

/** A field of the mapping bound to a table's columns. */
export type BoundField = {
  /** The columns it reads, for problems. */
  column: string
  indices: readonly number[]
  /** The text, trimmed; '' when nothing is known. */
  read(cells: readonly string[]): string
  /** The parts that make an identifier: several for a join. */
  parts(cells: readonly string[]): string[]
  /** The values of a cell that may hold several. */
  list(cells: readonly string[]): string[]
  several: FieldSpec['several']
  date: DateFormat | undefined
  hasUnknown: boolean
  /** Of several fields, the one that counts in this row: each has its own way of being read. */
  pick(cells: readonly string[]): BoundField
}

/**
 * Binds a field, or the first of several that is not empty. Columns that are not there are left out:
 * undefined when none is left. `absent` hears of each.
 */
export function bindFields(
  fields: Fields | undefined,
  columns: Columns,
  absent: (column: string) => void,
): BoundField | undefined {
  if (fields === undefined) return undefined
  const list = Array.isArray(fields) ? fields : [fields]
  const bound = list.flatMap((field) => bindField(field, columns, absent) ?? [])
  const [first] = bound
  if (first === undefined || bound.length === 1) return first
  const pick = (cells: readonly string[]) =>
    bound.find((field) => field.read(cells) !== '') ?? first
  return {
    ...first,
    column: bound.map((field) => field.column).join(', '),
    indices: bound.flatMap((field) => field.indices),
    read: (cells) => pick(cells).read(cells),
    parts: (cells) => pick(cells).parts(cells),
    list: (cells) => pick(cells).list(cells),
    pick,
  }
}

function bindField(
  field: Field,
  columns: Columns,
  absent: (column: string) => void,
): BoundField | undefined {
  const spec: FieldSpec = typeof field === 'object' ? field : { column: field }
  const rest = {
    several: spec.several,
    date: spec.date,
    hasUnknown: spec.unknown !== undefined,
  }
  const refine = refiner(spec)
  if (spec.value !== undefined) {
    const value = refine(String(spec.value))
    const list = splitter(spec)
    return itself({
      ...rest,
      column: '',
      indices: [],
      read: () => value,
      parts: () => [value],
      list: () => list(value),
    })
  }
  const refs = spec.join ?? (spec.column === undefined ? [] : [spec.column])
  const pieces: (number | { value: string })[] = []
  for (const ref of refs) {
    const piece = typeof ref === 'object' ? ref : columns.find(ref)
    if (piece !== undefined) pieces.push(piece)
    else if (typeof ref !== 'object') absent(String(ref))
  }
  // A join without one of its columns would give other identifiers than with it.
  if (pieces.length < refs.length) return undefined
  const indices = pieces.flatMap((piece) => (typeof piece === 'number' ? piece : []))
  const counts = condition(spec.when, columns, absent)
  if (counts === undefined) return undefined
  const column = indices.map((index) => columns.label(index)).join(', ')
  const parts = (cells: readonly string[]) => {
    const told = (index: number) => refine(cleanCell(cells[index] ?? ''))
    // Texts that are the same for every row identify none by themselves.
    if (!counts(cells) || indices.every((index) => told(index) === '')) return []
    return pieces.map((piece) => (typeof piece === 'number' ? told(piece) : piece.value))
  }
  const [only = 0] = indices
  const read =
    pieces.length === 1 && indices.length === 1
      ? (cells: readonly string[]) => (counts(cells) ? refine(cleanCell(cells[only] ?? '')) : '')
      : (cells: readonly string[]) => {
          const texts = parts(cells)
          return texts.length === 0 ? '' : joinParts(texts)
        }
  const list = splitter(spec)
  return itself({ ...rest, column, indices, read, parts, list: (cells) => list(read(cells)) })
}

const ALWAYS = () => true

/** Whether a field counts in a row; undefined where a column that it asks for is not there. */
function condition(
  when: FieldSpec['when'],
  columns: Columns,
  absent: (column: string) => void,
): ((cells: readonly string[]) => boolean) | undefined {
  if (when === undefined) return ALWAYS
  const tests: ((cells: readonly string[]) => boolean)[] = []
  for (const { column, match } of when) {
    const index = columns.find(column)
    if (index === undefined) absent(String(column))
    else {
      const pattern = compile(match)
      tests.push((cells) => pattern.matcher(cleanCell(cells[index] ?? '')).find())
    }
  }
  return tests.length < when.length ? undefined : (cells) => tests.every((test) => test(cells))
}

function itself(field: Omit<BoundField, 'pick'>): BoundField {
  const bound: BoundField = { ...field, pick: () => bound }
  return bound
}

/** One cell's values: each translated by itself when the cell is split. */
function splitter(spec: FieldSpec): (text: string) => string[] {
  const { split, values, unknown = [] } = spec
  if (split === undefined) return (text) => (text === '' ? [] : [text])
  const translate = values === undefined ? (text: string) => text : translator(values)
  const missing = new Set(unknown)
  return (text) => {
    const parts = text.split(split).map((part) => part.trim())
    return [...new Set(parts.filter((part) => part !== '' && !missing.has(part)).map(translate))]
  }
}

/** Excel's way of keeping leading zeros in a CSV: ="00123". */
const QUOTED_FORMULA = /^="([^"]*)"$/

const APOSTROPHE = 39
/** As csv-stringify has it: the wide forms of the signs too. One more apostrophe stands before a real one. */
const GUARDED = /^'+[=+\-@\t\r＝＋－＠]/

/** Whether an apostrophe stands before a text so that no spreadsheet runs it. */
export function isGuarded(cell: string): boolean {
  return cell.charCodeAt(0) === APOSTROPHE && GUARDED.test(cell)
}

/** A text without the apostrophe that keeps a spreadsheet from running it. */
export function unguarded(cell: string): string {
  return isGuarded(cell) ? cell.slice(1) : cell
}

function cleanCell(cell: string): string {
  const text = cell.trim()
  if (text.startsWith('="')) return QUOTED_FORMULA.exec(text)?.[1]?.trim() ?? text
  // What is written before a text so that no spreadsheet runs it, our own exports among others.
  return unguarded(text)
}

/** A cell that a spreadsheet would compute: it holds a formula where a value was meant. */
export function isFormula(cell: string): boolean {
  const code = cell.charCodeAt(0)
  if (code === 61) return cell.length > 1 && !QUOTED_FORMULA.test(cell)
  if (code === 64) return /^@[A-Za-z]+\(/.test(cell)
  return (code === 43 || code === 45) && /^[+-][A-Za-z@=(].*[(!]/.test(cell)
}

function refiner(spec: FieldSpec): (text: string) => string {
  const { match, values, unknown } = spec
  const steps: ((text: string) => string)[] = []
  if (unknown !== undefined) {
    const missing = new Set(unknown.map((text) => text.normalize('NFC').trim()))
    steps.push((text) => (missing.has(text) ? '' : text))
  }
  if (match !== undefined) steps.push(matcher(match))
  if (values !== undefined && spec.split === undefined) steps.push(translator(values))
  if (spec.case === 'lower') steps.push((text) => text.toLowerCase())
  if (spec.case === 'upper') steps.push((text) => text.toUpperCase())
  return (text) => {
    let value = text.normalize('NFC').trim()
    for (const step of steps) if (value !== '') value = step(value).trim()
    return value
  }
}

function matcher(pattern: string): (text: string) => string {
  const compiled = compile(pattern)
  return (text) => {
    const found = compiled.matcher(text)
    return found.find() ? (found.group(1) ?? '') : ''
  }
}

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern)
  } catch (cause) {
    throw invalidMapping(pattern, 'RE2', cause)
  }
}

/** What is written → what it means: exactly so, else whatever its case. */
function translator(values: Readonly<Record<string, string>>): (text: string) => string {
  const exact = new Map<string, string>()
  const folded = new Map<string, string>()
  for (const [written, meant] of Object.entries(values)) {
    const key = written.normalize('NFC').trim()
    exact.set(key, meant)
    folded.set(key.toLowerCase(), meant)
  }
  return (text) => exact.get(text) ?? folded.get(text.toLowerCase()) ?? text
}
