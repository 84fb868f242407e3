import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { toCsv } from '../../../web/src/parts/to-csv.ts'
import { sortCompared } from '../../../web/src/views/selection/sort-compared.ts'

const actor = (id: string, name: string, degree: number | null) => ({
  id,
  name,
  sectors: [],
  measures: { degree },
})
const actors = [actor('a', 'Éole', 3), actor('b', 'Zinc', null), actor('c', 'Arc', 12)]
const order = (by: 'name' | 'value', isDown: boolean) =>
  sortCompared(actors, 'degree', { by, isDown }, 'fr').map(({ id }) => id)

describe('compared actors', () => {
  test('are sorted by name as the language has it', () => {
    expect(order('name', false)).toEqual(['c', 'a', 'b'])
    expect(order('name', true)).toEqual(['b', 'a', 'c'])
  })
  test('are sorted by value, those without one last in both directions', () => {
    expect(order('value', true)).toEqual(['c', 'a', 'b'])
    expect(order('value', false)).toEqual(['a', 'c', 'b'])
  })
})

test('a table of the page as CSV is read again as it was, and runs no formula', () => {
  const text = toCsv([
    ['Nom', 'Valeur'],
    ['Le "Foyer"; dit\nla Halle', 0.1],
    ['=1+1', null],
  ])
  expect(text.startsWith('\ufeffNom;Valeur\r\n')).toBe(true)
  expect(parse(text, { bom: true, delimiter: ';' })).toEqual([
    ['Nom', 'Valeur'],
    ['Le "Foyer"; dit\nla Halle', '0.1'],
    ["'=1+1", ''],
  ])
})
