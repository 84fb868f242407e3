import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { newCollaboration, type Participation } from '../../server/domain/records.ts'
import { readRecords } from '../../server/ingest/read-records.ts'
import type { ReportDocument } from '../../server/reports/document.ts'
import { actorsTable, isolatedTable } from '../../server/reports/writers/actor-tables.ts'
import { writeCsv } from '../../server/reports/writers/csv.ts'
import {
  collaborationRecords,
  participationRecords,
} from '../../server/reports/writers/record-tables.ts'
import { measureName } from '../../server/services/measure-sentences.ts'
import { demoDocument } from '../support/demo-report.ts'

const document = demoDocument()
const textOf = (chunks: Iterable<string>) => [...chunks].join('')
const rowsOf = (chunks: Iterable<string>): Record<string, string>[] =>
  parse(textOf(chunks), { delimiter: ';', bom: true, columns: true })

test('texts that a spreadsheet would run, and those with an apostrophe, are read back as they are', async () => {
  const names = [
    '=1+1',
    '-Atelier',
    "'=quoted",
    "''=twice",
    "'plain",
    '@culture',
    '＝wide',
    '+33 5',
  ]
  const rows = names.map((name, i) => [`a${String(i)}`, name])
  const header = ['id', '-nom']
  const csv = textOf(writeCsv({ header, isDay: [false, false], rows }))
  const cells: unknown = parse(csv, { delimiter: ';', bom: true, columns: true })
  expect(JSON.stringify(cells)).not.toMatch(/":"[=+@＝-]/)
  const table = { file: '*', holds: 'actors', actor: { id: 'id', name: '-nom' } } as const
  const input = { name: 'noms.csv', bytes: Buffer.from(csv) }
  const { actors } = await readRecords([input], { version: 1, tables: [table] })
  expect(actors.map(({ name }) => name)).toEqual(names)
})

describe('actors as CSV', () => {
  test('opens in a French spreadsheet: byte-order mark, semicolons, CRLF', () => {
    const text = textOf(writeCsv(actorsTable(document)))
    expect(text.startsWith('\ufeffidentifiant acteur;nom acteur;secteurs acteur;')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('gives every actor back with all digits of its measures', () => {
    const rows = rowsOf(writeCsv(actorsTable(document)))
    expect(rows).toHaveLength(document.actors.length)
    for (const [i, actor] of document.actors.entries()) {
      const row = rows[i] ?? {}
      expect(row['identifiant acteur']).toBe(actor.id)
      expect(row['secteurs acteur']?.split('|').filter(Boolean)).toEqual(actor.sectors)
      // By the name that the page has for it, never by an internal one.
      expect(row['partenaires']).toBe(String(actor.measures['degree']))
      for (const [id, value] of Object.entries(actor.measures)) {
        expect(row[measureName('fr', id)]).toBe(value === null ? '' : String(value))
      }
    }
  })

  test('says since when actors are known, when they were asked, and how sure a reason is', () => {
    const rows = new Map(
      rowsOf(writeCsv(actorsTable(document))).map((row) => [row['identifiant acteur'], row]),
    )
    const rowOf = (reason: string) =>
      rows.get(document.isolated.find((actor) => actor.reason === reason)?.id ?? '')
    // As the demonstration network plants them: its newcomers were asked, nothing is known of the others.
    expect(rowOf('new')).toMatchObject({
      'connu depuis': '2014-06',
      'interrogé le': '2014-10',
      'raison principale': 'arrivé récemment',
      fiabilité: 'sûr',
    })
    expect(rowOf('not-recorded')).toMatchObject({
      'interrogé le': '',
      'dernière activité': '',
      'raison principale': 'non renseigné',
      fiabilité: 'incertain',
    })
    const isolated = new Set(document.isolated.map(({ id }) => id))
    const connected = document.actors.find(({ id }) => !isolated.has(id))
    expect(rows.get(connected?.id)).toMatchObject({ 'raison principale': '', fiabilité: '' })
  })

  test('neutralises what a spreadsheet would run, and leaves numbers alone', () => {
    const names = ['=1+1', '+33 5 56', '-dash', '@sum', '\tTab', 'a;b"c\nd', 'plain']
    const hard: ReportDocument = {
      ...document,
      measures: [{ id: 'gap', unit: 'index' }],
      actors: names.map((name, i) => ({
        id: `a${i}`,
        name,
        sectors: [],
        counted: true,
        measures: { gap: -0.5 },
      })),
    }
    const rows = rowsOf(writeCsv(actorsTable(hard)))
    expect(rows.map((row) => row['nom acteur'])).toEqual([
      "'=1+1",
      "'+33 5 56",
      "'-dash",
      "'@sum",
      "'\tTab",
      'a;b"c\nd',
      'plain',
    ])
    expect(rows.map((row) => row['gap'])).toEqual(names.map(() => '-0.5'))
  })

  test('writes many rows in several chunks, the header once', () => {
    const many = Array.from({ length: 2500 }, (_, i): Participation => ({
      actorId: `a${i}`,
      collaborationId: 'c',
      role: 'partner',
    }))
    const chunks = [...writeCsv(participationRecords('en', many))]
    expect(chunks).toHaveLength(4)
    const rows = rowsOf(chunks)
    expect(rows).toHaveLength(2500)
    expect(rows.at(-1)).toMatchObject({ 'actor id': 'a2499', role: 'partner', start: '' })
  })
})

test('the worklist has a row for everyone with a reason', () => {
  const rows = rowsOf(writeCsv(isolatedTable(document)))
  expect(rows.map((row) => row['identifiant acteur'])).toEqual(
    document.isolated.map(({ id }) => id),
  )
  expect(rows[0]).toMatchObject({
    'raison principale': 'arrivé récemment',
    'sans lien': 'true',
    fiabilité: 'sûr',
    'pivot le plus proche': '',
    'liens jusqu’au pivot': '',
  })
  expect(rows.find((row) => row['raison principale'] === 'non renseigné')).toMatchObject({
    fiabilité: 'incertain',
    'fiabilité fondée sur': 'aucune collaboration renseignée',
  })
  for (const row of rows.filter((one) => one['sans lien'] === 'false')) {
    expect(row['pivot le plus proche'] === '').toBe(row['liens jusqu’au pivot'] === '')
  }
})

test('collaborations keep dates, kinds and weights as they are', () => {
  const one = newCollaboration({
    id: 'p;1',
    name: 'Fête « du » livre',
    kind: 'action',
    domains: ['A', 'B'],
    startsOn: '2013-02',
    weight: 0.1,
  })
  expect(rowsOf(writeCsv(collaborationRecords('fr', [one])))).toEqual([
    {
      'identifiant collaboration': 'p;1',
      'nom collaboration': 'Fête « du » livre',
      nature: 'action',
      orienté: 'false',
      'domaines collaboration': 'A|B',
      début: '2013-02',
      fin: '',
      portée: '',
      'territoire d’origine': '',
      territoires: '',
      'compétences recherchées': '',
      'repéré le': '',
      'repérée par': '',
      poids: '0.1',
    },
  ])
})
