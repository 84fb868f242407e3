import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ChangeDone } from '../../server/contract/changes.ts'
import { paths } from '../../server/contract/paths.ts'
import {
  ActorPage,
  ActorSheet,
  CollaborationPage,
  CollaborationSheet,
  ParticipationPage,
} from '../../server/contract/records.ts'
import { newActor, newCollaboration, newNetwork } from '../../server/domain/records.ts'
import { expectBody, expectProblem } from '../support/answers.ts'
import { httpService, type HttpService } from '../support/http-service.ts'

// Two collaborations: p of a, b and c; q of a and d. e takes part in nothing.
const NETWORK = 'n'
let service: HttpService
beforeAll(async () => {
  service = await httpService()
  await service.addNetwork({
    network: newNetwork({ id: NETWORK, name: 'N', createdAt: '2015-01-01T00:00:00.000Z' }),
    actors: [
      newActor({ id: 'a', name: 'Éclat', sectors: ['culture'], aliases: ['Ancien Nom'] }),
      newActor({ id: 'b', name: 'bal', sectors: ['culture'], formerIds: ['old b'] }),
      newActor({ id: 'c', name: 'Cirque', sectors: ['école'], place: { commune: '33063' } }),
      newActor({ id: 'd/é|x', name: 'Dôme' }),
      newActor({ id: 'e', name: 'Étoile', surveyedOn: '2014' }),
    ],
    collaborations: [
      newCollaboration({ id: 'p', name: 'Parade', startsOn: '2012' }),
      newCollaboration({ id: 'q', name: 'Quai', startsOn: '2013', kind: 'action' }),
    ],
    participations: [
      { actorId: 'a', collaborationId: 'p', role: 'lead', startsOn: '2012-05' },
      { actorId: 'a', collaborationId: 'p', role: 'beneficiary' },
      { actorId: 'b', collaborationId: 'p', role: 'partner' },
      { actorId: 'c', collaborationId: 'p', role: 'partner' },
      { actorId: 'a', collaborationId: 'q', role: 'partner' },
      { actorId: 'd/é|x', collaborationId: 'q', role: 'lead' },
    ],
  })
})
afterAll(async () => {
  await service.close()
})

const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object, headers = {}) =>
  service.app.inject({ method, url, headers, ...(body && { payload: body }) })
const actors = async (query: string) =>
  expectBody(await ask('GET', `${paths.actors(NETWORK)}?${query}`), ActorPage)

const sheet = async (id: string, query = '') =>
  expectBody(await ask('GET', `${paths.actor(NETWORK, id)}?${query}`), ActorSheet)
const participations = async (query: string) =>
  expectBody(await ask('GET', `${paths.participations(NETWORK)}?${query}`), ParticipationPage)

describe('GET …/actors', () => {
  test('gives each its measures, places and reason', async () => {
    const { items, total } = await actors('sort=partners')
    expect(total).toBe(5)
    expect(items[0]).toMatchObject({
      id: 'a',
      collaborations: 2,
      partners: 3,
      measures: { degree: 3 },
    })
    expect(items.find(({ id }) => id === 'c')).toMatchObject({ place: 'Bordeaux', partners: 2 })
    expect(items.find(({ id }) => id === 'e')).toMatchObject({
      partners: 0,
      isolation: 'no-project',
    })
  })

  test('by name, accents and case aside; the next page begins where the last one ended', async () => {
    const names: string[] = []
    let cursor = ''
    do {
      const page = await actors(`limit=2${cursor}`)
      names.push(...page.items.map(({ name }) => name))
      cursor = page.next === null ? '' : `&cursor=${page.next}`
    } while (cursor !== '')
    expect(names).toEqual(['bal', 'Cirque', 'Dôme', 'Éclat', 'Étoile'])
  })

  test.each([
    ['q=etoile', ['e']],
    ['q=ANCIEN', ['a']],
    ['q=É&sort=name', ['c', 'd/é|x', 'a', 'e']],
    ['sector=culture', ['b', 'a']],
    ['sector=none', []],
    ['to=2012&actors=active', ['b', 'c', 'a']],
    ['sort=betweenness&limit=1', ['a']],
    // Not a measure that lists show unasked; the actor with the most partners is the least tied down.
    ['sort=constraint&order=asc&limit=1', ['a']],
    ['sort=degree&order=asc&limit=2', ['e', 'd/é|x']],
  ])('%s', async (query, ids) => {
    expect((await actors(query)).items.map(({ id }) => id)).toEqual(ids)
  })

  test('refuses an unknown order, parameter, cursor or limit, and says what is possible', async () => {
    for (const query of [
      'sort=luck',
      'sorted=name',
      'cursor=%40%40',
      'limit=0',
      'limit=1001',
      'order=up',
    ]) {
      const answer = await ask('GET', `${paths.actors(NETWORK)}?${query}`)
      expect(expectProblem(answer, 400, 'invalid-request').errors?.length).toBeGreaterThan(0)
    }
  })
})

