import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ChangeDone } from '../../server/contract/changes.ts'
import { ActorMerges, DuplicatePage } from '../../server/contract/duplicates.ts'
import { Job } from '../../server/contract/jobs.ts'
import { paths } from '../../server/contract/paths.ts'
import { ActorSheet } from '../../server/contract/records.ts'
import { newActor, newCollaboration, newNetwork } from '../../server/domain/records.ts'
import { expectBody, expectProblem } from '../support/answers.ts'
import { httpService, type HttpService } from '../support/http-service.ts'
import { multipart } from '../support/multipart.ts'

const PAU = { commune: '64445' }
const BORDEAUX = { commune: '33063' }
let service: HttpService
let network = ''
let made = 0

/** A network of its own for each test: two spellings of Cap Sciences, one CCAS and one mairie, and others. */
async function fresh(): Promise<void> {
  network = `n${++made}`
  await service.addNetwork({
    network: newNetwork({
      id: network,
      name: 'N',
      createdAt: '2015-01-01T00:00:00.000Z',
      supportActorIds: ['cap2'],
    }),
    actors: [
      newActor({ id: 'cap', name: 'Cap Sciences', place: BORDEAUX, sectors: ['science'] }),
      newActor({ id: 'cap2', name: 'CAP-SCIENCES', place: BORDEAUX, sectors: ['culture'] }),
      newActor({ id: 'ccas', name: 'CCAS de Pau', place: PAU }),
      newActor({ id: 'pau', name: 'Mairie de Pau', place: PAU }),
      newActor({ id: 'rocher', name: 'Rocher de Palmer', place: BORDEAUX }),
      newActor({ id: 'rocher2', name: 'Le Rocher de Palmer', place: PAU }),
    ],
    collaborations: [
      newCollaboration({ id: 'p', name: 'P', spottedById: 'cap2', startsOn: '2012' }),
      newCollaboration({ id: 'q', name: 'Q' }),
    ],
    participations: [
      { actorId: 'cap', collaborationId: 'p', role: 'lead' },
      { actorId: 'cap2', collaborationId: 'p', role: 'lead' },
      { actorId: 'cap2', collaborationId: 'q', role: 'partner' },
      { actorId: 'pau', collaborationId: 'q', role: 'partner' },
    ],
  })
}

beforeAll(async () => {
  service = await httpService()
})
afterAll(async () => {
  await service.close()
})

const ask = (method: 'GET' | 'POST' | 'PUT', url: string, body?: object, headers = {}) =>
  service.app.inject({
    method,
    url,
    headers: { prefer: 'wait=30', ...headers },
    ...(body && { payload: body }),
  })
const list = async (query = '') =>
  expectBody(await ask('GET', `${paths.duplicates(network)}?${query}`), DuplicatePage)
const pairs = async () => (await list()).items.map(({ a, b }) => [a.id, b.id])
const merge = (keepId: string, mergedIds: string[], headers = {}) =>
  ask('POST', paths.duplicateMerge(network), { keepId, mergedIds }, headers)
const decide = (a: string, b: string, decision: string | null) =>
  ask('PUT', paths.duplicateDecisions(network), { a, b, decision })

/** All records as lines of JSON. */
async function records(): Promise<string[]> {
  const lines: string[] = []
  for await (const { record, rows } of service.store.read(network)) {
    for (const row of rows) lines.push(JSON.stringify([record, row]))
  }
  return lines
}

describe('GET …/duplicates', () => {
  test('gives pairs with both actors, their reasons and what would move', async () => {
    await fresh()
    const { items, total, counts } = await list()
    expect(total).toBe(2)
    expect(counts).toMatchObject({ certain: 1, probable: 1 })
    expect(items[0]).toMatchObject({
      a: { id: 'cap', participations: 1, placeName: 'Bordeaux' },
      b: { id: 'cap2', participations: 2 },
      class: 'certain',
      reasons: [{ code: 'same-name' }, { code: 'same-place' }],
    })
    expect(items[1]).toMatchObject({ a: { id: 'rocher' }, class: 'probable' })
    const probable = await list('class=probable&limit=1')
    expect(probable).toMatchObject({ total: 1, next: null })
  })

  test('what was said is remembered: later comes last, different does not come again', async () => {
    await fresh()
    expect((await decide('cap', 'cap2', 'later')).statusCode).toBe(204)
    expect(await pairs()).toEqual([
      ['rocher', 'rocher2'],
      ['cap', 'cap2'],
    ])
    await decide('cap2', 'cap', 'different')
    expect(await pairs()).toEqual([['rocher', 'rocher2']])
    expect((await list()).counts.different).toBe(1)
    await decide('cap', 'cap2', null)
    expect(await pairs()).toHaveLength(2)
    expectProblem(await decide('cap', 'nobody', 'later'), 404, 'actor-not-found')
  })

  test('a search is a job that can be given up, and asked for again', async () => {
    await fresh()
    const asked = await ask('GET', paths.duplicates(network), undefined, { prefer: 'wait=0' })
    const { id } = expectBody(asked, Job, 202)
    const given = await service.app.inject({ method: 'DELETE', url: paths.job(id) })
    expect(given.statusCode).toBe(202)
    // Whether it was given up in time or not, the next question has its answer.
    expect((await list()).total).toBe(2)
  })

  test('an answer is unchanged until a decision or a change', async () => {
    await fresh()
    const first = await ask('GET', paths.duplicates(network))
    const tag = { 'if-none-match': String(first.headers['etag']) }
    expect((await ask('GET', paths.duplicates(network), undefined, tag)).statusCode).toBe(304)
    await decide('cap', 'cap2', 'later')
    expect((await ask('GET', paths.duplicates(network), undefined, tag)).statusCode).toBe(200)
  })
})

