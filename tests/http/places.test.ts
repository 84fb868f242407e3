import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../server/contract/paths.ts'
import { Outlines, Places } from '../../server/contract/places.ts'
import { Timeline } from '../../server/contract/timeline.ts'
import { buildDemoNetwork } from '../../server/demo/build-demo-network.ts'
import type { Actor, Collaboration, Participation } from '../../server/domain/records.ts'
import { expectBody, expectProblem } from '../support/answers.ts'
import { httpService, type HttpService } from '../support/http-service.ts'

const demo = buildDemoNetwork()
const DEMO = demo.network.id
const SOURCE = { label: 'test' }

const actor = (id: string, place?: Actor['place']): Actor => ({
  id,
  formerIds: [],
  name: id.toUpperCase(),
  aliases: [],
  sectors: [],
  identifiers: {},
  skills: [],
  isPerson: false,
  attributes: {},
  source: SOURCE,
  ...(place && { place }),
})
const project = (id: string, more: Partial<Collaboration> = {}): Collaboration => ({
  id,
  name: `Projet ${id}`,
  kind: 'project',
  directed: false,
  domains: [],
  stages: [],
  territories: [],
  skillsNeeded: [],
  followsIds: [],
  fundings: [],
  weight: 1,
  attributes: {},
  source: SOURCE,
  ...more,
})
const inside = (collaborationId: string, ...actorIds: string[]): Participation[] =>
  actorIds.map((actorId) => ({ actorId, collaborationId, role: 'partner', source: SOURCE }))

// Two in Bordeaux (one by its own coordinates), one in Dax, one abroad, one nowhere.
const SMALL = {
  network: { ...demo.network, id: 'petit', name: 'Petit', supportActorIds: [] },
  actors: [
    actor('a', { commune: '33063' }),
    actor('b', { commune: '33063', latitude: 44.84, longitude: -0.57 }),
    actor('c', { commune: '40088' }),
    actor('d', { label: 'Bilbao', latitude: 43.26, longitude: -2.93 }),
    actor('e'),
  ],
  collaborations: [
    project('p1', { startsOn: '2010', endsOn: '2012', domains: ['Santé'] }),
    project('p2', { startsOn: '2011', domains: ['Culture', 'Santé'] }),
    project('p3', { startsOn: '2012-03', endsOn: '2013', domains: ['Santé'] }),
    project('p4'),
  ],
  participations: [
    ...inside('p1', 'a', 'b'),
    ...inside('p2', 'a', 'c'),
    ...inside('p3', 'c', 'd'),
    ...inside('p4', 'a', 'e'),
  ],
}

let service: HttpService
beforeAll(async () => {
  service = await httpService()
  await service.addNetwork(demo)
  await service.addNetwork(SMALL)
})
afterAll(async () => {
  await service.close()
})

const get = (url: string) => service.app.inject({ method: 'GET', url })
const sum = (column: readonly number[]) => column.reduce((all, one) => all + one, 0)

describe('GET places', () => {
  test('own coordinates come first, then the point of the commune, else there is no place', async () => {
    const { actors, points } = expectBody(await get(paths.places('petit')), Places)
    const at = (id: string) => actors.point[actors.id.indexOf(id)] ?? -1
    expect(at('e')).toBe(-1)
    expect([points.latitude[at('b')], points.longitude[at('b')]]).toEqual([44.84, -0.57])
    expect(points.precision[at('b')]).toBe('point')
    expect(points.precision[at('a')]).toBe('commune')
    // The centre of Bordeaux, to a hundredth of a degree.
    expect(points.latitude[at('a')]).toBeCloseTo(44.84, 1)
    expect(points.longitude[at('a')]).toBeCloseTo(-0.58, 1)
    expect(points.label[at('c')]).toBe('Dax')
  })

  test('two points of one commune are one area, whose ties are within, across or with the unplaced', async () => {
    const { areas, counts, ties, actors } = expectBody(await get(paths.places('petit')), Places)
    const rows = areas.label.map((label, row) => ({
      label,
      actors: areas.actors[row],
      within: areas.within[row],
      across: areas.across[row],
      unplaced: areas.unplaced[row],
    }))
    // a–b in Bordeaux, a–c and c–d between places, a–e with nobody's place.
    expect(rows).toEqual([
      { label: 'Bordeaux', actors: 2, within: 1, across: 1, unplaced: 1 },
      { label: 'Dax', actors: 1, within: 0, across: 2, unplaced: 0 },
      { label: 'Bilbao', actors: 1, within: 0, across: 1, unplaced: 0 },
    ])
    expect(counts).toEqual({ within: 1, across: 2, unplaced: 1, betweenPoints: 3 })
    const drawn = ties.source.map((source, k) =>
      [actors.id[source], actors.id[ties.target[k] ?? -1]].join(''),
    )
    expect(drawn.toSorted()).toEqual(['ab', 'ac', 'cd'])
  })

  test('a slice leaves out who is not in it, and marks partners from elsewhere', async () => {
    const found = expectBody(
      await get(`${paths.places('petit')}?territory=40088&from=2012&to=2013`),
      Places,
    )
    expect(found.actors.id).toEqual(['c', 'd'])
    expect(found.actors.outside).toEqual([false, true])
    expect(found.summary.territoryLabel).toBe('Dax')
  })

  test('counts of the demonstration agree with each other', async () => {
    const { areas, actors, counts, summary } = expectBody(await get(paths.places(DEMO)), Places)
    expect(sum(areas.actors)).toBe(actors.point.filter((point) => point >= 0).length)
    expect(sum(areas.within)).toBe(counts.within)
    expect(sum(areas.across)).toBe(2 * counts.across)
    expect(counts.within + counts.across + counts.unplaced).toBe(summary.ties)
    expect(sum(actors.partners)).toBe(2 * summary.ties)
  })

  test('an unknown network is a problem, and nothing changed is 304', async () => {
    expectProblem(await get(paths.places('nowhere')), 404, 'network-not-found')
    const first = await get(paths.places('petit'))
    const again = await service.app.inject({
      method: 'GET',
      url: paths.places('petit'),
      headers: { 'if-none-match': String(first.headers['etag']) },
    })
    expect(again.statusCode).toBe(304)
  })
})

