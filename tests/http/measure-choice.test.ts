import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Findings, MeasureList } from '../../server/contract/findings.ts'
import { paths } from '../../server/contract/paths.ts'
import { newActor, newCollaboration, newNetwork } from '../../server/domain/records.ts'
import { expectBody, expectProblem } from '../support/answers.ts'
import { httpService, type HttpService } from '../support/http-service.ts'

const HAND = 'hand'
const SECTORS = { A: 'culture', B: 'culture', C: 'éduc-pop', D: 'créatif', E: 'éduc-pop' }
const MEMBERS = { p1: 'ABC', p2: 'CD', p3: 'E', p4: 'ABCD' }

let service: HttpService
beforeAll(async () => {
  service = await httpService()
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
afterAll(() => service.close())

const find = (query: Record<string, string>) =>
  service.app.inject({
    url: `${paths.findings(HAND)}?${new URLSearchParams(query).toString()}`,
    headers: { 'accept-language': 'en' },
  })
const first = async (query: Record<string, string>) =>
  expectBody(await find(query), Findings).findings[0]
const refused = async (query: Record<string, string>, code = 'invalid-options') =>
  expectProblem(await find(query), 400, code).detail

describe('GET …/findings?options=', () => {
  test('options change how a measure is held against chance, and its method says so', async () => {
    const plain = await first({ measures: 'ei' })
    expect(plain?.method.parameters).toMatchObject({ nullModel: 'exact' })
    const options = JSON.stringify({ ei: { nullModel: 'label-permutation', draws: 99 } })
    const drawn = await first({ measures: 'ei', options, seed: '7' })
    expect(drawn?.value).toBe(plain?.value)
    expect(drawn?.method).toMatchObject({
      nullModel: 'label-permutation',
      seed: 7,
      exact: false,
      parameters: { nullModel: 'label-permutation', draws: 99 },
    })
    // p = (1 + #) / (1 + R): a whole number of hundredths.
    const hundredths = (drawn?.p ?? 0) * 100
    expect(hundredths).toBeCloseTo(Math.round(hundredths), 9)
  })

  test('the same question has the same answer, another seed its own', async () => {
    const options = JSON.stringify({ ei: { nullModel: 'label-permutation', draws: 99 } })
    const ask = (seed: string) => first({ measures: 'ei', options, seed })
    expect(await ask('7')).toEqual(await ask('7'))
    expect((await ask('8'))?.method.seed).toBe(8)
  })

  test('an unknown measure is named, with those that look like it', async () => {
    expect(await refused({ measures: 'betweeness' }, 'unknown-measure')).toMatch(
      /“betweeness”.*betweenness/,
    )
    expect(await refused({ options: '{"eii":{}}' }, 'unknown-measure')).toMatch(/“eii”.*\bei\b/)
  })

  test.each([
    ['{"ei":{"nullModel":"dice"}}', /“ei”.*nullModel.*curveball/],
    ['{"ei":{"draws":3}}', /“ei”.*draws.*19/],
    ['{"ei":{"draw":30}}', /“ei”.*draw\b.*labelPool, nullModel, draws, within/],
    ['{"ei":3}', /“ei”.*options.*object/],
    ['{"ei":{"nullModel":"label-permutation","within":"mood"}}', /“ei”.*within.*departement/],
    ['{"density":{"weighted":true}}', /“density”.*weighted/],
    ['{ei', /options/],
    ['[]', /options/],
  ])('%s is refused with what would be right', async (options, said) => {
    expect(await refused({ options })).toMatch(said)
  })

  test('options of a measure that is not asked for are refused', async () => {
    expect(await refused({ measures: 'density', options: '{"ei":{}}' })).toMatch(/“ei”.*measures/)
  })
})

describe('measures of actors and of collaborations', () => {
  test('come as columns when they are asked for by id', async () => {
    const { findings, columns } = expectBody(
      await find({ measures: 'degree,blau,ties,katz' }),
      Findings,
    )
    expect(findings.map(({ measure }) => measure)).toEqual(['ties'])
    const [degree, katz, blau] = columns
    expect(degree).toMatchObject({
      measure: 'degree',
      scope: 'actor',
      ids: ['A', 'B', 'C', 'D', 'E'],
      values: [3, 3, 3, 3, 0],
    })
    expect(katz?.measure).toBe('katz')
    // Blau's index of p1 is 1 - (2/3)² - (1/3)²; p3 has one member.
    expect(blau).toMatchObject({ measure: 'blau', scope: 'collaboration' })
    expect(blau?.ids).toEqual(['p1', 'p2', 'p3', 'p4'])
    expect(blau?.values[0]).toBeCloseTo(4 / 9, 12)
  })
})

describe('GET /api/measures', () => {
  test.each(['fr', 'en'])('lists what can be asked for, in %s', async (language) => {
    const answer = await service.app.inject({
      url: paths.measures(),
      headers: { 'accept-language': language },
    })
    const { items } = expectBody(answer, MeasureList)
    const ei = items.find(({ id }) => id === 'ei')
    expect(ei).toMatchObject({
      scope: 'network',
      unit: 'index',
      options: { properties: { nullModel: { default: 'exact' } } },
    })
    for (const { id, name, definition, reference } of items) {
      expect(name).not.toBe('')
      for (const text of [definition, reference]) expect([id, text]).not.toEqual([id, id])
    }
  })
})
