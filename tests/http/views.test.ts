import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BeforeAfter } from '../../server/contract/before-after.ts'
import { BrokerPage, Cuts } from '../../server/contract/brokers.ts'
import { Findings } from '../../server/contract/findings.ts'
import { ActorPath, NetworkMap } from '../../server/contract/map.ts'
import { SectorMatrix } from '../../server/contract/matrix.ts'
import { paths } from '../../server/contract/paths.ts'
import { newActor, newCollaboration, newNetwork } from '../../server/domain/records.ts'
import { buildDemoNetwork } from '../../server/demo/build-demo-network.ts'
import { expectBody, expectProblem } from '../support/answers.ts'
import { httpService, type HttpService } from '../support/http-service.ts'

const demo = buildDemoNetwork()
const DEMO = demo.network.id

let service: HttpService
beforeAll(async () => {
  service = await httpService()
  await service.addNetwork(demo)
  await service.services.networks.create({ name: 'Vide' }, { reason: 'test' })
})
afterAll(async () => {
  await service.close()
})

const get = (url: string) => service.app.inject({ method: 'GET', url })

describe('the views of a network', () => {
  test('the matrix has a cell for each pair of its sectors, and what they sum to', async () => {
    const found = expectBody(await get(paths.matrix(DEMO)), SectorMatrix)
    const { sectors, cells } = found
    expect(cells).toHaveLength((sectors.length * (sectors.length + 1)) / 2)
    const sum = cells.reduce((all, cell) => all + cell.observed, 0)
    expect(found.observed).toBeCloseTo(sum, 9)
    expect(sum).toBeCloseTo(found.coverage.used, 9)
    expect(found.summary.countedActors).toBeGreaterThan(0)
  })

  test('brokers come in pages, in the order that is asked for', async () => {
    const first = expectBody(
      await get(`${paths.brokers(DEMO)}?sort=betweenness&limit=3`),
      BrokerPage,
    )
    expect(first.items).toHaveLength(3)
    const shown = first.items.map(({ betweenness }) => betweenness ?? Number.NaN)
    expect(shown).toEqual(shown.toSorted((a, b) => b - a))
    const next = expectBody(
      await get(`${paths.brokers(DEMO)}?sort=betweenness&limit=3&cursor=${first.next ?? ''}`),
      BrokerPage,
    )
    expect(next.items[0]?.betweenness).toBeLessThanOrEqual(shown[2] ?? 0)
    expect(first.items.map(({ id }) => id)).not.toContain(next.items[0]?.id)
  })

  test('as many actors and collaborations are listed as the findings count', async () => {
    const cuts = expectBody(await get(paths.cuts(DEMO)), Cuts)
    expect(cuts.actors).toHaveLength(Math.min(100, cuts.articulation.value ?? 0))
    expect(cuts.collaborations).toHaveLength(Math.min(100, cuts.cutCollaborations.value ?? 0))
    expect(cuts.ties).toHaveLength(Math.min(100, cuts.bridges.value ?? 0))
  })

  test('those who would be cut off are as many as are counted, up to fifty', async () => {
    const cuts = expectBody(await get(paths.cuts(DEMO)), Cuts)
    for (const { cutOff, names } of [...cuts.actors, ...cuts.collaborations, ...cuts.ties]) {
      expect(names).toHaveLength(Math.min(50, cutOff))
    }
  })

  test('each view is a table too: as many rows, in the reader’s language', async () => {
    const csv = async (format: string, query = '') => {
      const answer = await service.app.inject({
        url: `${paths.export(DEMO, format)}${query}`,
        headers: { 'accept-language': 'fr' },
      })
      expect(answer.statusCode).toBe(200)
      return answer.body.replace('\uFEFF', '').trimEnd().split('\r\n')
    }
    const matrix = expectBody(await get(paths.matrix(DEMO)), SectorMatrix)
    const [head, ...rows] = await csv('matrix-csv', '?audience=internal')
    expect(head).toMatch(/^secteur A;secteur B;observé;attendu;/)
    expect(rows).toHaveLength(matrix.cells.length)
    const [, ...families] = await csv('matrix-csv', '?partition=families')
    expect(families).toHaveLength(3)
    const brokers = expectBody(await get(paths.brokers(DEMO)), BrokerPage)
    expect(await csv('brokers-csv')).toHaveLength(1 + brokers.total)
    const cuts = expectBody(await get(paths.cuts(DEMO)), Cuts)
    const listed = cuts.actors.length + cuts.collaborations.length + cuts.ties.length
    expect(await csv('cuts-csv')).toHaveLength(1 + listed)
    const { comparison } = expectBody(await get(paths.beforeAfter(DEMO)), BeforeAfter)
    const { first = 0, second = 0, both = 0 } = comparison?.actors ?? {}
    expect(await csv('before-after-csv')).toHaveLength(1 + first + second - both)
    const [, ...added] = await csv('change-csv')
    const sum = added.reduce((all, line) => all + Number(line.split(';').at(-1)), 0)
    const { composition } = comparison?.change.parts ?? {}
    expect(sum + (composition ?? 0)).toBeCloseTo(comparison?.change.value ?? Number.NaN, 9)
  })

  test('the public is told nothing of sectors of fewer than three actors', async () => {
    const id = 'few'
    const actors = ['a', 'b', 'c', 'd'].map((actor) =>
      newActor({ id: actor, name: actor, sectors: [actor === 'd' ? 'rare' : 'courant'] }),
    )
    await service.addNetwork({
      network: newNetwork({ id, name: 'Few', createdAt: '2015-01-01T00:00:00.000Z' }),
      actors,
      collaborations: [newCollaboration({ id: 'p', name: 'P' })],
      participations: actors.map((actor) => ({
        actorId: actor.id,
        collaborationId: 'p',
        role: 'partner',
      })),
    })
    const lines = async (query: string) =>
      (await get(`${paths.export(id, 'matrix-csv')}${query}`)).body.split('\r\n').slice(1, 4)
    expect(await lines('')).toEqual([
      expect.stringMatching(/^courant;courant;1;/),
      expect.stringMatching(/^courant;rare;;;;;;;.+/),
      expect.stringMatching(/^rare;rare;;;;;;;.+/),
    ])
    expect((await lines('?audience=internal'))[1]).toMatch(/^courant;rare;1;/)
  })

  test('the map’s columns take options, as the findings do', async () => {
    const options = { participation: { corrected: true } }
    const asked = `measures=participation&options=${encodeURIComponent(JSON.stringify(options))}`
    const map = expectBody(await get(`${paths.map(DEMO)}?${asked}`), NetworkMap)
    const { columns } = expectBody(await get(`${paths.findings(DEMO)}?${asked}`), Findings)
    const values = new Map(columns[0]?.ids.map((id, row) => [id, columns[0]?.values[row]]))
    const shown = map.nodes.id.filter((id) => values.has(id))
    expect(shown.length).toBeGreaterThan(100)
    for (const [node, id] of map.nodes.id.entries()) {
      expect([id, map.measures['participation']?.[node]]).toEqual([id, values.get(id) ?? null])
    }
    const wrong = await get(
      `${paths.map(DEMO)}?measures=ei&options=${encodeURIComponent('{"ei":1}')}`,
    )
    expectProblem(wrong, 400, 'invalid-options')
  })

  test('a change between two periods is the sum of its parts', async () => {
    const query = 'firstFrom=2010&firstTo=2011&secondFrom=2013&secondTo=2014'
    const { comparison } = expectBody(await get(`${paths.beforeAfter(DEMO)}?${query}`), BeforeAfter)
    const { change } = comparison ?? {}
    const { composition, newCollaborations, opening, departures } = change?.parts ?? {}
    expect(
      (composition ?? 0) + (newCollaborations ?? 0) + (opening ?? 0) + (departures ?? 0),
    ).toBeCloseTo(change?.value ?? Number.NaN, 12)
    expect(comparison?.second).toEqual({ from: '2013', to: '2014' })
  })

  test('an empty network has reasons instead of numbers', async () => {
    expect(expectBody(await get(paths.matrix('vide')), SectorMatrix).reason).toBe('no-actor')
    expect(expectBody(await get(paths.brokers('vide')), BrokerPage).items).toEqual([])
    expect(expectBody(await get(paths.cuts('vide')), Cuts).actors).toEqual([])
    expect(expectBody(await get(paths.beforeAfter('vide')), BeforeAfter)).toMatchObject({
      comparison: null,
      reason: 'too-few-windows',
    })
  })

  test.each([
    [`${paths.beforeAfter(DEMO)}?firstFrom=2014&firstTo=2010`, 'invalid-slice'],
    [`${paths.beforeAfter(DEMO)}?firstFrom=hier`, 'invalid-slice'],
    [`${paths.brokers(DEMO)}?sort=glory`, 'invalid-request'],
    [`${paths.matrix(DEMO)}?partition=colours`, 'invalid-request'],
  ])('%s is refused', async (url, code) => {
    expectProblem(await get(url), 400, code)
  })

  test.each(['forces', 'sectors', 'territories', 'geographic'])(
    'the map has a layout by %s, in which every actor with a tie has a place',
    async (layout) => {
      const url = `${paths.map(DEMO)}?layout=${layout}&weighting=shared&fold=communities&unfolded=1,2`
      const { nodes, edges, folded } = expectBody(await get(url), NetworkMap)
      expect(nodes.x.filter((x, row) => (x === null) !== nodes.shelved[row])).toEqual([])
      expect(edges.weight.every((weight) => Number.isInteger(weight))).toBe(true)
      // A small network is drawn whole, whatever is asked.
      expect(folded).toBeUndefined()
    },
  )

  test('a map refuses communities that are no numbers', async () => {
    expectProblem(await get(`${paths.map(DEMO)}?unfolded=a`), 400, 'invalid-request')
  })

  test('a path names the collaborations between two actors, and refuses strangers', async () => {
    const { nodes, edges } = expectBody(await get(paths.map(DEMO)), NetworkMap)
    const [a, b] = [nodes.id[edges.source[0] ?? -1] ?? '', nodes.id[edges.target[0] ?? -1] ?? '']
    const asked = new URLSearchParams({ source: a, target: b })
    const path = expectBody(await get(`${paths.path(DEMO)}?${asked.toString()}`), ActorPath)
    expect(path).toMatchObject({ length: 1, count: 1 })
    expect(path.actors.map(({ id }) => id)).toEqual([a, b])
    expect(path.steps[0]?.collaborations.length).toBeGreaterThan(0)
    const strange = `${paths.path(DEMO)}?source=${a}&target=nobody`
    expectProblem(await get(strange), 404, 'actor-not-found')
  })
})
