import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ChangeDetails, ChangeDone, ChangePage } from '../../server/contract/changes.ts'
import { NetworkDetails, NetworkList, NetworkSummary } from '../../server/contract/networks.ts'
import { paths } from '../../server/contract/paths.ts'
import { newActor, newCollaboration, newNetwork } from '../../server/domain/records.ts'
import { expectBody, expectProblem } from '../support/answers.ts'
import { httpService, type HttpService } from '../support/http-service.ts'

let service: HttpService
beforeAll(async () => {
  service = await httpService()
  await service.addNetwork({
    network: newNetwork({
      id: 'gironde',
      name: 'Gironde',
      createdAt: '2015-01-01T00:00:00.000Z',
      supportActorIds: ['help'],
    }),
    actors: [
      newActor({ id: 'a', name: 'A', sectors: ['culture'], place: { commune: '33063' } }),
      newActor({
        id: 'b',
        name: 'B',
        sectors: ['culture', 'école'],
        attributes: { rive: 'droite' },
      }),
      newActor({ id: 'help', name: 'Appui', attributes: { rive: 'gauche' } }),
    ],
    collaborations: [
      newCollaboration({
        id: 'p',
        name: 'P',
        startsOn: '2012',
        endsOn: '2013-03',
        domains: ['son'],
      }),
      newCollaboration({ id: 'q', name: 'Q', kind: 'action' }),
    ],
    participations: [
      { actorId: 'a', collaborationId: 'p', role: 'lead' },
      { actorId: 'b', collaborationId: 'p', role: 'partner' },
      { actorId: 'help', collaborationId: 'p', role: 'support' },
      { actorId: 'b', collaborationId: 'q', role: 'partner' },
    ],
  })
})
afterAll(async () => {
  await service.close()
})

const ask = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  body?: object,
  headers = {},
) => service.app.inject({ method, url, headers, ...(body && { payload: body }) })

/** Creates a network with a body as it is written. */
const send = (payload: string, type: string) =>
  service.app.inject({
    method: 'POST',
    url: paths.networks(),
    headers: { 'content-type': type },
    payload,
  })

describe('GET /api/networks', () => {
  test('lists each with its counts and period', async () => {
    const { items } = expectBody(await ask('GET', paths.networks()), NetworkList)
    expect(items.find(({ id }) => id === 'gironde')).toMatchObject({
      name: 'Gironde',
      version: 2,
      synthetic: false,
      counts: { actors: 3, collaborations: 2, participations: 4 },
      period: { from: '2012-01-01', to: '2013-03-31' },
    })
  })
})

