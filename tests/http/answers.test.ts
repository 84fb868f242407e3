import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  Explanation,
  Findings,
  IsolatedPage,
  MeasureList,
  Overview,
} from '../../server/contract/findings.ts'
import { Job } from '../../server/contract/jobs.ts'
import { NetworkMap } from '../../server/contract/map.ts'
import { paths } from '../../server/contract/paths.ts'
import { buildDemoNetwork } from '../../server/demo/build-demo-network.ts'
import { newActor, newCollaboration, newNetwork } from '../../server/domain/records.ts'
import { expectBody, expectProblem } from '../support/answers.ts'
import { httpService, type HttpService } from '../support/http-service.ts'

const demo = buildDemoNetwork()
const DEMO = demo.network.id
const HAND = 'hand'
// The hand fixture of measures.md section 4: E is alone in p3, nothing is known of F.
const SECTORS = {
  A: 'culture',
  B: 'culture',
  C: 'éduc-pop',
  D: 'créatif',
  E: 'éduc-pop',
  F: 'culture',
}
const MEMBERS = { p1: 'ABC', p2: 'CD', p3: 'E', p4: 'ABCD' }

let service: HttpService
beforeAll(async () => {
  service = await httpService()
  await service.addNetwork(demo)
  await service.addNetwork({
    network: newNetwork({ id: HAND, name: 'Hand', createdAt: '2015-01-01T00:00:00.000Z' }),
    actors: Object.entries(SECTORS).map(([id, sector]) =>
      newActor({ id, name: id, sectors: [sector] }),
    ),
    collaborations: Object.keys(MEMBERS).map((id) => newCollaboration({ id, name: id })),
    participations: Object.entries(MEMBERS).flatMap(([collaborationId, members]) =>
      members.split('').map((actorId) => ({ actorId, collaborationId, role: 'partner' as const })),
    ),
  })
})
afterAll(async () => {
  await service.close()
})

const get = (url: string, headers: Record<string, string> = {}) =>
  service.app.inject({ method: 'GET', url, headers })

const explain = async (id: string, measure: string, language = 'en') =>
  expectBody(
    await get(paths.explanation(id, measure), { 'accept-language': language }),
    Explanation,
  )

const map = async (query = '') => expectBody(await get(`${paths.map(HAND)}?${query}`), NetworkMap)

describe('GET …/overview', () => {
  test('gives the figures worked out by hand', async () => {
    const overview = expectBody(await get(paths.overview(HAND)), Overview)
    // measures.md section 4: EI_N 0.629630 = 17 / 27 with p1 2/3, p2 1, p4 5/6.
    expect(overview.openness.value).toBeCloseTo(17 / 27, 12)
    expect(overview.isolated).toMatchObject({ value: 2, parts: { solo: 1, 'not-recorded': 1 } })
    const none = { value: null, reason: 'no-support-participation' }
    expect(overview.dependence).toMatchObject(none)
    expect(overview.supportOpenness).toMatchObject(none)
    expect(overview.summary).toMatchObject({
      actors: 6,
      collaborations: 4,
      participations: 10,
      ties: 6,
      notRecorded: 1,
      undatedCollaborations: 4,
    })
    expect(overview.isolationByReason).toContainEqual({ reason: 'solo', withoutTie: 1, all: 1 })
  })

  test('finds what was planted in the demonstration network', async () => {
    const { isolationByReason, opennessByYear, trend, passage, passageByMonth, renewal } =
      expectBody(await get(paths.overview(DEMO)), Overview)
    expect(passage.parts).toMatchObject({
      alone: demo.truth.begunAlone.length,
      passed: demo.truth.passages.length,
    })
    expect(passageByMonth[0]).toMatchObject({ month: 0 })
    expect(trend.value).toBeGreaterThan(0)
    expect(renewal.parts).toMatchObject({ followed: renewal.coverage.used })
    const listed = isolationByReason.reduce((sum, { all }) => sum + all, 0)
    expect(listed).toBeGreaterThan(0)
    expect(opennessByYear.map(({ year }) => year)).toEqual([2010, 2011, 2012, 2013, 2014])
    const [first, last] = [opennessByYear[0], opennessByYear[4]]
    expect(last?.finding.value).toBeGreaterThan(first?.finding.value ?? 1)
  })

  test('looks at the slice of the query', async () => {
    const query = '?from=2012&to=2012&territory=departement:33&kinds=project&actors=active'
    const { summary } = expectBody(await get(`${paths.overview(DEMO)}${query}`), Overview)
    expect(summary.slice).toEqual({
      from: '2012',
      to: '2012',
      territory: 'departement:33',
      kinds: ['project'],
      actors: 'active',
    })
    expect(summary.territoryLabel).toBe('Gironde')
    expect(summary.countedActors).toBeLessThan(180)
  })

  test.each([
    ['from=2013-02-30', 400, 'invalid-slice'],
    ['from=2014&to=2012', 400, 'invalid-slice'],
    ['from=last%20year', 400, 'invalid-slice'],
    ['kinds=party', 400, 'invalid-request'],
    ['form=2012', 400, 'invalid-request'],
    ['minCollaborations=-1', 400, 'invalid-request'],
    ['territory=region:00', 404, 'territory-not-found'],
    ['territory=attribute:none:x', 404, 'territory-not-found'],
  ])('%s is refused', async (query, status, code) => {
    expectProblem(await get(`${paths.overview(DEMO)}?${query}`), status, code)
  })

  test('is not worked out for a reader who has it', async () => {
    const etag = String((await get(paths.overview(HAND))).headers.etag)
    expect(
      (await get(paths.overview(HAND), { 'if-none-match': `W/${etag}, "x"` })).statusCode,
    ).toBe(304)
  })

  test('an empty network has reasons instead of numbers', async () => {
    await service.services.networks.create({ name: 'Vide' }, { reason: 'test' })
    const { openness, trend, isolated, dependence, passage, renewal, passageByMonth } = expectBody(
      await get(paths.overview('vide')),
      Overview,
    )
    expect(passageByMonth).toEqual([])
    for (const finding of [openness, trend, isolated, dependence, passage, renewal]) {
      expect(finding.value).toBeNull()
      expect(finding.reason).toBeTruthy()
    }
    expectBody(await get(paths.map('vide')), NetworkMap)
    expectBody(await get(paths.findings('vide')), Findings)
    expectBody(await get(paths.isolated('vide')), IsolatedPage)
  })
})

