import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../server/contract/paths.ts'
import { HAND_MAPPING } from '../fixtures/hand.ts'
import { httpService, type HttpService } from '../support/http-service.ts'

let service: HttpService
beforeAll(async () => {
  service = await httpService()
})
afterAll(() => service.close())

const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
  service.app.inject({ method, url, ...(payload && { payload }) })

describe('saved mappings', () => {
  test('are saved, listed by name, replaced and removed', async () => {
    const made = await ask('POST', paths.mappings(), { name: ' Tableau B ', mapping: HAND_MAPPING })
    expect(made.statusCode).toBe(201)
    expect(made.json()).toMatchObject({ name: 'Tableau B', mapping: HAND_MAPPING })
    const { id } = made.json<{ id: string }>()
    expect(made.headers['location']).toBe(paths.mapping(id))
    await ask('POST', paths.mappings(), { name: 'Adhérents', mapping: HAND_MAPPING })
    const { items } = (await ask('GET', paths.mappings())).json<{ items: { name: string }[] }>()
    expect(items.map(({ name }) => name)).toEqual(['Adhérents', 'Tableau B'])

    const { network: _settings, ...mapping } = HAND_MAPPING
    const changed = await ask('PUT', paths.mapping(id), { name: 'Tableau C', mapping })
    expect(changed.json()).toMatchObject({ id, name: 'Tableau C', mapping })
    expect((await ask('GET', paths.mapping(id))).json().name).toBe('Tableau C')

    expect((await ask('DELETE', paths.mapping(id))).statusCode).toBe(204)
    expect((await ask('GET', paths.mapping(id))).json().code).toBe('mapping-not-found')
    expect((await ask('DELETE', paths.mapping(id))).statusCode).toBe(404)
  })

  test('one name is one mapping, whatever its capitals', async () => {
    const body = { name: 'Rencontres', mapping: HAND_MAPPING }
    expect((await ask('POST', paths.mappings(), body)).statusCode).toBe(201)
    const again = await ask('POST', paths.mappings(), { ...body, name: 'RENCONTRES ' })
    expect(again.statusCode).toBe(409)
    expect(again.json()).toMatchObject({ code: 'mapping-exists', details: { id: 'Rencontres' } })
  })

  test('what is no mapping is refused with its place', async () => {
    const refused = await ask('POST', paths.mappings(), { name: 'x', mapping: { version: 2 } })
    expect(refused.statusCode).toBe(400)
    expect(refused.json().errors[0].where).toContain('mapping')
    expect(
      (await ask('POST', paths.mappings(), { name: ' ', mapping: HAND_MAPPING })).statusCode,
    ).toBe(400)
  })
})
