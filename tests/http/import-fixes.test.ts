import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportDraft } from '../../server/contract/imports.ts'
import { paths } from '../../server/contract/paths.ts'
import { httpService, type HttpService } from '../support/http-service.ts'
import { multipart, type SentFile } from '../support/multipart.ts'

let service: HttpService
beforeAll(async () => {
  service = await httpService()
})
afterAll(() => service.close())

const WAIT = { prefer: 'wait=30', 'accept-language': 'fr' }

const GRANTS: SentFile = {
  name: 'aides.csv',
  text: [
    'Projet;Partenaire;SIRET;Début',
    'P1;MJC;7220086800072;2013-02-30',
    'P1;CCAS;73282932000074;2013-02-28',
    'P2;MJC;7220086800072;2013-02-31',
    'P2;Foyer;1,23457E+13;2014',
    '',
  ].join('\n'),
}
const MAPPING = {
  version: 1,
  tables: [
    {
      file: '*.csv',
      holds: 'participations',
      actor: { id: 'Partenaire', identifiers: { siret: 'SIRET' } },
      collaboration: { id: 'Projet', startsOn: 'Début' },
    },
  ],
}

async function newDraft(name: string, file = GRANTS): Promise<ImportDraft> {
  const sent = await sendTo(name, file)
  expect(sent.statusCode).toBe(201)
  return sent.json()
}

/** Sends a file to a new network of that name. */
async function sendTo(
  name: string,
  file: SentFile,
  prefer = WAIT.prefer,
  mapping: object = MAPPING,
) {
  const { app } = service
  const network = await app.inject({ method: 'POST', url: paths.networks(), payload: { name } })
  const { payload, headers } = multipart([file], mapping)
  const url = paths.imports(network.json<{ id: string }>().id)
  const asked = { ...WAIT, prefer, ...headers }
  return app.inject({ method: 'POST', url, headers: asked, payload })
}

async function decide({ networkId, id }: ImportDraft, decisions: object) {
  const url = paths.import(networkId, id)
  return service.app.inject({ method: 'PATCH', url, headers: WAIT, payload: { decisions } })
}

const rulesOf = ({ preview }: ImportDraft) =>
  (preview?.problemRules ?? []).map(({ rule, severity, count }) => [rule, severity, count])

describe('fixes of an import', () => {
  test('are proposed with each problem, and nothing is repaired before it is accepted', async () => {
    const draft = await newDraft('proposed')
    expect(draft.decisions).toEqual({ rules: [], problems: [] })
    expect(draft.preview?.refusedRows).toBe(2)
    expect(rulesOf(draft)).toEqual([
      ['lost-leading-zeros', 'noted', 2],
      ['no-such-day', 'refused', 2],
      ['digits-lost', 'noted', 1],
    ])
    const [first] = draft.preview?.problems ?? []
    expect(first).toMatchObject({
      id: 'lost-leading-zeros|aides.csv||2|SIRET',
      fix: { value: '07220086800072' },
    })
    expect(first?.message).toContain('acceptez 07220086800072')
  })

  test('are accepted one by one or by rule, read again, counted apart, and taken back', async () => {
    const draft = await newDraft('accepted')
    const one = 'no-such-day|aides.csv||2|Début'
    const some = await decide(draft, { rules: ['lost-leading-zeros'], problems: [one] })
    expect(some.statusCode).toBe(200)
    const after: ImportDraft = some.json()
    expect(after.decisions).toEqual({ rules: ['lost-leading-zeros'], problems: [one] })
    expect(after.preview?.refusedRows).toBe(1)
    expect(rulesOf(after)).toEqual([
      ['lost-leading-zeros', 'repaired', 2],
      ['digits-lost', 'noted', 1],
      ['no-such-day', 'refused', 1],
      ['no-such-day', 'repaired', 1],
    ])
    // The digits that are lost and the day that is still refused.
    expect(after.preview?.problemCount).toBe(2)
    expect(after.preview?.problems.map(({ message }) => message)).toContain(
      'Ligne 2, colonne «\u00a0Début\u00a0»\u00a0: «\u00a02013-02-30\u00a0» est lu 2013-02-28.',
    )
    const but = { rules: ['no-such-day'], problems: [], except: [one] }
    const allButOne: ImportDraft = (await decide(draft, but)).json()
    expect(allButOne.decisions).toEqual(but)
    expect(rulesOf(allButOne)).toContainEqual(['no-such-day', 'repaired', 1])
    expect(rulesOf(allButOne)).toContainEqual(['no-such-day', 'refused', 1])

    const back: ImportDraft = (await decide(draft, { rules: [], problems: [] })).json()
    expect(rulesOf(back)).toEqual(rulesOf(draft))
    expect(back.preview).toEqual(draft.preview)
  })

  test('are written when the import is confirmed', async () => {
    const draft = await newDraft('written')
    await decide(draft, { rules: ['lost-leading-zeros', 'no-such-day'], problems: [] })
    const url = paths.importConfirm(draft.networkId, draft.id)
    expect((await service.app.inject({ method: 'POST', url, headers: WAIT })).statusCode).toBe(200)
    const actor = await service.app.inject({ url: paths.actor(draft.networkId, 'MJC') })
    expect(actor.json()).toMatchObject({ actor: { identifiers: { siret: '07220086800072' } } })
  })

  test.each([
    ['no-such-day', 'Projet;Partenaire;Début\nP1;MJC;2013-02-30\n'],
    ['coordinates-swapped', 'Projet;Partenaire;Lat;Lon\nP1;MJC;-0.58;44.84\n'],
  ])(
    'a file of which no row is sound is refused, or kept for a person to look at: %s',
    async (rule, text) => {
      const file = { name: 'aides.csv', text }
      const isDate = rule === 'no-such-day'
      const [actor, collaboration] = isDate
        ? [{ id: 'Partenaire' }, { id: 'Projet', startsOn: 'Début' }]
        : [{ id: 'Partenaire', place: { latitude: 'Lat', longitude: 'Lon' } }, { id: 'Projet' }]
      const table = { file: '*.csv', holds: 'participations', actor, collaboration }
      const mapping = { version: 1, tables: [table] }
      const strict = await sendTo('strict', file, WAIT.prefer, mapping)
      expect(strict.statusCode).toBe(422)
      expect(strict.json()).toMatchObject({ code: 'no-usable-row', errors: [{ line: 2 }] })
      const sent = await sendTo('lenient', file, `${WAIT.prefer}, handling=lenient`, mapping)
      const draft: ImportDraft = sent.json()
      expect(draft).toMatchObject({ state: 'ready', preview: { problemCount: 1 } })
      const after: ImportDraft = (await decide(draft, { rules: [rule], problems: [] })).json()
      expect(after.preview).toMatchObject({
        problemCount: 0,
        refusedRows: 0,
        actors: { created: 1 },
        participations: { created: 1 },
      })
    },
  )

  test('a rule that there is none of is refused', async () => {
    const draft = await newDraft('no-rule')
    const answer = await decide(draft, { rules: ['everything'], problems: [] })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'invalid-request' })
  })
})