describe('GET …/findings', () => {
  test('answers the measures asked for, in their order', async () => {
    const answer = await get(`${paths.findings(HAND)}?measures=ties,%20density`)
    const { findings, version } = expectBody(answer, Findings)
    expect(version).toBe(2)
    expect(findings.map(({ measure, value }) => [measure, value])).toEqual([
      ['ties', 6],
      ['density', 0.4],
    ])
  })

  test('by year: measures of the network once for each year, each saying which', async () => {
    const ask = async (query: string) =>
      expectBody(await get(`${paths.findings(DEMO)}?${query}`), Findings).findings
    const years = await ask('measures=collaborations,ei-newman&by=year')
    expect(years.map(({ measure, slice }) => `${measure} ${slice.from ?? ''}`)).toEqual([
      ...['2010', '2011', '2012', '2013', '2014'].map((year) => `collaborations ${year}`),
      ...['2010', '2011', '2012', '2013', '2014'].map((year) => `ei-newman ${year}`),
    ])
    const [alone] = await ask('measures=collaborations&from=2012&to=2012')
    expect(years[2]?.value).toBe(alone?.value)
    expectProblem(await get(`${paths.findings(DEMO)}?by=month`), 400, 'invalid-request')
  })

  test('an unknown measure is not there', async () => {
    const answer = await get(`${paths.findings(HAND)}?measures=luck`)
    expect(expectProblem(answer, 400, 'unknown-measure').detail).toContain('luck')
  })
})

describe('GET …/isolated', () => {
  test('gives everyone with a reason, once, page by page', async () => {
    const ids: string[] = []
    let cursor = ''
    let total: number
    do {
      const page = expectBody(await get(`${paths.isolated(DEMO)}?limit=7${cursor}`), IsolatedPage)
      ids.push(...page.items.map(({ id }) => id))
      total = page.total
      cursor = page.next === null ? '' : `&cursor=${page.next}`
    } while (cursor !== '')
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(total)
  })

  test('finds the planted actors under their reasons', async () => {
    const answer = await get(`${paths.isolated(DEMO)}?limit=1000&reason=solo`)
    const { items, byReason } = expectBody(answer, IsolatedPage)
    expect(items.every(({ reason }) => reason === 'solo')).toBe(true)
    expect(byReason.find(({ reason }) => reason === 'solo')?.count).toBe(items.length)
    for (const { confidence, nearestHub } of items) {
      expect(confidence.grounds).toContain('participations')
      expect(nearestHub).toEqual({ distance: null, reason: 'no-tie' })
    }
  })
})

