import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SavedView, SavedViewList } from '../../server/contract/saved-views.ts'
import { paths } from '../../server/contract/paths.ts'
import { expectProblem } from '../support/answers.ts'
import { httpService, type HttpService } from '../support/http-service.ts'

const TOKEN = 'a-token-of-32-characters-or-more'
const owner = { authorization: `Bearer ${TOKEN}` }

let service: HttpService
let networkId = ''
let other = ''
beforeAll(async () => {
  service = await httpService({ MAILLAGE_TOKEN: TOKEN })
  for (const name of ['Un', 'Deux']) {
    const made = await inject('POST', paths.networks(), owner, { name })
    const { id } = made.json<{ id: string }>()
    if (name === 'Un') networkId = id
    else other = id
  }
})
afterAll(() => service.close())

function inject(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  headers: Record<string, string> = {},
  payload?: object,
) {
  return service.app.inject({ method, url, headers, ...(payload && { payload }) })
}

async function save(name: string): Promise<SavedView> {
  const address = `/networks/${networkId}/network?from=2010#actor=a`
  const answer = await inject('POST', paths.savedViews(networkId), owner, { name, address })
  expect(answer.statusCode).toBe(201)
  return answer.json<SavedView>()
}

describe('a saved view', () => {
  test('keeps its name, address and version, and is listed until it is removed', async () => {
    const view = await save('Avant le lancement')
    expect(view).toMatchObject({
      networkId,
      name: 'Avant le lancement',
      address: `/networks/${networkId}/network?from=2010#actor=a`,
      version: 1,
    })
    const list = await inject('GET', paths.savedViews(networkId), owner)
    expect(list.json<SavedViewList>().items.map(({ id }) => id)).toEqual([view.id])
    expect((await inject('DELETE', paths.savedView(networkId, view.id), owner)).statusCode).toBe(
      204,
    )
    expectProblem(await inject('GET', paths.sharedView(view.id)), 404, 'view-not-found')
  })

  test('must lead into a network, under a name', async () => {
    for (const body of [
      { name: '', address: '/networks/a' },
      { name: 'x', address: 'https://evil.example' },
      { name: 'x', address: '//evil.example/networks/a' },
    ]) {
      const answer = await inject('POST', paths.savedViews(networkId), owner, body)
      expectProblem(answer, 400, 'invalid-request')
    }
  })

  test('is not removed through another network', async () => {
    const view = await save('À moi')
    const answer = await inject('DELETE', paths.savedView(other, view.id), owner)
    expectProblem(answer, 404, 'view-not-found')
  })
})

describe('who comes with a shared link', () => {
  let shared: Record<string, string> = {}
  beforeAll(async () => {
    shared = { authorization: `Share ${(await save('Partagée')).id}` }
  })

  test('finds the view without a token, then reads its network', async () => {
    const id = shared['authorization']?.slice(6) ?? ''
    expect((await inject('GET', paths.sharedView(id))).json<SavedView>().name).toBe('Partagée')
    expect((await inject('GET', paths.network(networkId), shared)).statusCode).toBe(200)
    expect((await inject('GET', paths.actors(networkId), shared)).statusCode).toBe(200)
    expect((await inject('GET', paths.measures(), shared)).statusCode).toBe(200)
  })

  test('changes nothing, and sees no other network, no draft and no other link', async () => {
    const refused = [
      inject('POST', paths.actors(networkId), shared, { name: 'Nouveau' }),
      inject('DELETE', paths.network(networkId), shared),
      inject('PATCH', paths.network(networkId), shared, { name: 'Autre' }),
      inject('GET', paths.network(other), shared),
      inject('GET', paths.networks(), shared),
      inject('GET', paths.savedViews(networkId), shared),
      inject('GET', paths.imports(networkId), shared),
      inject('GET', paths.jobs(), shared),
    ]
    for (const answer of await Promise.all(refused)) expectProblem(answer, 403, 'read-only')
  })

  test('is asked for a token when the link is of nothing', async () => {
    const answer = await inject('GET', paths.network(networkId), { authorization: 'Share nothing' })
    expectProblem(answer, 401, 'unauthorized')
  })
})

test('the saved views of a network go with it', async () => {
  const view = await save('Bientôt partie')
  expect((await inject('DELETE', paths.network(networkId), owner)).statusCode).toBe(204)
  expectProblem(await inject('GET', paths.sharedView(view.id)), 404, 'view-not-found')
})