describe('GET …/actors/:actorId', () => {
  test('tells partners with what ties them, measures with ranks, collaborations in and out of the slice', async () => {
    const { partners, measures, collaborations, actor } = await sheet('a', 'to=2012')
    expect(actor.name).toBe('Éclat')
    // Newman: a collaboration of three ties each pair with 1 / 2.
    expect(partners.map(({ id, weight }) => [id, weight])).toEqual([
      ['b', 0.5],
      ['c', 0.5],
    ])
    expect(partners[0]?.collaborations).toEqual([{ id: 'p', name: 'Parade' }])
    expect(measures.find(({ id }) => id === 'degree')).toEqual({
      id: 'degree',
      value: 2,
      rank: 1,
      of: 5,
    })
    expect(collaborations.map(({ id, inSlice }) => [id, inSlice])).toEqual([
      ['q', false],
      ['p', true],
    ])
    expect(collaborations[1]?.roles.toSorted()).toEqual(['beneficiary', 'lead'])
  })

  test('says how sure an isolation is, and how far the nearest hub', async () => {
    expect(await sheet('d/é|x')).toMatchObject({
      isolation: {
        reason: 'periphery',
        confidence: { level: 'medium', grounds: ['participations'] },
        lastActivity: '2013-12-31',
      },
      nearestHub: { distance: 1, id: 'a', name: 'Éclat' },
    })
    expect(await sheet('e')).toMatchObject({
      isolation: { confidence: { level: 'high', grounds: ['surveyed', 'nothing-recorded'] } },
      nearestHub: { distance: null, reason: 'no-tie' },
    })
    expect((await sheet('a')).nearestHub).toMatchObject({ distance: 0, id: 'a' })
  })

  test('follows the former id of a merged actor', async () => {
    expect((await sheet('old b')).actor.id).toBe('b')
  })

  test('takes any id, percent-encoded', async () => {
    expect((await sheet('d/é|x')).actor.id).toBe('d/é|x')
  })

  test('an actor that is not there is a problem', async () => {
    expectProblem(await ask('GET', paths.actor(NETWORK, 'zz')), 404, 'actor-not-found')
  })
})

describe('GET …/collaborations', () => {
  test('gives the share of pairs that cross sectors', async () => {
    const answer = await ask('GET', `${paths.collaborations(NETWORK)}?sort=participants`)
    const { items } = expectBody(answer, CollaborationPage)
    // p: culture, culture, école: two pairs of three cross. q: one sector unknown, so nothing is known.
    expect(
      items.map(({ id, participants, crossSector }) => [id, participants, crossSector]),
    ).toEqual([
      ['p', 3, 2 / 3],
      ['q', 2, null],
    ])
  })

  test('one tells everyone in it, once for each role', async () => {
    const answer = await ask('GET', paths.collaboration(NETWORK, 'p'))
    const { members } = expectBody(answer, CollaborationSheet)
    expect(members.map(({ id, role }) => `${id} ${role}`).toSorted()).toEqual([
      'a beneficiary',
      'a lead',
      'b partner',
      'c partner',
    ])
    expect(members.find(({ role }) => role === 'lead')?.startsOn).toBe('2012-05-01')
    expectProblem(
      await ask('GET', paths.collaboration(NETWORK, 'zz')),
      404,
      'collaboration-not-found',
    )
  })
})

describe('GET …/participations', () => {
  test('of one actor or collaboration, page by page', async () => {
    expect((await participations('')).total).toBe(6)
    expect(
      (await participations('actorId=a')).items.map(({ collaborationId }) => collaborationId),
    ).toEqual(['p', 'p', 'q'])
    const first = await participations('collaborationId=p&limit=3')
    expect(first).toMatchObject({ total: 4 })
    expect(first.items[0]).toMatchObject({ key: 'a|p|beneficiary|', role: 'beneficiary' })
    const second = await participations(`collaborationId=p&limit=3&cursor=${first.next ?? ''}`)
    expect(second.items.map(({ key }) => key)).toEqual(['c|p|partner|'])
    expect(second.next).toBeNull()
  })
})

