import { writeOds } from 'hucre/ods'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { detectTables } from '../../../server/ingest/detect/detect-file.ts'
import { DEFAULT_LIMITS, importLimits } from '../../../server/ingest/limits.ts'
import { withoutArchives } from '../../../server/ingest/readers/archive.ts'
import { openSheets } from '../../../server/ingest/readers/open-sheets.ts'
import { readRecords } from '../../../server/ingest/read-records.ts'
import { suggestMapping } from '../../../server/ingest/suggest/suggest.ts'
import { textFile } from '../../support/import-files.ts'
import { zipOf } from '../../support/zip.ts'

const file = (name: string, bytes: Uint8Array) => ({ name, bytes })
const failure = (run: Promise<unknown>) => run.catch((error: unknown) => error)

async function sheets(name: string, bytes: Uint8Array) {
  const opened = await openSheets(file(name, bytes), DEFAULT_LIMITS)
  return opened?.sheets.map((sheet) => ({
    name: sheet.name,
    rows: sheet.rows.map(({ line, cells }) => [line, ...cells]),
  }))
}

const WORKBOOK = {
  sheets: [
    {
      name: 'Partenaires',
      rows: [
        ['acteur', 'projet', 'depuis', 'budget'],
        ['Éclat', 'Parade', new Date('2012-03-01T00:00:00Z'), 1234.5],
        [],
        ['Bal', 'Parade', null, 0.1],
      ],
    },
    { name: 'Vide', rows: [] },
    { name: 'Cachée', rows: [['secret']], hidden: true },
  ],
}

describe('workbooks', () => {
  test('a hidden sheet that holds a table is told; the lists of our own template are not', async () => {
    const rows = [
      ['acteur', 'projet'],
      ['Éclat', 'Parade'],
    ]
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Partenaires', rows },
        { name: 'Anciens', rows, hidden: true },
        { name: 'Listes', rows, hidden: true },
      ],
    })
    const input = file('f.xlsx', bytes)
    const { mapping } = suggestMapping(await detectTables(input, DEFAULT_LIMITS))
    if (mapping === undefined) throw new Error('nothing was understood')
    const { problems } = await readRecords([input], mapping)
    expect(problems).toEqual([
      {
        file: 'f.xlsx',
        sheet: 'Partenaires',
        line: 0,
        rule: 'hidden-sheet',
        value: 'Anciens',
        severity: 'noted',
      },
    ])
  })

  test.each([
    ['xlsx', writeXlsx],
    ['ods', writeOds],
  ] as const)(
    '%s: rows keep their numbers, dates are ISO days, numbers plain',
    async (name, write) => {
      const visible = { sheets: WORKBOOK.sheets.slice(0, name === 'xlsx' ? 3 : 2) }
      expect(await sheets(`f.${name}`, await write(visible))).toEqual([
        {
          name: 'Partenaires',
          rows: [
            [1, 'acteur', 'projet', 'depuis', 'budget'],
            [2, 'Éclat', 'Parade', '2012-03-01', '1234.5'],
            [4, 'Bal', 'Parade', '', '0.1'],
          ],
        },
      ])
    },
  )

  test('a merged cell counts in every row it covers', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'S',
          rows: [
            ['projet', 'acteur'],
            ['Parade', 'Éclat'],
            [null, 'Bal'],
          ],
          merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }],
        },
      ],
    })
    expect((await sheets('f.xlsx', bytes))?.[0]?.rows[2]).toEqual([3, 'Parade', 'Bal'])
  })

  test('problems name the sheet and its row', async () => {
    const input = file('f.xlsx', await writeXlsx(WORKBOOK))
    const { mapping } = suggestMapping(await detectTables(input, DEFAULT_LIMITS))
    expect(mapping?.tables).toMatchObject([{ file: 'f.xlsx', sheet: 'Partenaires' }])
    const read = mapping && (await readRecords([input], mapping))
    expect(read?.actors.map(({ id }) => id).toSorted()).toEqual(['Bal', 'Éclat'])
    const table = {
      file: '*',
      sheet: 1,
      holds: 'actors',
      actor: { id: 'projet', openedOn: 'acteur' },
    }
    const wrong = await readRecords([input], {
      version: 1,
      tables: [{ ...table, holds: 'actors' }],
    })
    expect(wrong.problems[0]).toMatchObject({ file: 'f.xlsx', sheet: 'Partenaires', line: 2 })
  })
})

test('a sheet that nobody described is told', async () => {
  const rows = [
    ['acteur', 'projet'],
    ['Éclat', 'Parade'],
  ]
  const input = file(
    'f.xlsx',
    await writeXlsx({
      sheets: [
        { name: 'A', rows },
        { name: 'Notes', rows },
      ],
    }),
  )
  const table = { file: '*', sheet: 'A', holds: 'participations' } as const
  const { problems } = await readRecords([input], {
    version: 1,
    tables: [{ ...table, actor: { id: 'acteur' }, collaboration: { id: 'projet' } }],
  })
  expect(problems).toEqual([
    { file: 'f.xlsx', sheet: 'Notes', line: 0, rule: 'sheet-not-mapped', severity: 'noted' },
  ])
})

