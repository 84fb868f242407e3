import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RecordHistory } from '../../server/contract/changes.ts'
import type { Note } from '../../server/contract/notes.ts'
import { paths } from '../../server/contract/paths.ts'
import type { ComparedSelection } from '../../server/contract/selection.ts'
import { expectProblem } from '../support/answers.ts'
import { httpService, type HttpService } from '../support/http-service.ts'

let service: HttpService
let networkId = ''
beforeAll(async () => {
  service = await httpService()
  networkId = (await inject('POST', paths.networks(), { name: 'Fiches' })).json<{ id: string }>().id
  await inject('POST', paths.actors(networkId), { id: 'a', name: 'Avant', category: 'association' })
  await inject('PUT', paths.actor(networkId, 'a'), { name: 'Après', category: 'association' })
})
afterAll(() => service.close())

const inject = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
  service.app.inject({ method, url, ...(payload && { payload }) })

describe('the history of a record', () => {
  test('says what each change did to it, the latest first', async () => {
    const { items } = (
      await inject('GET', paths.actorHistory(networkId, 'a'))
    ).json<RecordHistory>()
    expect(items.map(({ change, fields }) => [change, fields])).toEqual([
      ['changed', [{ field: 'name', before: 'Avant', after: 'Après' }]],
      ['created', []],
    ])
    expect(items.map(({ changeSet }) => changeSet.version)).toEqual([3, 2])
  })

  test('is empty for what never was, and not there in no network', async () => {
    const none = await inject('GET', paths.collaborationHistory(networkId, 'nothing'))
    expect(none.json<RecordHistory>().items).toEqual([])
    expectProblem(await inject('GET', paths.actorHistory('no', 'a')), 404, 'network-not-found')
  })
})

const url = () => paths.note(networkId, 'actor', 'a')

const read = async () => (await inject('GET', url())).json<Note>()

describe('a note of the team', () => {
  test('is written over the revision that was read, and removed by an empty text', async () => {
    expect(await read()).toEqual({ text: '', revision: 0 })
    expect((await inject('PUT', url(), { text: ' À rappeler ', revision: 0 })).statusCode).toBe(200)
    expect(await read()).toMatchObject({ text: 'À rappeler', revision: 1 })
    const late = await inject('PUT', url(), { text: 'Autre', revision: 0 })
    expectProblem(late, 409, 'revision-conflict')
    expect((await inject('PUT', url(), { text: '', revision: 1 })).statusCode).toBe(200)
    expect(await read()).toEqual({ text: '', revision: 0 })
  })

  test('changes no record: the network keeps its version', async () => {
    const version = async () =>
      (await inject('GET', paths.network(networkId))).json<{ version: number }>().version
    const before = await version()
    await inject('PUT', url(), { text: 'Sans effet', revision: 0 })
    expect(await version()).toBe(before)
  })

  test('of anything else has no address', async () => {
    const answer = await inject('GET', paths.note(networkId, 'call', 'a'))
    expectProblem(answer, 404, 'page-not-found')
  })
})

test('chosen actors are compared; one by one they may be at most two hundred', async () => {
  const answer = await inject('POST', paths.selection(networkId), { actors: ['a', 'gone'] })
  expect(answer.json<ComparedSelection>()).toMatchObject({
    actors: [{ id: 'a', name: 'Après' }],
    absent: ['gone'],
    pairs: 0,
  })
  const actors = Array.from({ length: 201 }, (_, i) => `a${i}`)
  expectProblem(
    await inject('POST', paths.selection(networkId), { actors }),
    400,
    'invalid-request',
  )
})
