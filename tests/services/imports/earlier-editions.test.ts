import { expect, test } from 'vitest'
import type { ImportedFile } from '../../../server/domain/import-draft.ts'
import { earlierEditions } from '../../../server/services/imports/earlier-editions.ts'

function draft(id: string, files: [name: string, ...columns: string[]][], more = {}) {
  return {
    id,
    networkId: 'n',
    state: 'confirmed' as const,
    createdAt: `2020-01-0${id}T00:00:00.000Z`,
    files: files.map(([name, ...columns]): ImportedFile => ({
      name,
      bytes: 0,
      format: 'csv',
      compressed: false,
      encoding: { label: 'utf-8' },
      holds: 'actors',
      columns: columns.map((column) => ({ column, field: 'ignored', samples: [] })),
      sample: [],
    })),
    ...more,
  }
}

test('an earlier edition has the same columns, or the same name but for its numbers', () => {
  const columns = draft('1', [['liste.csv', 'code', 'nom']])
  const named = draft('2', [['Export 2013-05.csv', 'a']])
  const other = draft('3', [['autre.csv', 'x', 'y']])
  const others = [columns, named, other]
  expect(earlierEditions(draft('9', [['neuf.csv', 'nom', 'code']]), others)).toEqual(['1'])
  expect(earlierEditions(draft('9', [['export_2014.csv', 'b']]), others)).toEqual(['2'])
  expect(earlierEditions(draft('9', [['encore.csv', 'z']]), others)).toEqual([])
})

test('every file has to be like one of it; the latest comes first', () => {
  const two = draft('1', [
    ['a-2013.csv', 'code', 'nom'],
    ['b-2013.csv', 'code', 'projet'],
  ])
  const one = draft('2', [['a-2013.csv', 'code', 'nom']])
  const next = draft('9', [
    ['a-2014.csv', 'code', 'nom'],
    ['b-2014.csv', 'code', 'projet'],
  ])
  expect(earlierEditions(next, [two, one])).toEqual(['1'])
  expect(earlierEditions(draft('9', [['a-2014.csv', 'code', 'nom']]), [two, one])).toEqual([
    '2',
    '1',
  ])
})

test('what was undone, of another network, or already replaced is no edition to replace', () => {
  const file: [string, ...string[]] = ['a-2013.csv', 'code', 'nom']
  const others = [
    draft('1', [file], { state: 'undone' }),
    draft('2', [file], { networkId: 'm' }),
    draft('3', [file]),
    draft('4', [file], { replaces: { importId: '3', disappeared: 'keep' } }),
  ]
  expect(earlierEditions(draft('9', [file]), others)).toEqual(['4'])
})
