import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportDraft } from '../../server/contract/imports.ts'
import { paths } from '../../server/contract/paths.ts'
import { httpService, type HttpService } from '../support/http-service.ts'
import { importRequests } from '../support/import-requests.ts'
import type { SentFile } from '../support/multipart.ts'

let service: HttpService
beforeAll(async () => {
  service = await httpService()
})
afterAll(() => service.close())

const requests = importRequests(() => service, { prefer: 'wait=30, handling=lenient' })
const { newNetwork } = requests

async function send(networkId: string, ...files: SentFile[]): Promise<ImportDraft> {
  const sent = await requests.send(networkId, files)
  expect(sent.statusCode).toBe(201)
  return sent.json()
}

const refused = ({ networkId, id }: ImportDraft, table = 0) =>
  service.app.inject(`${paths.importRefused(networkId, id)}?table=${table}`)

async function confirm({ networkId, id }: ImportDraft): Promise<void> {
  const answer = await requests.post(paths.importConfirm(networkId, id))
  expect(answer.statusCode).toBe(200)
}

const HEADER = 'Acteur;Projet;Date de début;Budget'
const ROWS = [
  HEADER,
  'MJC de la Côte;Veillées;2013-01-15;-12,5',
  'CCAS;Veillées;2013-02-30;=1+1',
  ';Sans nom;2013-01-01;3',
  '"Foyer; rural";Ateliers;bientôt;4',
  'Fabrique;"Ateliers" d’été;2014-01-01;5',
  'Trop;court',
  '',
]

describe('GET refused', () => {
  test('lines that are left out come back as a file that goes in once it is corrected', async () => {
    const networkId = await newNetwork('Aller et retour')
    // As spreadsheets in France write it.
    const bytes = Buffer.from(ROWS.join('\r\n').replaceAll('’', "'"), 'latin1')
    const first = await send(networkId, { name: 'ateliers d’été.csv', bytes })
    expect(first.preview).toMatchObject({
      refusedRows: 5,
      refusedTables: [{ file: 'ateliers d’été.csv', rows: 5 }],
      participations: { created: 1 },
    })
    const answer = await refused(first)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present')
    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename="ateliers-d-ete-lignes-ecartees.csv"',
    )
    const lines = answer.body.split('\r\n')
    expect(lines[0]).toBe(`\ufeff${HEADER};Motif de refus (Maillage)`)
    expect(lines.slice(1).map((line) => line.split(/;(?=Ligne)/)[0])).toEqual([
      "CCAS;Veillées;2013-02-30;'=1+1",
      ';Sans nom;2013-01-01;3',
      '"Foyer; rural";Ateliers;bientôt;4',
      `Fabrique;"""Ateliers"" d'été";2014-01-01;5`,
      'Trop;court;;',
      '',
    ])
    expect(lines[2]).toContain('aucun acteur n’est nommé')
    await confirm(first)

    const corrected = answer.body
      .replace('2013-02-30', '2013-02-28')
      .replace('\r\n;Sans nom', '\r\nAvec un nom;Sans nom')
      .replace('bientôt', '2015')
    const second = await send(networkId, { name: 'ateliers-lignes-ecartees.csv', text: corrected })
    expect(second.files[0]?.columns.map(({ column }) => column)).toEqual(HEADER.split(';'))
    expect(second.preview).toMatchObject({
      refusedRows: 0,
      refusedTables: [],
      participations: { created: 5, changed: 0, unchanged: 0 },
    })
    await confirm(second)
    const actor = await service.app.inject({ url: paths.actor(networkId, 'Foyer; rural') })
    expect(actor.statusCode).toBe(200)
    expect(actor.json().actor.attributes).not.toHaveProperty('Motif de refus (Maillage)')
  })

  test('each table has its own file; a line that is corrected badly comes back again', async () => {
    const networkId = await newNetwork('Deux tables')
    const text = 'Acteur;Projet;Date de début\nMJC;P1;2013-02-30\nCCAS;P1;2013\n'
    const draft = await send(
      networkId,
      { name: 'a.csv', text },
      { name: 'b.csv', text: text.replaceAll(';', ',').replace('MJC', 'Foyer') },
    )
    expect(draft.preview?.refusedTables).toEqual([
      { file: 'a.csv', rows: 1 },
      { file: 'b.csv', rows: 1 },
    ])
    const answer = await refused(draft, 1)
    expect(answer.body.split('\r\n')[1]).toMatch(/^Foyer,P1,2013-02-30,"Ligne 2, /)
    const again = await send(networkId, { name: 'b.csv', text: answer.body })
    const second = await refused(again)
    expect(second.body).toBe(answer.body)
  })

  test('there is none where nothing was refused, nor after the confirmation', async () => {
    const networkId = await newNetwork('Rien')
    const draft = await send(networkId, { name: 'a.csv', text: 'Acteur;Projet\nMJC;P1\nCCAS;P1\n' })
    expect(draft.preview?.refusedTables).toEqual([])
    const answer = await refused(draft)
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toMatchObject({ code: 'refused-rows-not-found' })
    await confirm(draft)
    expect((await refused(draft)).statusCode).toBe(404)
  })
})
