import { describe, expect, test } from 'vitest'
import { readColumns, toggleColumn } from '../../../web/src/views/table-columns.ts'

const KNOWN = ['name', 'place', 'katz', 'isolation', 'pagerank']
const USUAL = ['name', 'place', 'isolation']

describe('columns of a table', () => {
  test('are the usual ones until somebody chooses', () => {
    expect(readColumns(null, KNOWN, USUAL)).toEqual({ shown: USUAL, isDefault: true })
  })

  test('begin with the name, in the order of the list, without what is none', () => {
    const { shown } = readColumns('pagerank,luck,katz', KNOWN, USUAL)
    expect(shown).toEqual(['name', 'katz', 'pagerank'])
    expect(readColumns('', KNOWN, USUAL).shown).toEqual(['name'])
  })

  test('are put in and taken out, and forgotten where they are the usual ones again', () => {
    const more = toggleColumn(USUAL, 'katz', USUAL)
    expect(more).toBe('name,place,isolation,katz')
    const { shown } = readColumns(more ?? null, KNOWN, USUAL)
    expect(toggleColumn(shown, 'katz', USUAL)).toBeUndefined()
    expect(toggleColumn(USUAL, 'place', USUAL)).toBe('name,isolation')
  })
})
