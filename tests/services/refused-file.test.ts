import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { afterAll, describe, expect, test } from 'vitest'
import type { Problem } from '../../server/domain/problems.ts'
import type { RefusedRow } from '../../server/ingest/refused-rows.ts'
import { RefusedFile, refusedCsv } from '../../server/services/imports/refused-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'maillage-refused-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'refused.jsonl')

const DAY: Problem = {
  file: 'a.csv',
  line: 2,
  column: 'd',
  rule: 'no-such-day',
  value: '2013-02-30',
  expected: '2013-02-28',
  severity: 'refused',
}

function row(cells: string[], more: Partial<RefusedRow> = {}): RefusedRow {
  return {
    file: 'a.csv',
    header: ['x', 'y'],
    delimiter: ';',
    line: 2,
    cells,
    problems: [DAY],
    ...more,
  }
}

/** Keeps rows and gives the CSV of the first table. */
async function written(...rows: RefusedRow[]): Promise<string> {
  const file = new RefusedFile(path)
  for (const one of rows) file.add(one)
  file.close()
  return refusedCsv(path, 0, 'fr')
}

describe('refusedCsv', () => {
  test('has the columns of the table, its delimiter, and a last column that says why', async () => {
    const csv = await written(row(['MJC', '2013-02-30']), row(['l’Été; fête', 'x'], { line: 5 }))
    expect(csv).toBe(
      '\ufeffx;y;Motif de refus (Maillage)\r\n' +
        'MJC;2013-02-30;Ligne 2, colonne «\u00a0d\u00a0»\u00a0: 2013-02-30 n’existe pas. Corrigez la cellule ou acceptez 2013-02-28.\r\n' +
        '"l’Été; fête";x;Ligne 2, colonne «\u00a0d\u00a0»\u00a0: 2013-02-30 n’existe pas. Corrigez la cellule ou acceptez 2013-02-28.\r\n',
    )
  })

  test.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+33 cmd', "'+33 cmd"],
    ['-1+1', "'-1+1"],
    ['-0,58', '-0,58'],
    ['+12', '+12'],
    ['- une association', "'- une association"],
  ])('what a spreadsheet would run is made harmless, numbers stay: %s', async (cell, expected) => {
    const csv = await written(row([cell, '']))
    expect(csv.split('\r\n')[1]?.startsWith(`${expected};;`)).toBe(true)
  })

  test('tells a row once that two tables of the mapping refuse, with the reasons of both', async () => {
    const other: Problem = { ...DAY, rule: 'no-actor-identity', column: 'y' }
    const csv = await written(row(['a', 'b']), row(['a', 'b'], { problems: [other, DAY] }))
    const lines = csv.trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]?.match(/2013-02-30 n’existe pas/g)).toHaveLength(1)
    expect(lines[1]).toContain('aucun acteur n’est nommé')
  })

  test('refused a second time, a row has the reason of that time only', async () => {
    const header = ['x', 'Why left out (Maillage)']
    const csv = await written(row(['MJC', 'Line 9: no'], { header }))
    expect(csv.split('\r\n')[0]).toBe('\ufeffx;Motif de refus (Maillage)')
    expect(csv).not.toContain('Line 9')
  })

  test('keeps tables of one import apart; there is none past the last', async () => {
    const file = new RefusedFile(path)
    file.add(row(['a', 'b']))
    file.add(row(['c'], { file: 'b.xlsx', sheet: 'Feuil 1', header: ['z'], delimiter: '' }))
    file.close()
    expect(file.tables).toEqual([
      { file: 'a.csv', rows: 1 },
      { file: 'b.xlsx', sheet: 'Feuil 1', rows: 1 },
    ])
    expect((await refusedCsv(path, 1, 'en')).split('\r\n')[0]).toBe(
      '\ufeffz;Why left out (Maillage)',
    )
    await expect(refusedCsv(path, 2, 'fr')).rejects.toThrow('refused-rows-not-found')
    expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(4)
  })

  const cell = fc.string({
    maxLength: 12,
    unit: fc.constantFrom(...'ab;,"\'=+-@1 \n\r\té’'.split('')),
  })
  test('gives back every cell, but for the apostrophe before what would be run', async () => {
    const lines = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(lines, async (cells) => {
        const csv = await written(...cells.map((pair, i) => row([...pair], { line: i + 2 })))
        const read: string[][] = parse(csv, { delimiter: ';', bom: true, record_delimiter: '\r\n' })
        expect(read.slice(1).map((pair) => pair.slice(0, 2).map(plain))).toEqual(
          cells.map((pair) => pair.map(plain)),
        )
      }),
    )
  })
})

function plain(text: string): string {
  return text.replace(/^'(?=[=+\-@\t\r])/, '')
}
