import { compareIds } from '../../domain/identifiers.ts'
import { shown, type ProblemList } from '../problem-list.ts'
import type { Value } from './read-value.ts'

/** What a row tells of a field, and the column that says so. */
export type ToldValue = { value: Value; bound: { field: { column: string } } }

/** Where in which file something was read. */
export type Place = { file: string; line: number }

type Tally = { value: Value; rows: number }

/** In place of a number of rows: the list of actors or collaborations says so. */
const LISTED = Infinity

/** One actor or collaboration as its rows tell of it, field by field. */
export class Gathered {
  readonly id: string
  /** By slot: the value first read, and in how many rows it was. */
  readonly values: (Value | undefined)[] = []
  readonly rows: number[] = []
  /** Only where rows disagree: every value with its rows, in order of appearance. */
  tallies: Map<number, Map<string, Tally>> | undefined
  /** What comes several times, by its name: of each time the values by path. Two that are alike are one. */
  parts: Map<string, Map<string, Part>> | undefined

  constructor(id: string) {
    this.id = id
  }
}

/** One stage, funding or skill as a row tells of it. */
export type Part = ReadonlyMap<string, Value>

/** Where rows first disagreed about a field, and about how many records. */
type Disagreement = { place: Place & { column: string }; records: number; example: Value }

/**
 * All records of one kind while files are read. Rows that tell the same field of a record differently
 * are tallied: the most frequent value counts, ties by code-point order, or for unions every value.
 */
export class Gathering {
  readonly records = new Map<string, Gathered>()
  readonly #slots = new Map<string, number>()
  readonly #unions = new Set<number>()
  readonly #sums = new Set<number>()
  readonly #disagreements = new Map<string, Disagreement>()

  /** The number under which a field's values are kept. */
  slot(path: string, rows: 'most-frequent' | 'union' | 'sum'): number {
    const known = this.#slots.get(path)
    if (known !== undefined) return known
    const slot = this.#slots.size
    this.#slots.set(path, slot)
    if (rows === 'union') this.#unions.add(slot)
    if (rows === 'sum') this.#sums.add(slot)
    return slot
  }

  /** The paths that begin so: attributes and identifiers have any names. */
  pathsUnder(prefix: string): string[] {
    return [...this.#slots.keys()].filter((path) => path.startsWith(prefix))
  }

  /** The record of an id, made when it is new. */
  record(id: string): Gathered {
    let record = this.records.get(id)
    if (record === undefined) {
      record = new Gathered(id)
      this.records.set(id, record)
    }
    return record
  }

  /** `isListed`: told by the list of these records, which no other table outvotes. */
  add(record: Gathered, slot: number, told: ToldValue, at: Place, isListed: boolean): void {
    const { value } = told
    const first = record.values[slot]
    if (first === undefined) {
      record.values[slot] = value
      record.rows[slot] = isListed ? LISTED : 1
      return
    }
    if (!isListed && record.rows[slot] === LISTED) {
      if (!sameValue(first, value)) this.#note(slot, told, at)
      return
    }
    if (this.#unions.has(slot) && Array.isArray(first) && Array.isArray(value)) {
      const added = value.filter((part: string) => !first.includes(part))
      if (added.length > 0) record.values[slot] = [...first, ...added]
      return
    }
    if (this.#sums.has(slot) && typeof first === 'number' && typeof value === 'number') {
      record.values[slot] = first + value
      return
    }
    const tallies = record.tallies?.get(slot)
    if (tallies === undefined && sameValue(first, value)) {
      record.rows[slot] = (record.rows[slot] ?? 0) + 1
      return
    }
    if (tallies === undefined) {
      const rows = record.rows[slot] ?? 1
      record.tallies ??= new Map()
      record.tallies.set(slot, new Map([[textOf(first), { value: first, rows }]]))
      this.#note(slot, told, at)
    }
    countValue(record, slot, value)
  }

  /** One more stage, funding or skill of a record. */
  addPart(record: Gathered, name: string, part: Part): void {
    record.parts ??= new Map()
    const known = record.parts.get(name) ?? new Map<string, Part>()
    record.parts.set(name, known.set(JSON.stringify([...part]), part))
  }

  partsOf(record: Gathered, name: string): Part[] {
    return [...(record.parts?.get(name)?.values() ?? [])]
  }

  /** The value that counts for a field of a record. */
  valueOf(record: Gathered, path: string): Value | undefined {
    const slot = this.#slots.get(path)
    if (slot === undefined) return undefined
    const tallies = record.tallies?.get(slot)
    return tallies === undefined ? record.values[slot] : mostFrequent(tallies)
  }

  /** All values that rows gave for a field of a record, the one that counts first. */
  allValuesOf(record: Gathered, path: string): Value[] {
    const slot = this.#slots.get(path)
    const kept = this.valueOf(record, path)
    if (slot === undefined || kept === undefined) return []
    const others = [...(record.tallies?.get(slot)?.values() ?? [])].map((one) => one.value)
    return [kept, ...others.filter((value) => value !== kept)]
  }

  /** One problem for each column whose rows disagree, with the number of records concerned. */
  report(problems: ProblemList): void {
    const told = new Set<string>()
    for (const found of this.#disagreements.values()) {
      // One column may feed two fields: its disagreement is told once.
      const key = `${found.place.file}\0${found.place.column}\0${found.records}`
      if (told.has(key)) continue
      told.add(key)
      problems.add({
        ...found.place,
        rule: 'values-disagree',
        value: String(found.records),
        expected: shown(String(found.example)),
        severity: 'noted',
      })
    }
  }

  #note(slot: number, { value: example, bound }: ToldValue, at: Place): void {
    const key = `${slot} ${at.file}`
    const known = this.#disagreements.get(key)
    if (known === undefined) {
      this.#disagreements.set(key, {
        place: { ...at, column: bound.field.column },
        records: 1,
        example,
      })
    } else known.records++
  }
}

function countValue(record: Gathered, slot: number, value: Value): void {
  const tallies = record.tallies?.get(slot)
  const text = textOf(value)
  const known = tallies?.get(text)
  if (known === undefined) tallies?.set(text, { value, rows: 1 })
  else known.rows++
}

function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true
  if (!Array.isArray(a) || !Array.isArray(b)) return false
  return a.length === b.length && a.every((part: string, i) => part === b[i])
}

function mostFrequent(tallies: ReadonlyMap<string, Tally>): Value | undefined {
  let best: Tally | undefined
  for (const one of tallies.values()) {
    if (
      best === undefined ||
      one.rows > best.rows ||
      (one.rows === best.rows && compareValues(one.value, best.value) < 0)
    ) {
      best = one
    }
  }
  return best?.value
}

function compareValues(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return compareIds(textOf(a), textOf(b))
}

function textOf(value: Value): string {
  return typeof value === 'object' ? value.join('|') : String(value)
}
