import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportDraft, ProblemPage } from '../../server/contract/imports.ts'
import { paths } from '../../server/contract/paths.ts'
import { httpService, type HttpService } from '../support/http-service.ts'
import { multipart } from '../support/multipart.ts'

let service: HttpService
beforeAll(async () => {
  service = await httpService()
})
afterAll(() => service.close())

const HEADERS = { prefer: 'wait=30', 'accept-language': 'fr' }
/** More than are kept with the draft, and more than a page. */
const BAD_DAYS = 2_300

/** Every row begins on a day that is not; each third has a SIRET without its first zero too. */
const FILE = {
  name: 'projets.csv',
  text: [
    'Projet;Partenaire;SIRET;Début',
    ...Array.from({ length: BAD_DAYS }, (_, i) => {
      return `P${String(i)};A${String(i)};${i % 3 === 0 ? '7220086800072' : ''};2013-02-30`
    }),
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

async function draftWithRepairs(): Promise<ImportDraft> {
  const { app } = service
  const network = await app.inject({
    method: 'POST',
    url: paths.networks(),
    payload: { name: 'problems' },
  })
  const { payload, headers } = multipart([FILE], MAPPING)
  const url = paths.imports(network.json<{ id: string }>().id)
  const sent = await app.inject({
    method: 'POST',
    url,
    headers: { ...HEADERS, prefer: 'wait=30, handling=lenient', ...headers },
    payload,
  })
  const draft = sent.json<ImportDraft>()
  const decided = await app.inject({
    method: 'PATCH',
    url: paths.import(draft.networkId, draft.id),
    headers: HEADERS,
    payload: { decisions: { rules: ['no-such-day'], problems: [] } },
  })
  return decided.json()
}

async function page({ networkId, id }: ImportDraft, query: string): Promise<ProblemPage> {
  const url = `${paths.importProblems(networkId, id)}?${query}`
  const response = await service.app.inject({ url, headers: HEADERS })
  expect(response.statusCode).toBe(200)
  return response.json()
}

async function allPages(draft: ImportDraft, query: string) {
  const items: ProblemPage['items'] = []
  let cursor = ''
  for (;;) {
    const { items: more, total, next } = await page(draft, `${query}&limit=700${cursor}`)
    items.push(...more)
    if (next === null) return { items, total }
    expect(more).toHaveLength(700)
    cursor = `&cursor=${next}`
  }
}

test('every cell that was repaired is reached page by page, by rule and severity', async () => {
  const draft = await draftWithRepairs()
  expect(draft.preview?.problemRules[0]).toMatchObject({
    rule: 'no-such-day',
    severity: 'repaired',
    count: BAD_DAYS,
  })

  const repaired = await allPages(draft, 'rule=no-such-day&severity=repaired')
  expect(repaired.total).toBe(BAD_DAYS)
  expect(repaired.items.map(({ line }) => line)).toEqual(
    Array.from({ length: BAD_DAYS }, (_, i) => i + 2),
  )
  expect(repaired.items.every(({ message }) => message !== '')).toBe(true)

  const zeros = await allPages(draft, 'rule=lost-leading-zeros')
  expect(zeros.total).toBe(Math.ceil(BAD_DAYS / 3))
  expect(new Set(zeros.items.map(({ severity }) => severity))).toEqual(new Set(['noted']))

  const all = await allPages(draft, 'severity=noted')
  expect(all.total).toBe(zeros.total)
  expect((await page(draft, 'rule=no-such-day&severity=refused')).items).toEqual([])

  // A page whose last line is the last of the file has no next one.
  const exact = await page(draft, `rule=no-such-day&limit=1000&severity=repaired`)
  expect(exact.next).not.toBeNull()
  expect(await page(draft, 'rule=lost-leading-zeros&limit=1000')).toMatchObject({ next: null })
})

test('a parameter that no page has is refused', async () => {
  const { networkId, id } = await draftWithRepairs()
  const url = `${paths.importProblems(networkId, id)}?severity=mended`
  expect((await service.app.inject({ url })).statusCode).toBe(400)
})