describe('merging', () => {
  test('moves participations and references, is found by the former id, and taken apart again', async () => {
    await fresh()
    const before = await records()
    await list()
    const done = expectBody(await merge('cap', ['cap2']), ChangeDone)
    expect(done.id).toBe('cap')
    expect(done.changeSet?.reason).toMatch(/^Doublons fusionnés\s: CAP-SCIENCES → Cap Sciences$/)
    expect(await pairs()).toEqual([['rocher', 'rocher2']])

    const sheet = expectBody(await ask('GET', paths.actor(network, 'cap2')), ActorSheet)
    expect(sheet.actor).toMatchObject({
      id: 'cap',
      formerIds: ['cap2'],
      aliases: ['CAP-SCIENCES'],
      sectors: ['science', 'culture'],
    })
    expect(sheet.collaborations.map(({ id }) => id).toSorted()).toEqual(['p', 'q'])
    const stored = await service.store.getNetwork(network)
    expect(stored.network.supportActorIds).toEqual(['cap'])
    expect(stored.counts).toMatchObject({ actors: 5, participations: 3 })

    const merges = expectBody(await ask('GET', paths.actorMerges(network, 'cap')), ActorMerges)
    expect(merges.items).toMatchObject([
      { changeSetId: done.changeSet?.id, merged: [{ id: 'cap2' }], isInForce: true },
    ])
    const changeSetId = done.changeSet?.id ?? ''
    const apart = await ask('POST', paths.duplicateUnmerge(network), { changeSetId })
    expectBody(apart, ChangeDone)
    expect(await records()).toEqual(before)
    expect(await pairs()).toContainEqual(['cap', 'cap2'])
    const after = expectBody(await ask('GET', paths.actorMerges(network, 'cap')), ActorMerges)
    expect(after.items).toMatchObject([{ isInForce: false }])
    // Merged once more, only the later merge is in force.
    expectBody(await merge('cap', ['cap2']), ChangeDone)
    const again = expectBody(await ask('GET', paths.actorMerges(network, 'cap')), ActorMerges)
    expect(again.items).toMatchObject([{ isInForce: true }, { isInForce: false }])
  })

  test('is refused for another version, for oneself and for nobody', async () => {
    await fresh()
    expectProblem(await merge('cap', ['cap2'], { 'if-match': '"1"' }), 409, 'version-conflict')
    expectProblem(await merge('cap', ['cap']), 400, 'invalid-request')
    expectProblem(await merge('cap', ['nobody']), 404, 'actor-not-found')
    expect((await service.store.getNetwork(network)).counts.actors).toBe(6)
  })

  test('cannot be taken back once something stands on it, and the answer says what', async () => {
    await fresh()
    const done = expectBody(await merge('cap', ['cap2']), ChangeDone)
    const { id: changeSetId = '' } = done.changeSet ?? {}
    const fields = { name: 'Cap Sciences Bordeaux' }
    expect((await ask('PUT', paths.actor(network, 'cap'), fields)).statusCode).toBe(200)
    const refused = await ask('POST', paths.duplicateUnmerge(network), { changeSetId })
    const { details } = expectProblem(refused, 409, 'undo-blocked')
    expect(details).toMatchObject({ obstacles: ['actor cap'] })
    const [other] = await service.store.history(network, { limit: 1 })
    const notMerge = { changeSetId: other?.id ?? '' }
    expectProblem(
      await ask('POST', paths.duplicateUnmerge(network), notMerge),
      400,
      'invalid-request',
    )
  })
})

describe('the next import of the same source', () => {
  const text = 'actor,project\nCap Sciences,P\nCAP-SCIENCES,P\nCAP-SCIENCES,Q\nRocher,Q\n'
  const mapping = {
    version: 1,
    tables: [
      {
        file: '*.csv',
        holds: 'participations',
        actor: { id: 'actor', name: 'actor' },
        collaboration: { id: 'project' },
      },
    ],
  }
  const send = async () => {
    const { payload, headers } = multipart([{ name: 'a.csv', text }], mapping)
    const sent = await service.app.inject({
      method: 'POST',
      url: paths.imports(network),
      headers: { prefer: 'wait=30', ...headers },
      payload,
    })
    return sent.json<{ id: string; preview: unknown }>()
  }

  test('finds what was merged still merged', async () => {
    const created = await ask('POST', paths.networks(), { name: 'Deux éditions' })
    network = created.json<{ id: string }>().id
    await ask('POST', paths.importConfirm(network, (await send()).id), {})
    expect(await pairs()).toEqual([['CAP-SCIENCES', 'Cap Sciences']])
    expectBody(await merge('Cap Sciences', ['CAP-SCIENCES']), ChangeDone)

    const again = await send()
    expect(again.preview).toMatchObject({
      actors: { created: 0 },
      collaborations: { created: 0, changed: 0 },
      participations: { created: 0, changed: 0 },
    })
    await ask('POST', paths.importConfirm(network, again.id), {})
    const { counts } = await service.store.getNetwork(network)
    expect(counts).toEqual({ actors: 2, collaborations: 2, participations: 3 })
    expect(await pairs()).toEqual([])
  })
})
