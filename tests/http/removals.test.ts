import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ChangeDone } from '../../server/contract/changes.ts'
import { paths } from '../../server/contract/paths.ts'
import { RecordReferences } from '../../server/contract/records.ts'
import { newActor, newCollaboration, newNetwork } from '../../server/domain/records.ts'
import { expectBody, expectProblem } from '../support/answers.ts'
import { httpService, type HttpService } from '../support/http-service.ts'

// `h` is in two collaborations, funded and spotted one that it is not in, and is a support actor.
const NETWORK = 'n'
let service: HttpService
beforeAll(async () => {
  service = await httpService()
  const funding = { funderName: 'Halle', amount: 100, currency: 'EUR' }
  await service.addNetwork({
    network: newNetwork({
      id: NETWORK,
      name: 'N',
      createdAt: '2015-01-01T00:00:00.000Z',
      supportActorIds: ['z', 'h'],
    }),
    actors: ['a', 'h', 'z'].map((id) => newActor({ id, name: id === 'h' ? 'Halle' : id })),
    collaborations: [
      newCollaboration({ id: 'p', name: 'Parade' }),
      newCollaboration({ id: 'q', name: 'Quai', followsIds: ['p'] }),
      newCollaboration({
        id: 'r',
        name: 'Ronde',
        spottedById: 'h',
        fundings: [
          { ...funding, funderId: 'h' },
          { ...funding, funderName: 'z', funderId: 'z' },
        ],
      }),
    ],
    participations: [
      { actorId: 'a', collaborationId: 'p', role: 'lead' },
      { actorId: 'h', collaborationId: 'p', role: 'partner' },
      { actorId: 'h', collaborationId: 'q', role: 'partner' },
      { actorId: 'h', collaborationId: 'q', role: 'funder' },
    ],
  })
  const call = paths.application(NETWORK, 'ami', 'p')
  await ask('POST', paths.calls(NETWORK), { id: 'ami', name: 'AMI' })
  await ask('PUT', call, { status: 'filed' })
  await ask('PUT', paths.note(NETWORK, 'actor', 'h'), { text: 'vu en mai', revision: 0 })
})
afterAll(() => service.close())

const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object, headers = {}) =>
  service.app.inject({ method, url, headers, ...(body && { payload: body }) })

/** Every record of the network, as the store reads it. */
async function everything(): Promise<string> {
  const batches: unknown[] = []
  for await (const { record, rows } of service.store.read(NETWORK)) {
    batches.push(...rows.map(({ key, value }) => [record, key, value]))
  }
  return JSON.stringify(batches)
}