describe('GET outlines', () => {
  test('are sent once and kept by the browser', async () => {
    const first = await get(paths.outlines())
    expect(expectBody(first, Outlines).objects.departements.geometries).toHaveLength(101)
    expect(first.headers['cache-control']).toMatch(/max-age/)
    const again = await service.app.inject({
      method: 'GET',
      url: paths.outlines(),
      headers: { 'if-none-match': String(first.headers['etag']) },
    })
    expect(again.statusCode).toBe(304)
  })
})

describe('GET timeline', () => {
  test('bars are in the order of their beginning, then of their end', async () => {
    const { items, undated, total } = expectBody(await get(paths.timeline('petit')), Timeline)
    expect(items.map(({ id, from, to }) => [id, from, to])).toEqual([
      ['p1', '2010-01-01', '2012-12-31'],
      ['p2', '2011-01-01', '2011-12-31'],
      ['p3', '2012-03-01', '2013-12-31'],
    ])
    expect(items[0]?.members).toEqual(['a', 'b'])
    expect(total).toBe(3)
    expect(undated).toBe(1)
  })

  test('each is in one group; several domains are a group, the last but those without', async () => {
    const { groups, items } = expectBody(
      await get(`${paths.timeline('petit')}?group=domain`),
      Timeline,
    )
    expect(groups).toEqual([
      { value: 'Santé', is: 'one', collaborations: 2 },
      { value: '', is: 'several', collaborations: 1 },
    ])
    expect(items.map(({ id, group }) => [id, group])).toEqual([
      ['p1', 0],
      ['p3', 0],
      ['p2', 1],
    ])
  })

  test('territories are the départements of members, where a collaboration names none', async () => {
    const { groups } = expectBody(await get(`${paths.timeline('petit')}?group=territory`), Timeline)
    expect(groups).toEqual([
      { value: '33', label: 'Gironde', is: 'one', collaborations: 1 },
      { value: '40', label: 'Landes', is: 'one', collaborations: 1 },
      { value: '', is: 'several', collaborations: 1 },
    ])
  })

  test('years count those active and those that begin, whatever the period', async () => {
    const years = [
      { year: 2010, active: 1, starting: 1 },
      { year: 2011, active: 2, starting: 1 },
      { year: 2012, active: 2, starting: 1 },
      { year: 2013, active: 1, starting: 0 },
    ]
    expect(expectBody(await get(paths.timeline('petit')), Timeline).years).toEqual(years)
    const cut = expectBody(await get(`${paths.timeline('petit')}?from=2013&to=2013`), Timeline)
    expect(cut.years).toEqual(years)
    expect(cut.items.map(({ id }) => id)).toEqual(['p3'])
    expect(cut.undated).toBe(1)
  })

  test('pages follow each other', async () => {
    const first = expectBody(await get(`${paths.timeline(DEMO)}?group=kind&limit=10`), Timeline)
    expect(first.items).toHaveLength(10)
    const next = expectBody(
      await get(`${paths.timeline(DEMO)}?group=kind&limit=10&cursor=${first.next ?? ''}`),
      Timeline,
    )
    expect(next.items).toHaveLength(10)
    expect(first.items.map(({ id }) => id)).not.toContain(next.items[0]?.id)
    const grouped = sum(first.groups.map(({ collaborations }) => collaborations))
    expect(grouped).toBe(first.total)
  })

  test('a group that is none is refused', async () => {
    expectProblem(await get(`${paths.timeline(DEMO)}?group=colour`), 400, 'invalid-request')
  })
})
