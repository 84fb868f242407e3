import type { FieldSpec, TableMapping } from '../mapping.ts'
import { dateField, finder, named } from './column-fields.ts'
import type { FileReading, ReadColumn } from './file-reading.ts'
import { intervalFields } from './intervals.ts'

const RELATION_WORDS = new Set(['type', 'kind', 'relation', 'nature', 'lien', 'tie'])
const MOST_RELATIONS = 20

/**
 * A table of ties between two actors. A tie without an id of its own is its two ends, its dates and its
 * relation; where one comes back its weights are added, as Gephi does. What is left stays with the tie.
 */
export function proposeTies(
  reading: FileReading,
  { source, target }: { source: ReadColumn; target: ReadColumn },
  shape: { file: string; decimal?: ',' },
): TableMapping {
  const taken = new Set<ReadColumn>([source, target])
  const column = finder(reading, taken, 'actor')
  const direction = reading.columns.find(({ column: { values } }) =>
    values?.every(({ value }) => /^(un)?directed$/i.test(value)),
  )
  if (direction !== undefined) taken.add(direction)
  const directed: FieldSpec =
    direction === undefined
      ? { value: false }
      : { column: direction.column.name, values: { Directed: 'true', Undirected: 'false' } }
  const id = reading.columns.find((one) => isTiesOwn(one, reading, source, target))
  if (id !== undefined) taken.add(id)
  const name = column('name')
  const [weight, start, end] = [column('weight'), column('start') ?? column('date'), column('end')]
  const relation = reading.columns.find((one) => !taken.has(one) && isRelation(one))
  if (relation !== undefined) taken.add(relation)
  const interval = intervalFields(reading, taken)
  const dates = {
    ...(start && { startsOn: dateField(start) }),
    ...(end && { endsOn: dateField(end) }),
  }
  const left = reading.columns.filter((one) => !taken.has(one)).map((one) => one.column.name)
  return {
    ...shape,
    holds: 'ties',
    source: { id: source.column.name },
    target: { id: target.column.name },
    collaboration: {
      ...tieIdentity(id, relation, start ?? interval?.column, source, target),
      ...named('name', name),
      ...(relation && { domains: relation.column.name }),
      directed,
      ...(weight && {
        weight: id ? weight.column.name : { column: weight.column.name, several: 'sum' },
      }),
      ...(interval?.fields ?? dates),
      ...(left.length > 0 && { attributes: left }),
    },
  }
}

function tieIdentity(
  id: ReadColumn | undefined,
  relation: ReadColumn | undefined,
  when: ReadColumn | undefined,
  source: ReadColumn,
  target: ReadColumn,
): { id?: string | { join: string[] } } {
  if (id !== undefined) return { id: id.column.name }
  if (relation === undefined) return {}
  const parts = [relation, source, target, ...(when ? [when] : [])]
  return { id: { join: parts.map((one) => one.column.name) } }
}

/** An id that every tie has, and that never stands for two different pairs in the first rows. */
function isTiesOwn(
  { column, concept, words, subject }: ReadColumn,
  { file }: FileReading,
  source: ReadColumn,
  target: ReadColumn,
): boolean {
  if (concept !== 'id' || subject !== undefined || words.length > 2 || column.missing > 0) {
    return false
  }
  const pairs = new Map<string, string>()
  return file.sample.every((row) => {
    const cell = (number: number) => row[number - 1] ?? ''
    const pair = JSON.stringify([source, target].map((end) => cell(end.column.number)))
    const id = cell(column.number)
    const known = pairs.get(id)
    pairs.set(id, pair)
    return known === undefined || known === pair
  })
}

/** Several kinds of ties in one table ("reported", "facebook"): few words, in every row. */
function isRelation({ column, words }: ReadColumn): boolean {
  if (column.holds !== 'text' || column.missing > 0) return false
  if (!words.some((word) => RELATION_WORDS.has(word))) return false
  return column.distinct > 1 && column.distinct <= MOST_RELATIONS && column.values !== undefined
}
