import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idsText, paths } from '../../server/contract/paths.ts'
import { buildDemoNetwork } from '../../server/demo/build-demo-network.ts'
import { HAND_FILES, HAND_MAPPING } from '../fixtures/hand.ts'
import { httpService, type HttpService } from '../support/http-service.ts'
import { multipart } from '../support/multipart.ts'

let service: HttpService
const NETWORK = 'a-la-main'
const WAIT = { prefer: 'wait=30', 'accept-language': 'fr' }
const idsIn = (gexf: string) =>
  [...gexf.matchAll(/<node id="([^"]*)"/g)].flatMap(([, id]) => id ?? [])
const placesIn = (gexf: string) => gexf.match(/<viz:position [^>]*>/g)
/** A file of the network as it is on screen. */
const exported = async (format: string, seen: Record<string, string>) => {
  const query = new URLSearchParams(seen).toString()
  const url = `${paths.export(NETWORK, format)}?${query}`
  return (await service.app.inject({ url, headers: { 'accept-language': 'fr' } })).payload
}
beforeAll(async () => {
  service = await httpService()
  await service.app.inject({
    method: 'POST',
    url: paths.networks(),
    payload: { name: 'À la main' },
  })
  const { payload, headers } = multipart(HAND_FILES, HAND_MAPPING)
  const draft = await service.services.imports.settled(
    (
      await service.app.inject({
        method: 'POST',
        url: paths.imports(NETWORK),
        headers: { ...WAIT, ...headers },
        payload,
      })
    ).json(),
    120_000,
  )
  const confirmed = await service.services.imports.confirm(NETWORK, draft.id, { reason: 'essai' })
  await service.services.imports.settled(confirmed, 120_000)
})
afterAll(() => service.close())

async function make(payload: object) {
  const answer = await service.app.inject({
    method: 'POST',
    url: paths.reports(NETWORK),
    headers: WAIT,
    payload,
  })
  const { id, jobId } = answer.json<{ id: string; jobId: string }>()
  if (jobId) await service.services.jobs.settled(jobId, 120_000)
  return id
}

const file = (reportId: string) =>
  service.app.inject({ url: paths.reportFile(NETWORK, reportId), headers: WAIT })

describe('…/reports', () => {
  test('a report is made, listed, and read as a PDF; the same again is the same bytes', async () => {
    const first = await make({ locale: 'fr' })
    const second = await make({ locale: 'fr' })
    const list = (await service.app.inject({ url: paths.reports(NETWORK) })).json()
    expect(list.items.map(({ id }: { id: string }) => id)).toEqual([second, first])
    expect(list.items[0]).toMatchObject({ state: 'done', locale: 'fr', version: 2, slice: {} })
    const pdf = await file(first)
    expect(pdf.statusCode).toBe(200)
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.rawPayload.length).toBe(list.items[1].bytes)
    expect((await file(second)).rawPayload.equals(pdf.rawPayload)).toBe(true)
  })

  test('the language of the request counts where none is said; a slice that is none is refused', async () => {
    const answer = await service.app.inject({
      method: 'POST',
      url: paths.reports(NETWORK),
      headers: { ...WAIT, 'accept-language': 'en' },
      payload: { slice: { from: '2014', to: '2013' } },
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().code).toBe('invalid-slice')
    const id = await make({ slice: { support: 'include' }, locale: 'en' })
    const report = (await service.app.inject({ url: paths.report(NETWORK, id) })).json()
    expect(report).toMatchObject({ locale: 'en', slice: { support: 'include' } })
  })

  test('a removed report is gone, and one that never was is not found', async () => {
    const id = await make({})
    const gone = await service.app.inject({ method: 'DELETE', url: paths.report(NETWORK, id) })
    expect(gone.statusCode).toBe(204)
    expect((await file(id)).json()).toMatchObject({ status: 404, code: 'report-not-found' })
  })
})

describe('…/exports/:format', () => {
  test('csv has a line for each actor, with measures to their last digit', async () => {
    const answer = await service.app.inject({
      url: paths.export(NETWORK, 'csv'),
      headers: WAIT,
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-disposition']).toContain('.csv')
    const lines = answer.payload
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\r\n')
    expect(lines).toHaveLength(7)
    const [head = '', ...rows] = lines.map((line) => line.split(';'))
    const column = head.indexOf('force des liens')
    // Two projects of more than one for A and B, three for C, two for D (measures.md: Σw 4.5).
    const expected = [2, 2, 3, 2, 0, 0]
    for (const [i, row] of rows.entries()) {
      expect(Number(row[column])).toBeCloseTo(expected[i] ?? Number.NaN, 12)
    }
  })

  test('csv says since when an actor is known, when it was asked and when it was last active', async () => {
    const demo = buildDemoNetwork()
    await service.addNetwork(demo)
    const answer = await service.app.inject({
      url: paths.export(demo.network.id, 'csv'),
      headers: WAIT,
    })
    const rows: Record<string, string>[] = parse(answer.payload, {
      delimiter: ';',
      bom: true,
      columns: true,
    })
    const of = (id = '') => rows.find((row) => row['identifiant acteur'] === id)
    const newcomer = demo.actors.find(({ knownSince }) => knownSince === '2014-06')
    // A month is its first day as a beginning, its last as an end.
    expect(of(newcomer?.id)).toMatchObject({
      'connu depuis': '2014-06-01',
      'interrogé le': '2014-10-31',
      'dernière activité': '',
      'raison principale': 'arrivé récemment',
      fiabilité: 'sûr',
    })
    const [busy] = demo.participations
    expect(of(busy?.actorId)?.['dernière activité']).toMatch(/^20\d\d-\d\d-\d\d$/)
  })

  test('gexf holds every actor and tie', async () => {
    const answer = await service.app.inject({ url: paths.export(NETWORK, 'gexf') })
    expect(answer.payload.match(/<node /g)).toHaveLength(6)
    expect(answer.payload.match(/<edge /g)).toHaveLength(6)
  })

  test('gexf and svg are of what is seen: without the hidden, in the layout that is on screen', async () => {
    const whole = await exported('gexf', {})
    const [hidden = '', ...others] = idsIn(whole)
    expect(idsIn(await exported('gexf', { hidden: idsText([hidden]) }))).toEqual(others)
    const kept = others.slice(0, 2)
    expect(idsIn(await exported('gexf', { kept: idsText(kept) }))).toEqual(kept)
    expect(placesIn(await exported('gexf', { layout: 'sectors' }))).not.toEqual(placesIn(whole))
    expect(await exported('svg', { hidden: idsText([hidden]) })).toContain('1 acteur masqué')
  })

  test('an unknown format is a 404 problem that names the known ones', async () => {
    const answer = await service.app.inject({ url: paths.export(NETWORK, 'docx') })
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toMatchObject({ code: 'format-not-found' })
    expect(answer.json().detail).toContain('gexf')
  })
})

describe('a network that is deleted', () => {
  test('takes its imports and reports with it', async () => {
    await make({})
    const { documents } = service.store
    const kinds = ['import', 'report', 'layout']
    const left = async () =>
      (await Promise.all(kinds.map((kind) => documents.list(kind)))).map(({ length }) => length)
    expect(await left()).not.toContain(0)
    await service.app.inject({ method: 'DELETE', url: paths.network(NETWORK) })
    expect(await left()).toEqual([0, 0, 0])
  })
})
