import type { FieldSpec } from '../mapping.ts'
import type { FileReading, ReadColumn } from './file-reading.ts'

const INTERVAL = /^[<\s]*[[(][^\]]*,[^\]]*[\])]/
const DAY = '(\\d{4}-\\d{2}-\\d{2})'

/**
 * Gephi's `timeset`: "[2016-02-03, 2016-02-04]", several in `<…; …>`, an end that is not known as
 * Infinity. From the first day to the last; where a cell holds several, the whole of it stays as an
 * attribute too, and numbers that are no calendar stay as one alone.
 */
export function intervalFields(
  { columns }: FileReading,
  taken: Set<ReadColumn>,
): { column: ReadColumn; fields: { startsOn: FieldSpec; endsOn: FieldSpec } } | undefined {
  const column = columns.find(({ words, column: { examples } }) => {
    const filled = examples.filter((text) => text !== '')
    return (
      words.some((word) => word === 'timeset' || word === 'interval') &&
      filled.length > 0 &&
      filled.every((text) => INTERVAL.test(text)) &&
      filled.some((text) => /\d{4}-\d{2}-\d{2}/.test(text))
    )
  })
  if (column === undefined) return undefined
  if (!column.column.examples.some((text) => text.includes(';'))) taken.add(column)
  const { name } = column.column
  return {
    column,
    fields: {
      startsOn: { column: name, match: `^[<\\s]*[\\[(]\\s*${DAY}`, date: 'iso' },
      endsOn: { column: name, match: `,\\s*${DAY}[^,;]*[\\])][>;\\s]*$`, date: 'iso' },
    },
  }
}
