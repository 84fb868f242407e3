import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '../../server/contract/paths.ts'
import { newActor } from '../../server/domain/records.ts'
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
