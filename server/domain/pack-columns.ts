import { dayRange, NO_DAY } from './dates.ts'
import { compareIds } from './identifiers.ts'
import type {
  CodeLists,
  Codes,
  PackedActors,
  PackedFundings,
  PackedStages,
} from './packed-network.ts'
import { STAGES, type Actor, type Attributes, type Collaboration } from './records.ts'
import { finished, type Steps } from './steps.ts'

/** An attribute with more distinct texts than this is a text, not a category: it is not packed. */
export const MAX_ATTRIBUTE_VALUES = 1000

/** Rows that are read at once, several fields each. */
const STEP_ROWS = 10_000

/** The skills of each actor, with their days. */
export const packSkills = (
  lists: readonly Actor['skills'][],
): Pick<PackedActors, 'skills' | 'skillsFrom' | 'skillsTo'> => finished(packingSkills(lists))

/** The same in steps, between which other work may be done. */
export function* packingSkills(
  lists: readonly Actor['skills'][],
): Steps<Pick<PackedActors, 'skills' | 'skillsFrom' | 'skillsTo'>> {
  const all = lists.flat()
  yield
  return {
    skills: yield* packingLists(lists.map((skills) => skills.map((skill) => skill.code))),
    skillsFrom: Int32Array.from(all, (skill) => firstDay(skill.from)),
    skillsTo: Int32Array.from(all, (skill) => lastDay(skill.to)),
  }
}

/** The stages of each collaboration, in the record's order. */
export function packStages(lists: readonly Collaboration['stages'][]): PackedStages {
  const all = lists.flat()
  return {
    offsets: offsetsOf(lists),
    stage: Uint8Array.from(all, ({ stage }) => STAGES.indexOf(stage)),
    since: Int32Array.from(all, ({ since }) => firstDay(since)),
  }
}

/** The fundings of each collaboration, in the record's order. */
export function packFundings(lists: readonly Collaboration['fundings'][]): PackedFundings {
  const all = lists.flat()
  return {
    offsets: offsetsOf(lists),
    funder: packCodes(all.map(({ funderId, funderName }) => funderId ?? funderName)),
    amount: Float64Array.from(all, ({ amount }) => amount),
    currency: packCodes(all.map(({ currency }) => currency)),
    on: Int32Array.from(all, ({ on }) => firstDay(on)),
    kind: packCodes(all.map(({ kind }) => kind)),
  }
}

const packCodes = (values: readonly (string | undefined)[]): Codes => finished(packingCodes(values))

/** One code a row, -1 where the text is absent; the vocabulary in code-point order. */
export function* packingCodes(values: readonly (string | undefined)[]): Steps<Codes> {
  const vocabulary = vocabularyOf(values.filter((v) => v !== undefined))
  const index = new Map(vocabulary.map((text, code) => [text, code]))
  yield
  return {
    vocabulary,
    codes: Int32Array.from(values, (v) => (v === undefined ? -1 : (index.get(v) ?? -1))),
  }
}

/** The codes of several texts a row, in their order; the vocabulary in code-point order. */
export function* packingLists(lists: readonly (readonly string[])[]): Steps<CodeLists> {
  const all = lists.flat()
  yield
  const vocabulary = vocabularyOf(all)
  const index = new Map(vocabulary.map((text, code) => [text, code]))
  yield
  const offsets = new Int32Array(lists.length + 1)
  const codes = new Int32Array(all.length)
  let end = 0
  lists.forEach((list, row) => {
    for (const text of list) codes[end++] = index.get(text) ?? -1
    offsets[row + 1] = end
  })
  return { vocabulary, offsets, codes }
}

/** The attributes with few enough distinct texts, coded; names in code-point order. */
export function* packingAttributes(rows: readonly Attributes[]): Steps<Map<string, Codes>> {
  const distinct = new Map<string, Set<string>>()
  for (const [row, attributes] of rows.entries()) {
    if (row % STEP_ROWS === STEP_ROWS - 1) yield
    for (const [name, value] of Object.entries(attributes)) {
      const values = distinct.get(name) ?? new Set<string>()
      distinct.set(name, values)
      if (values.size <= MAX_ATTRIBUTE_VALUES) values.add(String(value))
    }
  }
  const packed = new Map<string, Codes>()
  for (const name of [...distinct.keys()].toSorted(compareIds)) {
    if ((distinct.get(name)?.size ?? 0) > MAX_ATTRIBUTE_VALUES) continue
    yield
    const values = rows.map((attributes) => {
      const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined
      return value === undefined ? undefined : String(value)
    })
    yield
    packed.set(name, yield* packingCodes(values))
  }
  return packed
}

function vocabularyOf(values: Iterable<string>): string[] {
  return [...new Set(values)].toSorted(compareIds)
}

function offsetsOf(lists: readonly (readonly unknown[])[]): Int32Array {
  const offsets = new Int32Array(lists.length + 1)
  for (const [row, list] of lists.entries()) offsets[row + 1] = (offsets[row] ?? 0) + list.length
  return offsets
}

/** The first day of a date; NO_DAY without one. */
export function firstDay(date: string | undefined): number {
  return date === undefined ? NO_DAY : (dayRange(date)?.first ?? NO_DAY)
}

/** Its last day; NO_DAY without one. */
export function lastDay(date: string | undefined): number {
  return date === undefined ? NO_DAY : (dayRange(date)?.last ?? NO_DAY)
}
