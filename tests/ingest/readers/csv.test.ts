import * as fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { describe, expect, test } from 'vitest'
import { CsvParser, type CsvRow } from '../../../server/ingest/readers/csv.ts'

function read(text: string, delimiter = ',', maxRecord = 1000): CsvRow[] {
  const parser = new CsvParser(delimiter, maxRecord)
  return [...parser.push(text), ...parser.end()]
}

// What CSV must quote or double, white space, and letters of one to four bytes.
const SIGNS = Array.from('"",;|\t\n aé€😀')

describe('CsvParser', () => {
  test('tells the lines on which a record with line breaks begins and ends', () => {
    const rows = read('a,b\n\n"x\ny",1\nz,2\n')
    expect(rows.map(({ line, endLine, cells }) => [line, endLine, cells])).toEqual([
      [1, 1, ['a', 'b']],
      [3, 4, ['x\ny', '1']],
      [5, 5, ['z', '2']],
    ])
  })

  test('joins a record whose quotes span two blocks', () => {
    const parser = new CsvParser(';', 1000)
    expect(parser.push('a;"x\n')).toEqual([])
    expect(parser.push('y";b\n')).toEqual([{ line: 1, endLine: 2, cells: ['a', 'x\ny', 'b'] }])
  })

  test('refuses text after a closing quote and reads the next line', () => {
    const rows = read('a,b\n"q"z,4\n5,6\n')
    expect(rows.map(({ line, fault }) => [line, fault?.rule])).toEqual([
      [1, undefined],
      [2, 'bad-quote'],
      [3, undefined],
    ])
  })

  test('refuses only the line of a quote that is never closed', () => {
    const rows = read('a,b\n1,"open\n3,4\n5,6\n')
    expect(rows[1]?.fault).toMatchObject({ rule: 'unclosed-quote', value: '1,"open' })
    expect(rows.slice(2).map((row) => row.cells)).toEqual([
      ['3', '4'],
      ['5', '6'],
    ])
  })

  test('a quote closed by a later row refuses its own line and keeps that row', () => {
    const rows = read('1,"open\n2,"closed"\n')
    expect(rows.map(({ fault, cells }) => fault?.rule ?? cells)).toEqual([
      'bad-quote',
      ['2', 'closed'],
    ])
  })

  test('gives up on an open quote past the limit of a record, not at the end of the file', () => {
    const parser = new CsvParser(',', 20)
    const rows = parser.push('1,"open\n2,aaaaaaaaaa\n3,bbbbbbbbbb\n')
    expect(rows.map(({ line, fault }) => [line, fault?.rule])).toEqual([
      [1, 'unclosed-quote'],
      [2, undefined],
      [3, undefined],
    ])
  })

  test('keeps a quote inside a cell that is not quoted, and says so', () => {
    expect(read('1,tube 5" long\n')).toEqual([
      { line: 1, endLine: 1, cells: ['1', 'tube 5" long'], hasStrayQuote: true },
    ])
  })

  const cell = fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 8 })
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), {
    minLength: 1,
    maxLength: 8,
  })
  const delimiter = fc.constantFrom(',', ';', '\t', '|')

  test('reads what csv-stringify writes', () => {
    fc.assert(
      fc.property(table, delimiter, (rows, sign) => {
        const text = stringify(rows, { delimiter: sign, quoted: true })
        expect(read(text, sign, 1_000_000).map((row) => row.cells)).toEqual(rows)
      }),
      { seed: 2012 },
    )
  })

  test('reads what csv-parse reads of well-formed text', () => {
    fc.assert(
      fc.property(table, delimiter, (rows, sign) => {
        const text = stringify(rows, { delimiter: sign })
        const options = { delimiter: sign, relax_column_count: true, skip_empty_lines: true }
        const expected: unknown = parse(text, { ...options, record_delimiter: '\n' })
        expect(read(text, sign, 1_000_000).map((row) => row.cells)).toEqual(expected)
      }),
      { seed: 2012 },
    )
  })
})