describe('GET …/findings/:measure/explanation', () => {
  test('shows the collaborations that weigh most in the index, which add up to it', async () => {
    const { example, finding } = await explain(HAND, 'ei-newman')
    // n_p (2 c_p − 1) / Σ n_p: p1 3 × 1/3, p2 2 × 1, p4 4 × 2/3, over 9.
    expect(example.map(({ id }) => id)).toEqual(['p4', 'p2', 'p1'])
    expect(example[0]?.value).toBeCloseTo((4 * (2 / 3)) / 9, 12)
    expect(example[1]?.value).toBeCloseTo(2 / 9, 12)
    expect(example[0]?.detail).toBe('4 actors; 5 of 6 pairs across sectors')
    const sum = example.reduce((all, { value }) => all + (value ?? 0), 0)
    expect(sum).toBeCloseTo(finding.value ?? 0, 12)
  })

  test('draws no conclusion from a few collaborations', async () => {
    const { sentence } = await explain(HAND, 'ei-newman')
    expect(sentence).toBe('No conclusion can be drawn: 3 collaborations only. The index is 0.63.')
  })

  test('makes no comparison where chance may well give the value', async () => {
    const { sentence, finding } = await explain(DEMO, 'ei-newman', 'fr')
    const isInside = Math.abs(finding.z ?? 9) < 1.96
    expect(sentence.includes('ni plus ni moins')).toBe(isInside)
  })

  test('every measure is explained, in both languages', async () => {
    const { items } = expectBody(await get(paths.measures()), MeasureList)
    expect(items.length).toBeGreaterThan(20)
    for (const language of ['fr', 'en']) {
      for (const { id } of items) {
        const { title, sentence, doesNotSay, coverage, source } = await explain(HAND, id, language)
        const texts = [title, sentence, coverage, source, ...doesNotSay]
        const empty = texts.filter(
          (text) => !/\p{L}/u.test(text) || /[{}]|undefined|NaN/.test(text),
        )
        expect({ id, empty }).toEqual({ id, empty: [] })
      }
    }
  })

  test('an unknown measure is not there', async () => {
    expectProblem(await get(paths.explanation(HAND, 'luck')), 404, 'measure-not-found')
  })
})

describe('GET …/map', () => {
  test('draws actors and their ties; those without are shelved and have no place', async () => {
    const { nodes, edges, sectors, measures } = await map('measures=degree,clustering')
    expect(nodes.id).toEqual(['A', 'B', 'C', 'D', 'E', 'F'])
    expect(nodes.shelved).toEqual([false, false, false, false, true, true])
    expect(nodes.x[4]).toBeNull()
    expect(nodes.isolation.slice(4)).toEqual(['solo', 'not-recorded'])
    expect(nodes.sector.map((code) => sectors[code])).toEqual([
      'culture',
      'culture',
      'éduc-pop',
      'créatif',
      'éduc-pop',
      'culture',
    ])
    const ties = edges.source.map((source, k) => [
      `${nodes.id[source] ?? ''}${nodes.id[edges.target[k] ?? 0] ?? ''}`,
      Number(edges.weight[k]?.toFixed(5)),
    ])
    // measures.md section 4.
    expect(Object.fromEntries(ties)).toEqual({
      AB: 0.83333,
      AC: 0.83333,
      BC: 0.83333,
      AD: 0.33333,
      BD: 0.33333,
      CD: 1.33333,
    })
    expect(measures['degree']).toEqual([3, 3, 3, 3, 0, 0])
    expect(measures['clustering']?.slice(4)).toEqual([null, null])
  })

  test('before anybody is placed, names the job that does it', async () => {
    await service.services.networks.create({ name: 'Neuf' }, { reason: 'test' })
    const first = expectBody(await get(paths.map('neuf')), NetworkMap)
    expect(first.positioned).toBe(false)
    const job = expectBody(await get(paths.job(first.jobId ?? '')), Job)
    expect(job).toMatchObject({ kind: 'layout', networkId: 'neuf' })
  })

  test('or actors and collaborations', async () => {
    const { nodes, edges } = await map('mode=two-mode')
    expect(nodes.id).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'p1', 'p2', 'p3', 'p4'])
    expect(nodes.kind[6]).toBe('collaboration')
    expect(edges.source).toHaveLength(10)
    expect(nodes.shelved).toEqual([
      ...Array.from({ length: 5 }, () => false),
      true,
      false,
      false,
      false,
      false,
    ])
  })

  test('has the same places in every slice once the job has placed everybody', async () => {
    // Whoever drew it first may have started the job already; a second one would be the same.
    const job = await service.services.jobs.settled(
      await service.services.positions.start(HAND),
      120_000,
    )
    expect(job).toMatchObject({ state: 'done', kind: 'layout', networkId: HAND })
    expectBody(await get(paths.job(job.id)), Job)
    const placed = await map()
    expect(placed.positioned).toBe(true)
    expect(placed.jobId).toBeUndefined()
    const narrower = await map('minCollaborations=2')
    const place = (drawing: typeof placed, id: string) => {
      const row = drawing.nodes.id.indexOf(id)
      return [drawing.nodes.x[row], drawing.nodes.y[row]]
    }
    for (const id of ['A', 'B', 'C', 'D']) expect(place(narrower, id)).toEqual(place(placed, id))
  })

  test('an unknown measure or mode is refused', async () => {
    expectProblem(await get(`${paths.map(HAND)}?measures=luck`), 404, 'measure-not-found')
    expectProblem(await get(`${paths.map(HAND)}?mode=3d`), 400, 'invalid-request')
  })
})