describe('removing an actor that others refer to', () => {
  test('is told beforehand: what goes, what only forgets it, what is kept', async () => {
    const answer = await ask('GET', paths.actorReferences(NETWORK, 'h'))
    expect(expectBody(answer, RecordReferences)).toEqual({
      participations: 3,
      applications: 0,
      mentions: 2,
      others: [
        { id: 'p', name: 'Parade' },
        { id: 'q', name: 'Quai' },
      ],
      otherCount: 2,
      hasNote: true,
    })
    const nothing = await ask('GET', paths.actorReferences(NETWORK, 'nobody'))
    expectProblem(nothing, 404, 'actor-not-found')
  })

  test('is refused unless it is asked for, with what refers to it', async () => {
    const before = await everything()
    const { details } = expectProblem(
      await ask('DELETE', paths.actor(NETWORK, 'h')),
      409,
      'record-in-use',
    )
    expect(details).toEqual({
      record: 'actor',
      id: 'h',
      participations: 3,
      applications: 0,
      mentions: 2,
      others: ['Parade', 'Quai'],
      otherCount: 2,
    })
    expect(await everything()).toBe(before)
  })

  test('a support actor that takes part in nothing is named by the settings', async () => {
    const { details } = expectProblem(
      await ask('DELETE', paths.actor(NETWORK, 'z')),
      409,
      'record-in-use',
    )
    expect(details).toMatchObject({ participations: 0, mentions: 2 })
  })

  test('takes it all along in one change set, which one undo brings back', async () => {
    const before = await everything()
    const headers = { 'accept-language': 'fr' }
    const url = `${paths.actor(NETWORK, 'h')}?cascade=true`
    const { changeSet } = expectBody(await ask('DELETE', url, undefined, headers), ChangeDone)
    expect(changeSet).toMatchObject({
      counts: { created: 0, changed: 2, deleted: 4 },
      reason: 'Acteur retiré, avec ce qui le citait',
    })
    const after = JSON.parse(await everything())
    expect(after.filter(([record]: string[]) => record === 'participation')).toHaveLength(1)
    const ronde = after.find(([, key]: string[]) => key === 'r')[2]
    expect(ronde).not.toHaveProperty('spottedById')
    expect(ronde.fundings).toEqual([
      { funderName: 'Halle', amount: 100, currency: 'EUR' },
      { funderName: 'z', amount: 100, currency: 'EUR', funderId: 'z' },
    ])
    const { network } = await service.store.getNetwork(NETWORK)
    expect(network.supportActorIds).toEqual(['z'])

    expectBody(await ask('POST', paths.changeUndo(NETWORK, changeSet?.id ?? '')), ChangeDone)
    expect(await everything()).toBe(before)
    const note = await ask('GET', paths.note(NETWORK, 'actor', 'h'))
    expect(note.json()).toMatchObject({ text: 'vu en mai' })
  })

  test('is refused where the network is no longer the one that was told of', async () => {
    const told = await ask('GET', paths.actorReferences(NETWORK, 'h'))
    const joined = { actorId: 'h', collaborationId: 'r', role: 'partner' }
    await ask('POST', paths.participations(NETWORK), joined)
    const headers = { 'if-match': String(told.headers['etag']) }
    const url = `${paths.actor(NETWORK, 'h')}?cascade=true`
    expectProblem(await ask('DELETE', url, undefined, headers), 409, 'version-conflict')
  })
})

describe('removing a collaboration or a call', () => {
  test('a collaboration takes its participations and applications along, and is followed no more', async () => {
    const before = await everything()
    const told = await ask('GET', paths.collaborationReferences(NETWORK, 'p'))
    expect(expectBody(told, RecordReferences)).toMatchObject({
      participations: 2,
      applications: 1,
      mentions: 1,
      others: [
        { id: 'a', name: 'a' },
        { id: 'h', name: 'Halle' },
      ],
    })
    const path = paths.collaboration(NETWORK, 'p')
    expectProblem(await ask('DELETE', path), 409, 'record-in-use')
    const { changeSet } = expectBody(await ask('DELETE', `${path}?cascade=true`), ChangeDone)
    expect(changeSet?.counts).toEqual({ created: 0, changed: 1, deleted: 4 })
    expectBody(await ask('POST', paths.changeUndo(NETWORK, changeSet?.id ?? '')), ChangeDone)
    expect(await everything()).toBe(before)
  })

  test('a call takes its applications along', async () => {
    const path = paths.call(NETWORK, 'ami')
    expectProblem(await ask('DELETE', path), 409, 'record-in-use')
    const { changeSet } = expectBody(await ask('DELETE', `${path}?cascade=true`), ChangeDone)
    expect(changeSet?.counts).toEqual({ created: 0, changed: 0, deleted: 2 })
  })

  test('what nothing refers to goes alone, with or without asking', async () => {
    await ask('POST', paths.actors(NETWORK), { id: 'seul', name: 'Seul' })
    const path = `${paths.actor(NETWORK, 'seul')}?cascade=true`
    const { changeSet } = expectBody(await ask('DELETE', path), ChangeDone)
    expect(changeSet?.counts).toEqual({ created: 0, changed: 0, deleted: 1 })
  })
})
