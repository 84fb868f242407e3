import { readOds } from 'hucre/ods'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../server/contract/paths.ts'
import { ActorPage, CollaborationPage } from '../../server/contract/records.ts'
import { newActor, newCollaboration, newNetwork } from '../../server/domain/records.ts'
import { listMeasures } from '../../server/measures/registry.ts'
import { expectBody, expectProblem } from '../support/answers.ts'
import { httpService, type HttpService } from '../support/http-service.ts'

// B is between A and the pair C, D; E is alone in its project; É sorts with E.
const SECTORS = { A: 'culture', B: 'culture', C: 'éduc-pop', D: 'créatif', É: 'culture' }
const MEMBERS = { p1: ['A', 'B'], p2: ['B', 'C', 'D'], p3: ['É'] }
const ID = 'table'

let service: HttpService
beforeAll(async () => {
  service = await httpService()
  await service.addNetwork({
    network: newNetwork({ id: ID, name: 'Table', createdAt: '2015-01-01T00:00:00.000Z' }),
    actors: Object.entries(SECTORS).map(([id, sector]) =>
      newActor({ id, name: id, sectors: [sector] }),
    ),
    collaborations: Object.keys(MEMBERS).map((id) =>
      newCollaboration({ id, name: id, ...(id === 'p2' && { startsOn: '2012' }) }),
    ),
    participations: Object.entries(MEMBERS).flatMap(([collaborationId, members]) =>
      members.map((actorId) => ({ actorId, collaborationId, role: 'partner' as const })),
    ),
  })
})
afterAll(() => service.close())

const get = (path: string, query: Record<string, string>) =>
  service.app.inject({
    url: `${path}?${new URLSearchParams(query).toString()}`,
    headers: { 'accept-language': 'en' },
  })
const actors = async (query: Record<string, string>) =>
  expectBody(await get(paths.actors(ID), query), ActorPage)
const collaborations = async (query: Record<string, string>) =>
  expectBody(await get(paths.collaborations(ID), query), CollaborationPage)
const csv = async (name: 'actors-table-csv' | 'collaborations-table-csv', query: object) => {
  const answer = await get(paths.export(ID, name), { ...query })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toContain('text/csv')
  return answer.body.replace('\ufeff', '').trimEnd().split('\r\n')
}

const expectRefused = async (query: Record<string, string>, code = 'invalid-request') =>
  expectProblem(await get(paths.actors(ID), query), 400, code)

describe('GET …/actors', () => {
  test('has the columns asked for, computed unasked or not, with their units', async () => {
    const { items, columns } = await actors({ measures: 'betweenness,katz' })
    expect(columns.map(({ measure }) => measure)).toEqual(['betweenness', 'katz'])
    expect(columns[0]?.unit).not.toBe('')
    for (const { measures } of items) {
      expect(Object.keys(measures)).toEqual(['betweenness', 'katz'])
    }
    // B alone is on shortest paths, A–C and A–D: 2 of the 6 pairs of the four others.
    expect(items.find(({ id }) => id === 'B')?.measures['betweenness']).toBeCloseTo(2 / 6, 12)
  })

  test('is sorted by any measure of actors, those without a value last', async () => {
    for (const { id, scope } of listMeasures()) {
      if (scope !== 'actor') continue
      for (const order of ['asc', 'desc']) {
        const { items, columns } = await actors({ measures: 'degree', sort: id, order })
        expect(columns.map(({ measure }) => measure)).toContain(id)
        const values = items.map(({ measures }) => measures[id] ?? null)
        const sign = order === 'asc' ? 1 : -1
        const expected = values.filter((value) => value !== null).toSorted((a, b) => sign * (a - b))
        expect([id, values]).toEqual([
          id,
          [...expected, ...values.filter((value) => value === null)],
        ])
      }
    }
  })

  test('is sorted by sector and by isolation too; what has none comes last', async () => {
    const bySector = await actors({ sort: 'sectors' })
    expect(bySector.items.map(({ id }) => id)).toEqual(['D', 'A', 'B', 'É', 'C'])
    const byIsolation = await actors({ sort: 'isolation' })
    const reasons = byIsolation.items.map(({ isolation }) => isolation)
    expect(reasons[0]).toBe('solo')
    expect(reasons.toSorted((a, b) => Number(a === undefined) - Number(b === undefined))).toEqual(
      reasons,
    )
  })

  test('a column or an order that is none is refused', async () => {
    await expectRefused({ sort: 'constructor' })
    await expectRefused({ measures: 'ei' })
    await expectRefused({ measures: 'luck' }, 'unknown-measure')
    await expectRefused({ options: '{"katz":{"x":1}}' }, 'invalid-options')
  })
})

