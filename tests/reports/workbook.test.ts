import { readOds } from 'hucre/ods'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { newActor, newCollaboration } from '../../server/domain/records.ts'
import { detectTables } from '../../server/ingest/detect/detect-file.ts'
import { DEFAULT_LIMITS } from '../../server/ingest/limits.ts'
import { readRecords } from '../../server/ingest/read-records.ts'
import { suggestMapping } from '../../server/ingest/suggest/suggest.ts'
import {
  actorRecords,
  collaborationRecords,
  participationRecords,
} from '../../server/reports/writers/record-tables.ts'
import { tableOf } from '../../server/reports/writers/table.ts'
import { WORKBOOK_FORMATS, writeWorkbook } from '../../server/reports/writers/workbook.ts'
import { unzipped } from '../support/zip.ts'

// What a spreadsheet would run, were it not a text.
const FORMULAS = ['=1+1', '+33 5 56', '-dash', '@SUM(A1)', '=HYPERLINK("http://x","y")']

const ROWS = [
  { text: 'é "x" <b> & |', number: -0.5, flag: true, day: '2012-02-29' },
  { text: '', number: null, flag: false, day: '2012-02' },
  { text: '007', number: 1e-9, flag: false, day: '2012' },
]
const table = (rows = ROWS) => ({
  name: 'Feuille',
  ...tableOf(rows, [
    { label: 'Texte', value: (row) => row.text },
    { label: 'Nombre', value: (row) => row.number },
    { label: 'Vrai', value: (row) => row.flag },
    { label: 'Jour', value: (row) => row.day, isDay: true },
  ]),
})

describe.each(WORKBOOK_FORMATS)('a table as %s', (format) => {
  const read = format === 'xlsx' ? readXlsx : readOds

  test('gives numbers, dates and yes or no back as such, and texts as texts', async () => {
    const { sheets } = await read(await writeWorkbook(format, [table()]))
    expect(sheets.map(({ name }) => name)).toEqual(['Feuille'])
    const [header, ...rows] = sheets[0]?.rows ?? []
    expect(header).toEqual(['Texte', 'Nombre', 'Vrai', 'Jour'])
    expect(rows[0]).toEqual(['é "x" <b> & |', -0.5, true, new Date('2012-02-29T00:00:00Z')])
    expect(rows[2]).toEqual(['007', 1e-9, false, '2012'])
    expect(rows.map((row) => row[3])).toContain('2012-02')
  })

  test('holds no formula, whatever a text begins with, and reads back the same', async () => {
    const cells = FORMULAS.map((text) => ({ text, number: 0, flag: true, day: text }))
    const bytes = await writeWorkbook(format, [table(cells)])
    const { sheets } = await read(bytes)
    expect(sheets[0]?.rows.slice(1).map((row) => row[0])).toEqual(FORMULAS)
    expect(sheets[0]?.rows.slice(1).map((row) => row[3])).toEqual(FORMULAS)
    const xml = Object.values(unzipped(bytes)).join('')
    expect(xml).toContain('HYPERLINK')
    expect(xml).not.toMatch(/<f[ >]|table:formula/)
  })

  test('is the same bytes whenever it is written', async () => {
    const [first, second] = [
      await writeWorkbook(format, [table()]),
      await writeWorkbook(format, [table()]),
    ]
    expect(Buffer.compare(first, second)).toBe(0)
  })
})

test('the header of a sheet stays in view, and filters its rows', async () => {
  const { sheets } = await readXlsx(await writeWorkbook('xlsx', [table()]))
  expect(sheets[0]?.freezePane).toMatchObject({ rows: 1 })
  expect(sheets[0]?.autoFilter?.range).toBe('A1:D4')
})

describe.each(['fr', 'en'] as const)('records as a workbook (%s)', (language) => {
  test.each(WORKBOOK_FORMATS)('are understood again by an import, as %s', async (format) => {
    const actors = [
      newActor({ id: 'a', name: '=1+1', aliases: ['A.', 'Ancien'], sectors: ['culture', 'école'] }),
      newActor({
        id: '00012',
        name: 'Médiathèque',
        category: 'association',
        family: 'both',
        identifiers: { siret: '35600000000048' },
        place: { commune: '33063', label: 'Bordeaux', latitude: 44.84, longitude: -0.58 },
        socialEconomy: false,
        knownSince: '2010',
        surveyedOn: '2012-05',
        closedOn: '2014-06-30',
        attributes: { note: '-7', 'taille (mots)': 'grande' },
      }),
    ]
    const collaborations = [
      newCollaboration({
        id: 'p',
        name: '@p',
        kind: 'action',
        scope: 'mutualised',
        domains: ['Télésanté', 'Culture'],
        startsOn: '2012-01-31',
        endsOn: '2013',
        originTerritory: '33063',
        territories: ['33063', '24'],
        skillsNeeded: ['vidéo'],
        spottedOn: '2011-11',
        weight: 2.5,
      }),
    ]
    const participations = [
      { actorId: 'a', collaborationId: 'p', role: 'lead', startsOn: '2012-02-29', share: 0.25 },
      {
        actorId: '00012',
        collaborationId: 'p',
        role: 'beneficiary',
        intensity: 'co-construction',
        phase: 'follow-up',
      },
    ] as const
    const bytes = await writeWorkbook(format, [
      { name: 'A', ...actorRecords(language, actors) },
      { name: 'C', ...collaborationRecords(language, collaborations) },
      { name: 'P', ...participationRecords(language, participations) },
    ])
    const file = { name: `records.${format}`, bytes }
    const { mapping } = suggestMapping(await detectTables(file, DEFAULT_LIMITS))
    expect(mapping?.tables.map(({ holds }) => holds)).toEqual([
      'actors',
      'collaborations',
      'participations',
    ])
    const read = await readRecords([file], mapping ?? { version: 1, tables: [] })
    // Told of, and taken as the text that it is.
    expect(read.problems).toMatchObject([
      { rule: 'formula-cell', severity: 'noted', value: '=1+1' },
    ])
    expect(byId(read.actors)).toMatchObject(byId(actors).map(known))
    expect(read.collaborations).toMatchObject(collaborations.map(known))
    expect(read.participations).toEqual(expect.arrayContaining([...participations]))
    expect(read.participations).toHaveLength(2)
  })
})

function byId<R extends { id: string }>(rows: readonly R[]): R[] {
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** What is known of a record: an import says nothing of what is empty. */
function known(record: object): object {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => !isEmpty(value)))
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
