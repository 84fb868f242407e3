import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '../../server/contract/paths.ts'
import { newActor, newCollaboration, newNetwork } from '../../server/domain/records.ts'
import { buildDemoNetwork } from '../../server/demo/build-demo-network.ts'
import { expectBody } from '../support/answers.ts'
import { ImportDraft } from '../../server/contract/imports.ts'
import { httpService, type HttpService } from '../support/http-service.ts'
import { multipart } from '../support/multipart.ts'

let service: HttpService
const demo = buildDemoNetwork()
const ID = demo.network.id
beforeAll(async () => {
  service = await httpService()
  const formula = newActor({ id: 'f', name: '=HYPERLINK("http://x","y")', sectors: ['@culture'] })
  await service.addNetwork({ ...demo, actors: [...demo.actors, formula] })
})
afterAll(() => service.close())

test.each(['records-xlsx', 'records-ods'])(
  'the network written as %s and imported again changes nothing',
  async (format) => {
    const file = await service.app.inject({
      url: paths.export(ID, format),
      headers: { 'accept-language': 'fr' },
    })
    expect(file.statusCode).toBe(200)
    const name = /filename="([^"]+)"/.exec(String(file.headers['content-disposition']))?.[1] ?? ''
    const sent = multipart([{ name, bytes: file.rawPayload }])
    const answer = await service.app.inject({
      method: 'POST',
      url: paths.imports(ID),
      headers: { ...sent.headers, prefer: 'wait=30' },
      payload: sent.payload,
    })
    const { preview } = expectBody(answer, ImportDraft, answer.statusCode)
    const nothing = { created: 0, changed: 0 }
    expect(preview).toMatchObject({
      actors: { ...nothing, unchanged: demo.actors.length + 1 },
      collaborations: { ...nothing, unchanged: demo.collaborations.length },
      participations: { ...nothing, unchanged: demo.participations.length },
    })
  },
)

/** Everything that records have several of, and what is easily lost on the way. */
const rich = {
  network: newNetwork({ id: 'rich', name: 'Rich', createdAt: '2014-01-01T00:00:00.000Z' }),
  actors: [
    newActor({
      id: 'a1',
      name: '-Atelier',
      aliases: ["'quoted", 'Other'],
      sectors: ['culture', 'ess'],
      identifiers: { siret: '73282932000074', pic: '999888777' },
      skills: [
        { code: 'fablab', from: '2011', to: '2012-03' },
        { code: 'fablab', from: '2013-01-05' },
        { code: 'video' },
      ],
    }),
    newActor({ id: 'TOTAL', name: 'TOTAL', place: { label: 'Évry' } }),
    newActor({ id: 'Bangor', name: 'Bangor', place: { label: 'Bangor', postcode: '35000' } }),
    newActor({ id: 'a2|b', name: 'Second', openedOn: '2012-05', attributes: { note: '00123' } }),
  ],
  collaborations: [
    newCollaboration({
      id: 'c1',
      name: 'One',
      kind: 'action',
      stages: [
        { stage: 'experiment', since: '2012' },
        { stage: 'idea', since: '2011-02-03' },
        { stage: 'sustained' },
      ],
      fundings: [
        { funderId: 'a2|b', funderName: 'Second', amount: 1200.5, currency: 'EUR', on: '2012' },
        { funderName: '=Fund', amount: 1200.5, currency: 'CHF', kind: 'grant' },
      ],
    }),
    newCollaboration({
      id: 'c2',
      name: 'Two',
      followsIds: ['c1', 'x|y'],
      spottedOn: '2013-04-05',
      spottedById: 'a1',
      skillsNeeded: ['video'],
      weight: 0.25,
    }),
    newCollaboration({ id: 'x|y', name: 'Three' }),
  ],
  participations: [
    { actorId: 'a1', collaborationId: 'c1', role: 'lead' as const, share: 0.5 },
    { actorId: 'TOTAL', collaborationId: 'c2', role: 'partner' as const },
    { actorId: 'a2|b', collaborationId: 'x|y', role: 'partner' as const, startsOn: '2013-02' },
  ],
}

/** The records of a network as JSON lines, without where they came from. */
async function jsonLines(id: string): Promise<string[]> {
  const lines: string[] = []
  const kinds = ['actor', 'collaboration', 'participation'] as const
  for await (const { rows } of service.store.read(id, { kinds })) {
    for (const { value } of rows) {
      lines.push(JSON.stringify({ ...value, source: undefined }))
    }
  }
  return lines
}

test.each([
  ['records-xlsx', 'fr'],
  ['records-ods', 'en'],
])(
  'a network written as %s makes the same one anew, stages, fundings and skills too',
  async (format, language) => {
    const { app } = service
    await service.addNetwork({ ...rich, network: { ...rich.network, id: `rich-${language}` } })
    const file = await app.inject({
      url: paths.export(`rich-${language}`, format),
      headers: { 'accept-language': language },
    })
    const empty = await app.inject({
      method: 'POST',
      url: paths.networks(),
      payload: { name: 'anew' },
    })
    const { id } = empty.json<{ id: string }>()
    const sent = multipart([{ name: format.replace('records-', 'all.'), bytes: file.rawPayload }])
    const headers = { ...sent.headers, prefer: 'wait=30' }
    const url = paths.imports(id)
    const answer = await app.inject({ method: 'POST', url, headers, payload: sent.payload })
    const draft = expectBody(answer, ImportDraft, 201)
    expect(draft.preview?.problems.map(({ rule }) => rule)).toEqual(['formula-cell'])
    const confirmed = await app.inject({
      method: 'POST',
      url: paths.importConfirm(id, draft.id),
      headers: { prefer: 'wait=30' },
    })
    expectBody(confirmed, ImportDraft, 200)
    expect(await jsonLines(id)).toEqual(await jsonLines(`rich-${language}`))
  },
)

async function worklist(query: string) {
  const url = `${paths.export(ID, 'isolated-xlsx')}?${query}`
  const answer = await service.app.inject({ url, headers: { 'accept-language': 'en' } })
  const { sheets } = await readXlsx(answer.rawPayload)
  return sheets[0]?.rows.slice(1) ?? []
}

test('the worklist is written with the reason that is looked at, or whole', async () => {
  const all = await worklist('')
  const dormant = await worklist('reason=dormant')
  const reasons = new Map<unknown, number>()
  for (const row of all) reasons.set(row[4], (reasons.get(row[4]) ?? 0) + 1)
  const [reason] = new Set(dormant.map((row) => row[4]))
  expect(reasons.size).toBeGreaterThan(1)
  expect(dormant).toHaveLength(reasons.get(reason) ?? 0)
})