describe('GET /api/networks/:networkId', () => {
  test('gives everything that a slice can be made of', async () => {
    const answer = await ask('GET', paths.network('gironde'), undefined, {
      'accept-language': 'en',
    })
    const { settings, choices } = expectBody(answer, NetworkDetails)
    expect(settings).toMatchObject({ supportActors: [{ id: 'help', name: 'Appui' }] })
    expect(choices.sectors).toEqual([
      { value: 'culture', label: 'culture', count: 2 },
      { value: 'école', label: 'école', count: 1 },
    ])
    expect(choices.kinds).toEqual([
      { value: 'project', label: 'projects', count: 1 },
      { value: 'action', label: 'actions', count: 1 },
    ])
    expect(choices.years).toEqual([
      { year: 2012, collaborations: 1 },
      { year: 2013, collaborations: 1 },
    ])
    expect(choices.territories).toEqual(
      expect.arrayContaining([
        { value: '33063', label: 'Bordeaux', kind: 'commune', count: 1 },
        { value: 'departement:33', label: 'Gironde', kind: 'departement', count: 1 },
        { value: 'region:75', label: 'Nouvelle-Aquitaine', kind: 'region', count: 1 },
        { value: 'attribute:rive:droite', label: 'rive – droite', kind: 'attribute', count: 1 },
      ]),
    )
  })

  test('is answered with 304 while nothing changed, in the same language', async () => {
    const first = await ask('GET', paths.network('gironde'))
    const etag = String(first.headers.etag)
    expect(etag).toMatch(/^"2-/)
    const again = await ask('GET', paths.network('gironde'), undefined, { 'if-none-match': etag })
    expect(again.statusCode).toBe(304)
    expect(again.body).toBe('')
    const english = { 'if-none-match': etag, 'accept-language': 'en' }
    expect((await ask('GET', paths.network('gironde'), undefined, english)).statusCode).toBe(200)
  })

  test.each(['nothing-here', 'NOT AN ID', '../x', 'é'])('%j is not there', async (id) => {
    const problem = expectProblem(await ask('GET', paths.network(id)), 404, 'network-not-found')
    expect(problem.detail).toContain(id)
  })
})

describe('POST /api/networks', () => {
  test('makes an id of the name, with a number when it is taken', async () => {
    const body = { name: 'Réseau d’Aquitaine ' }
    const first = await ask('POST', paths.networks(), body)
    expect(expectBody(first, NetworkSummary, 201)).toMatchObject({
      id: 'reseau-d-aquitaine',
      version: 1,
    })
    expect(first.headers.location).toBe('/api/networks/reseau-d-aquitaine')
    const second = expectBody(await ask('POST', paths.networks(), body), NetworkSummary, 201)
    expect(second.id).toBe('reseau-d-aquitaine-2')
  })

  test('says of a wrong body where and what', async () => {
    const answer = await ask('POST', paths.networks(), { nam: 'x' }, { 'accept-language': 'en' })
    expect(expectProblem(answer, 400, 'invalid-request').errors).toEqual([
      { where: 'body', message: 'Missing: name.' },
      { where: 'body', message: 'Unknown field: nam.' },
    ])
  })

  test('does not take a number for a text', async () => {
    expectProblem(await ask('POST', paths.networks(), { name: 5 }), 400, 'invalid-request')
  })

  test('refuses what is not JSON', async () => {
    expectProblem(await send('{', 'application/json'), 400, 'invalid-request')
    expectProblem(await send('', 'application/json'), 400, 'invalid-request')
    expectProblem(await send('<a/>', 'application/xml'), 415, 'unsupported-media-type')
    const long = JSON.stringify({ name: 'x'.repeat(3_000_000) })
    expectProblem(await send(long, 'application/json'), 413, 'request-too-large')
  })
})

describe('settings, history and undo', () => {
  test('a change of settings is a change set that can be taken back', async () => {
    const created = await ask('POST', paths.networks(), { name: 'Réglages' })
    const { id } = expectBody(created, NetworkSummary, 201)
    const change = { dormantAfterMonths: 6, actorListComplete: true }
    const done = expectBody(await ask('PATCH', paths.network(id), change), ChangeDone)
    expect(done).toMatchObject({ version: 2, changeSet: { counts: { changed: 1 } } })
    const changeSetId = done.changeSet?.id ?? ''

    const details = expectBody(await ask('GET', paths.change(id, changeSetId)), ChangeDetails)
    expect(details.entries).toHaveLength(1)
    expect(details.entries[0]?.before).toMatchObject({ dormantAfterMonths: 24 })

    const undone = expectBody(await ask('POST', paths.changeUndo(id, changeSetId)), ChangeDone)
    expect(undone.version).toBe(3)
    const after = expectBody(await ask('GET', paths.network(id)), NetworkDetails)
    expect(after.settings.dormantAfterMonths).toBe(24)

    const firstPage = expectBody(await ask('GET', `${paths.changes(id)}?limit=2`), ChangePage)
    expect(firstPage.items.map(({ version }) => version)).toEqual([3, 2])
    expect(firstPage.total).toBe(3)
    const next = `${paths.changes(id)}?limit=2&cursor=${firstPage.next ?? ''}`
    const secondPage = expectBody(await ask('GET', next), ChangePage)
    expect(secondPage.items.map(({ version }) => version)).toEqual([1])
    expect(secondPage.next).toBeNull()
  })

  test('the history names what was changed, in the language of who reads it', async () => {
    const { id } = expectBody(
      await ask('POST', paths.networks(), { name: 'Histoire' }),
      NetworkSummary,
      201,
    )
    await ask('POST', paths.actors(id), { id: 'cap', name: 'Cap Sciences' })
    await ask('POST', paths.collaborations(id), { id: 'fab', name: 'Fabrique', kind: 'project' })
    const join = { actorId: 'cap', collaborationId: 'fab', role: 'partner' }
    await ask('POST', paths.participations(id), join)
    await ask('DELETE', `${paths.actor(id, 'cap')}?cascade=true`)
    const tell = async (language: string) => {
      const answer = await service.app.inject({
        url: paths.changes(id),
        headers: { 'accept-language': language },
      })
      return expectBody(answer, ChangePage).items.map(({ reason, records }) => [
        reason,
        ...records.map(({ name }) => name),
      ])
    }
    expect(await tell('en')).toEqual([
      ['Actor removed, with what referred to it', 'Cap Sciences'],
      ['Participation added', 'Cap Sciences – Fabrique'],
      ['Collaboration added', 'Fabrique'],
      ['Actor added', 'Cap Sciences'],
      ['Network created'],
    ])
    expect((await tell('fr')).slice(-2)).toEqual([
      ['Acteur ajouté', 'Cap Sciences'],
      ['Réseau créé'],
    ])
  })

  test('an undo that a later change stands in the way of is refused with the list', async () => {
    const { id } = expectBody(
      await ask('POST', paths.networks(), { name: 'Deux fois' }),
      NetworkSummary,
      201,
    )
    const first = await ask('PATCH', paths.network(id), { dormantAfterMonths: 6 })
    await ask('PATCH', paths.network(id), { dormantAfterMonths: 7 })
    const changeSetId = expectBody(first, ChangeDone).changeSet?.id ?? ''
    const problem = expectProblem(
      await ask('POST', paths.changeUndo(id, changeSetId)),
      409,
      'undo-blocked',
    )
    expect(problem.details).toMatchObject({ obstacles: [`network ${id}`] })
  })

  test('a support actor that is not there is refused', async () => {
    const answer = await ask('PATCH', paths.network('gironde'), { supportActorIds: ['nobody'] })
    expectProblem(answer, 422, 'unknown-reference')
  })

  test('a write meant for another version is refused', async () => {
    const change = { newWithinMonths: 3 }
    const answer = await ask('PATCH', paths.network('gironde'), change, { 'if-match': '"1-abc"' })
    expectProblem(answer, 409, 'version-conflict')
  })

  test('an unknown change set is not there', async () => {
    const answer = await ask('GET', paths.change('gironde', 'none'))
    expectProblem(answer, 404, 'change-set-not-found')
    const undo = await ask('POST', paths.changeUndo('gironde', 'none'))
    expectProblem(undo, 404, 'change-set-not-found')
  })
})

describe('DELETE /api/networks/:networkId', () => {
  test('removes it', async () => {
    const { id } = expectBody(
      await ask('POST', paths.networks(), { name: 'De trop' }),
      NetworkSummary,
      201,
    )
    const gone = await ask('DELETE', paths.network(id))
    expect(gone.statusCode).toBe(204)
    expect(gone.body).toBe('')
    expectProblem(await ask('GET', paths.network(id)), 404, 'network-not-found')
    expectProblem(await ask('DELETE', paths.network(id)), 404, 'network-not-found')
  })
})