describe('writing records', () => {
  test('an actor is added, changed, joined and removed, each in the history', async () => {
    const added = await ask('POST', paths.actors(NETWORK), {
      name: 'Fanfare',
      sectors: ['culture'],
    })
    expect(expectBody(added, ChangeDone, 201)).toMatchObject({ id: 'Fanfare' })
    expect(added.headers.location).toBe(paths.actor(NETWORK, 'Fanfare'))

    const changed = await ask('PUT', paths.actor(NETWORK, 'Fanfare'), { name: 'Fanfare du Port' })
    expectBody(changed, ChangeDone)
    expect((await sheet('Fanfare')).actor).toMatchObject({ name: 'Fanfare du Port', sectors: [] })

    const joined = await ask('POST', paths.participations(NETWORK), {
      actorId: 'Fanfare',
      collaborationId: 'q',
      role: 'partner',
    })
    const key = expectBody(joined, ChangeDone, 201).id ?? ''
    const inUse = await ask('DELETE', paths.actor(NETWORK, 'Fanfare'))
    const { details } = expectProblem(inUse, 409, 'record-in-use')
    expect(details).toMatchObject({ participations: 1, applications: 0, others: ['Quai'] })

    const moved = await ask('PUT', paths.participation(NETWORK, key), {
      actorId: 'Fanfare',
      collaborationId: 'q',
      role: 'lead',
    })
    const done = expectBody(moved, ChangeDone)
    expect(done.id).toBe('Fanfare|q|lead|')
    expect(done.changeSet?.counts).toEqual({ created: 1, changed: 0, deleted: 1 })
    expectBody(await ask('DELETE', paths.participation(NETWORK, 'Fanfare|q|lead|')), ChangeDone)
    expectBody(await ask('DELETE', paths.actor(NETWORK, 'Fanfare')), ChangeDone)
    expectProblem(await ask('GET', paths.actor(NETWORK, 'Fanfare')), 404, 'actor-not-found')
  })

  test('a collaboration likewise', async () => {
    const body = { name: 'Ronde', startsOn: '2014' }
    const added = await ask('POST', paths.collaborations(NETWORK), body)
    expect(expectBody(added, ChangeDone, 201).id).toBe('Ronde')
    const changed = { name: 'Ronde de nuit', kind: 'action' }
    expectBody(await ask('PUT', paths.collaboration(NETWORK, 'Ronde'), changed), ChangeDone)
    const answer = await ask('GET', paths.collaboration(NETWORK, 'Ronde'))
    expect(expectBody(answer, CollaborationSheet).collaboration).toMatchObject(changed)
    expectBody(await ask('DELETE', paths.collaboration(NETWORK, 'Ronde')), ChangeDone)
  })

  test('what is there already is not written over', async () => {
    expectProblem(
      await ask('POST', paths.actors(NETWORK), { id: 'a', name: 'x' }),
      409,
      'record-exists',
    )
    const again = { actorId: 'b', collaborationId: 'p', role: 'partner' }
    expectProblem(await ask('POST', paths.participations(NETWORK), again), 409, 'record-exists')
  })

  test('an id does not change', async () => {
    const answer = await ask('PUT', paths.actor(NETWORK, 'a'), { id: 'z', name: 'x' })
    expectProblem(answer, 400, 'invalid-request')
  })

  test('a participation of nobody, or in nothing, is refused', async () => {
    const body = { actorId: 'nobody', collaborationId: 'p', role: 'partner' }
    expectProblem(await ask('POST', paths.participations(NETWORK), body), 422, 'unknown-reference')
  })

  test.each([
    [{ name: '' }],
    [{ name: 'x', sectors: 'culture' }],
    [{ name: 'x', place: { latitude: 200 } }],
    [{ name: 'x', knownSince: '2013-13' }],
    [{ name: 'x', unknown: 1 }],
    [{ name: 'x', isPerson: 'true' }],
    [[]],
  ])('%j is no actor', async (body) => {
    expectProblem(await ask('POST', paths.actors(NETWORK), body), 400, 'invalid-request')
  })

  test('what is not there cannot be changed or removed', async () => {
    for (const [path, code] of [
      [paths.actor(NETWORK, 'zz'), 'actor-not-found'],
      [paths.collaboration(NETWORK, 'zz'), 'collaboration-not-found'],
    ] as const) {
      expectProblem(await ask('PUT', path, { name: 'x' }), 404, code)
      expectProblem(await ask('DELETE', path), 404, code)
    }
    const nothing = paths.participation(NETWORK, 'zz')
    expectProblem(await ask('DELETE', nothing), 404, 'participation-not-found')
    const wrong = paths.actors('no-network')
    expectProblem(await ask('POST', wrong, { name: 'x' }), 404, 'network-not-found')
  })
})