describe('GET …/collaborations', () => {
  test('shows measures of collaborations, and is sorted by them', async () => {
    const { items, columns } = await collaborations({ measures: 'blau', sort: 'blau' })
    expect(columns.map(({ measure }) => measure)).toEqual(['blau'])
    // p2 has three members of three sectors; p1 one sector; p3 one member.
    expect(items.map(({ id }) => id).slice(0, 2)).toEqual(['p2', 'p1'])
    expect(items[0]?.measures['blau']).toBeCloseTo(2 / 3, 12)
  })

  test('is sorted by kind, dates and the share across sectors', async () => {
    expect((await collaborations({ sort: 'endsOn' })).items[0]?.id).toBe('p2')
    const byShare = await collaborations({ sort: 'crossSector' })
    expect(byShare.items.map(({ crossSector }) => crossSector)).toEqual([1, 0, null])
    expect((await collaborations({ sort: 'kind' })).items).toHaveLength(3)
  })
})

describe('GET …/exports/…-table-csv', () => {
  test('holds the columns that are shown, in their order, with the order and filter of the list', async () => {
    const columns = 'name,betweenness,sectors,isolation'
    const lines = await csv('actors-table-csv', { columns, sort: 'betweenness', sector: 'culture' })
    expect(lines.slice(1)).toEqual([
      'B;0.3333333333333333;culture;',
      expect.stringMatching(/^A;0;culture;/),
      expect.stringMatching(/^É;\d*;culture;.+/),
    ])
    expect(lines[0]?.split(';')).toHaveLength(4)
    expect(lines[0]).toMatch(/^Name;.*etweenness.*;Sector/)
  })

  test('searches as the page does, without accents or case', async () => {
    expect(await csv('actors-table-csv', { columns: 'name', q: 'e' })).toEqual(['Name', 'É'])
  })

  test('collaborations have theirs', async () => {
    const columns = 'name,startsOn,participants,blau'
    const lines = await csv('collaborations-table-csv', { columns, sort: 'participants' })
    expect(lines[1]).toMatch(/^p2;2012-01-01;3;0\.666/)
  })

  test.each(['xlsx', 'ods'] as const)(
    'is a workbook too, with numbers and days, as %s',
    async (format) => {
      const columns = 'name,startsOn,participants,blau'
      const answer = await get(paths.export(ID, `collaborations-table-${format}`), {
        columns,
        sort: 'participants',
      })
      expect(answer.headers['content-disposition']).toContain(`${ID}-collaborations.${format}`)
      const { sheets } = await (format === 'xlsx' ? readXlsx : readOds)(answer.rawPayload)
      const [, first] = sheets[0]?.rows ?? []
      expect(first?.slice(0, 3)).toEqual(['p2', new Date('2012-01-01T00:00:00Z'), 3])
      expect(first?.[3]).toBeCloseTo(2 / 3, 2)
    },
  )

  test('a column that is none is refused with those there are', async () => {
    const answer = await get(paths.export(ID, 'actors-table-csv'), { columns: 'name,blau' })
    const { errors } = expectProblem(answer, 400, 'invalid-request')
    expect(errors?.[0]?.message).toContain('partners')
  })
})
