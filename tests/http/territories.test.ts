import { parse } from 'csv-parse/sync'
import { readOds } from 'hucre/ods'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Findings } from '../../server/contract/findings.ts'
import { paths } from '../../server/contract/paths.ts'
import { Territories } from '../../server/contract/territories.ts'
import { buildDemoNetwork } from '../../server/demo/build-demo-network.ts'
import { expectBody, expectProblem } from '../support/answers.ts'
import { httpService, type HttpService } from '../support/http-service.ts'

const demo = buildDemoNetwork()
const ID = demo.network.id

let service: HttpService
beforeAll(async () => {
  service = await httpService()
  await service.addNetwork(demo)
})
afterAll(async () => {
  await service.close()
})

const get = (url: string, headers: Record<string, string> = {}) =>
  service.app.inject({ method: 'GET', url, headers })
const territories = async (query: string) =>
  expectBody(await get(`${paths.territories(ID)}?${query}`), Territories)
const table = (query: string, language = 'fr') =>
  get(`${paths.export(ID, 'territories-csv')}?${query}`, { 'accept-language': language })

describe('GET …/territories', () => {
  test('gives each territory the finding that its slice gives, the rest of the slice kept', async () => {
    const { rows, level } = await territories('level=epci&from=2011&support=include')
    expect(level).toBe('epci')
    expect(rows.length).toBeGreaterThan(3)
    for (const row of rows.slice(0, 4)) {
      const query = `territory=${row.territory}&from=2011&support=include&measures=ei-newman`
      const alone = expectBody(await get(`${paths.findings(ID)}?${query}`), Findings)
      expect(alone.findings[0]).toMatchObject({ value: row.value, expectation: row.expectation })
    }
  })

  test('compares communes for those inside unless told otherwise', async () => {
    const { level, audience, rows } = await territories('')
    expect([level, audience]).toEqual(['commune', 'internal'])
    expect(rows.some(({ withheld }) => withheld)).toBe(false)
  })

  test('asks for another model of chance as the findings do, and refuses what is of another measure', async () => {
    const options = JSON.stringify({ 'ei-newman': { nullModel: 'label-permutation', draws: 99 } })
    const how = `options=${encodeURIComponent(options)}&seed=5`
    const { rows, method } = await territories(`level=departement&${how}`)
    expect(method).toMatchObject({ nullModel: 'label-permutation', seed: 5, exact: false })
    const [row] = rows
    const query = `territory=${row?.territory ?? ''}&measures=ei-newman&${how}`
    const alone = expectBody(await get(`${paths.findings(ID)}?${query}`), Findings)
    expect(alone.findings[0]).toMatchObject({ p: row?.p, sd: row?.sd, interval: row?.interval })
    const other = encodeURIComponent(JSON.stringify({ ei: { draws: 99 } }))
    expectProblem(await get(`${paths.territories(ID)}?options=${other}`), 400, 'invalid-options')
  })

  test('withholds small territories from the public', async () => {
    const [inside, outside] = [await territories(''), await territories('audience=public')]
    const small = inside.rows.flatMap(({ territory, actors }) =>
      actors !== null && actors < 3 ? [territory] : [],
    )
    expect(small.length).toBeGreaterThan(0)
    const withheld = outside.rows.filter((row) => row.withheld)
    expect(withheld.map(({ territory }) => territory)).toEqual(small)
    expect(withheld.every(({ actors, value }) => actors === null && value === null)).toBe(true)
  })

  test('is answered with 304 to who has it', async () => {
    const first = await get(paths.territories(ID))
    const etag = String(first.headers['etag'])
    expect((await get(paths.territories(ID), { 'if-none-match': etag })).statusCode).toBe(304)
  })

  test('refuses a level that there is not', async () => {
    expectProblem(await get(`${paths.territories(ID)}?level=planet`), 400, 'invalid-request')
  })
})

describe('GET …/exports/territories-csv', () => {
  test('is public unless asked otherwise, whoever forgets to say', async () => {
    const unsaid = await table('level=commune')
    expect(unsaid.headers['content-type']).toContain('text/csv')
    expect(unsaid.headers['content-disposition']).toContain('-territories.csv')
    expect(unsaid.body).toBe((await table('level=commune&audience=public')).body)
    expect(unsaid.body).toContain('moins de 3 acteurs')
    expect((await table('level=commune&audience=internal')).body).not.toContain('moins de 3')
  })

  test('speaks the reader’s language', async () => {
    expect((await table('', 'en')).body).toContain('difference from chance')
    expect((await table('', 'fr')).body).toContain('écart au hasard')
  })
})

const view = (name: string, format: string, query: string) =>
  get(`${paths.export(ID, `${name}-${format}`)}?${query}`, { 'accept-language': 'en' })

describe('GET …/exports of a view as a workbook', () => {
  test.each([
    ['territories', 'audience=internal', 2, 'number'],
    ['matrix', 'audience=internal', 2, 'number'],
    ['brokers', '', 3, 'number'],
    ['cuts', '', 3, 'number'],
    ['before-after', '', 2, 'boolean'],
    ['change', '', 3, 'number'],
  ])('%s has the cells of its text, numbers as numbers', async (name, query, column, type) => {
    const text = (await view(name, 'csv', query)).body.replace('\uFEFF', '')
    const lines: string[][] = parse(text, { delimiter: ';' })
    expect(lines.length).toBeGreaterThan(1)
    for (const format of ['xlsx', 'ods'] as const) {
      const answer = await view(name, format, query)
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['content-disposition']).toContain(`${ID}-${name}.${format}`)
      const { sheets } = await (format === 'xlsx' ? readXlsx : readOds)(answer.rawPayload)
      const rows = sheets[0]?.rows ?? []
      const said = lines.map((line, row) => line.map((_, at) => String(rows[row]?.[at] ?? '')))
      expect(said).toEqual(lines)
      expect(typeof rows[1]?.[column]).toBe(type)
    }
  })
})