describe('JSON', () => {
  test.each([
    ['a list', '[{"a": 1, "b": {"c": "x"}}, {"a": null, "d": [1, 2]}]'],
    ['one object a line', '{"a": 1, "b": {"c": "x"}}\n{"a": null, "d": [1, 2]}\n'],
    ['a list under a name', '{"items": [{"a": 1, "b": {"c": "x"}}, {"a": null, "d": [1, 2]}]}'],
  ])('%s is a table; fields inside fields are spelled out', async (_name, text) => {
    expect(await sheets('f.json', Buffer.from(text))).toEqual([
      {
        name: '',
        rows: [
          [1, 'a', 'b.c', 'd'],
          [1, '1', 'x', ''],
          [2, '', '', '1|2'],
        ],
      },
    ])
  })

  test('GeoJSON gives properties and coordinates', async () => {
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { nom: 'Éclat' },
          geometry: { type: 'Point', coordinates: [-0.58, 44.84] },
        },
      ],
    })
    expect((await sheets('f.geojson', Buffer.from(text)))?.[0]?.rows).toEqual([
      [1, 'nom', 'longitude', 'latitude'],
      [1, 'Éclat', '-0.58', '44.84'],
    ])
  })
})

describe('matrices and lists of neighbours', () => {
  test('the same names on both sides: ties, isolated actors kept', async () => {
    const found = await sheets('m.csv', Buffer.from(';a;b;c\na;0;2;0\nb;2;0;0\nc;0;0;0\n'))
    expect(found?.map(({ rows }) => rows)).toEqual([
      [
        [1, 'id'],
        [2, 'a'],
        [3, 'b'],
        [4, 'c'],
      ],
      [
        [1, 'source', 'target', 'directed', 'weight'],
        [2, 'a', 'b', 'false', '2'],
      ],
    ])
  })

  test('who × what: actors, collaborations and who takes part', async () => {
    const found = await sheets('m.csv', Buffer.from(',fair,fete\nann,1,0\nbob,1,1\nzoe,0,0\n'))
    expect(found?.map(({ name, rows }) => [name, rows.length - 1])).toEqual([
      ['actors', 3],
      ['collaborations', 2],
      ['participations', 3],
    ])
  })

  test.each([
    ['figures by year', 'commune;2010;2011\nBordeaux;1;0\nPau;0;1\n'],
    ['numbered rows', ',art,son\n0,1,0\n1,0,1\n2,1,1\n'],
    ['text', 'acteur;projet\na;p\nb;p\n'],
    ['a ragged table', 'acteur;projet;rôle\na;p\nb;p;q\n'],
  ])('a table of %s stays a table', async (_name, text) => {
    expect(await openSheets(textFile('t.csv', text), DEFAULT_LIMITS)).toBeUndefined()
  })
})

describe('archives', () => {
  test('members stand in the archive’s place; what systems leave behind is passed over', async () => {
    const zip = zipOf({ 'a.csv': 'x;y\n1;2\n', '__MACOSX/._a.csv': 'z', 'd/b.csv': 'x;y\n3;4\n' })
    const files = await withoutArchives(
      [file('f.zip', zip), textFile('c.csv', 'x')],
      DEFAULT_LIMITS,
    )
    expect(files.map(({ name }) => name)).toEqual(['f.zip/a.csv', 'f.zip/d/b.csv', 'c.csv'])
    const workbook = file('w.xlsx', await writeXlsx(WORKBOOK))
    expect(await withoutArchives([workbook], DEFAULT_LIMITS)).toEqual([workbook])
  })

  test('what decompresses beyond the limit is refused, whatever size it declares', async () => {
    const limits = importLimits({ decompressedBytes: 10_000 })
    const honest = zipOf({ 'a.csv': 'x'.repeat(100_000) })
    const lying = zipOf({ 'a.csv': 'x'.repeat(100_000) }, 10)
    expect(await failure(withoutArchives([file('f.zip', honest)], limits))).toMatchObject({
      code: 'file-too-large',
    })
    expect(await failure(withoutArchives([file('f.zip', lying)], limits))).toMatchObject({
      code: 'unreadable-file',
    })
    const bomb = zipOf({ '[Content_Types].xml': 'x', 'xl/workbook.xml': 'x'.repeat(100_000) })
    expect(await failure(openSheets(file('f.xlsx', bomb), limits))).toMatchObject({
      code: 'file-too-large',
    })
  })

  test('a damaged one is told', async () => {
    const cut = zipOf({ 'a.csv': 'x;y\n' }).subarray(0, 40)
    expect(await failure(withoutArchives([file('f.zip', cut)], DEFAULT_LIMITS))).toMatchObject({
      code: 'unreadable-file',
      details: { expected: 'ZIP' },
    })
  })
})
