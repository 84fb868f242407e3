import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assertListenAllowed } from '../../server/http/plugins/security.ts'
import { expectProblem } from '../support/answers.ts'
import { httpService, type HttpService } from '../support/http-service.ts'

const TOKEN = 'a-token-of-32-characters-or-more'

let open: HttpService
let guarded: HttpService
beforeAll(async () => {
  open = await httpService()
  guarded = await httpService({ MAILLAGE_TOKEN: TOKEN, MAILLAGE_HOSTS: 'maillage.example' })
})
afterAll(async () => {
  await open.close()
  await guarded.close()
})

const get = (service: HttpService, url: string, headers: Record<string, string> = {}) =>
  service.app.inject({ method: 'GET', url, headers })

describe('Host', () => {
  test.each(['127.0.0.1:4870', 'localhost', '[::1]:4870', 'LOCALHOST:1'])(
    '%s is this machine',
    async (host) => {
      expect((await get(open, '/api/networks', { host })).statusCode).toBe(200)
    },
  )

  test.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:4870'])(
    'a name that points here from elsewhere (%j) is refused',
    async (host) => {
      expectProblem(await get(open, '/api/networks', { host }), 403, 'forbidden-host')
    },
  )

  test('a name that the settings allow is accepted', async () => {
    const answer = await get(guarded, '/api/health', { host: 'maillage.example' })
    expect(answer.statusCode).toBe(200)
  })
})

describe('Origin', () => {
  test('a page of this service may ask', async () => {
    const headers = { host: 'localhost:4870', origin: 'http://localhost:4870' }
    expect((await get(open, '/api/networks', headers)).statusCode).toBe(200)
  })

  test.each([
    'https://evil.example',
    'http://localhost:3000',
    'null',
    'http://localhost:4870.evil',
  ])('a page of %s may not, whatever the method', async (origin) => {
    for (const method of ['GET', 'POST', 'DELETE'] as const) {
      const headers = { host: 'localhost:4870', origin }
      const answer = await open.app.inject({ method, url: '/api/networks', headers })
      expectProblem(answer, 403, 'forbidden-origin')
    }
  })

  test('an image or script of another site is refused, a link from there is followed', async () => {
    const embedded = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }
    expectProblem(await get(open, '/api/networks', embedded), 403, 'forbidden-origin')
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
    expect((await get(open, '/api/networks', link)).statusCode).toBe(200)
  })

  test('no answer allows other sites to read it', async () => {
    const answer = await get(open, '/api/networks')
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
    expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin')
    expect(answer.headers['content-security-policy']).toContain("script-src 'self';")
    expect(answer.headers['content-security-policy']).not.toContain('unsafe')
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  })
})

describe('the token', () => {
  test.each(['/api/networks', '/api/ready', '/api/openapi.json', '/api/docs/json', '/metrics'])(
    '%s asks for it',
    async (url) => {
      const refused = await get(guarded, url)
      expectProblem(refused, 401, 'unauthorized')
      expect(refused.headers['www-authenticate']).toBe('Bearer')
      const given = await get(guarded, url, { authorization: `Bearer ${TOKEN}` })
      expect(given.statusCode).toBe(200)
    },
  )

  test('the health probe does not', async () => {
    expect((await get(guarded, '/api/health')).statusCode).toBe(200)
  })

  test('writing the address otherwise does not get around it', async () => {
    for (const url of ['/%61pi/networks', '/api/%6eetworks', '//api/networks', '/api/networks?x']) {
      const answer = await get(guarded, url)
      expect([401, 404]).toContain(answer.statusCode)
      expect(answer.body).not.toContain('"items"')
    }
  })

  test.each([
    TOKEN,
    `Bearer ${TOKEN}x`,
    `Bearer ${TOKEN.slice(1)}`,
    'Bearer',
    'Bearer ',
    `Basic ${Buffer.from(`x:${TOKEN}`).toString('base64')}`,
  ])('%j is not it', async (authorization) => {
    const answer = await get(guarded, '/api/networks', { authorization })
    expectProblem(answer, 401, 'unauthorized')
  })

  test('is never logged, nor is a query string', async () => {
    await get(guarded, '/api/networks?token=in-the-query', { authorization: `Bearer ${TOKEN}` })
    await get(guarded, '/api/none?token=in-the-query', { authorization: `Bearer ${TOKEN}` })
    await get(guarded, '/api/networks', { authorization: `Bearer ${TOKEN}-wrong` })
    guarded.app.log.error({
      req: { headers: { authorization: TOKEN } },
      headers: { cookie: TOKEN },
    })
    expect(guarded.logged()).toContain('"path":"/api/networks"')
    expect(guarded.logged()).not.toContain(TOKEN)
    expect(guarded.logged()).not.toContain('in-the-query')
  })
})

describe('assertListenAllowed', () => {
  test.each(['127.0.0.1', 'localhost', '::1'])('%s needs no token', (host) => {
    expect(() => assertListenAllowed({ host })).not.toThrow()
  })

  test.each(['0.0.0.0', '::', '192.168.1.4', 'maillage.example'])('%s needs one', (host) => {
    expect(() => assertListenAllowed({ host })).toThrow('token-required')
    expect(() => assertListenAllowed({ host, token: TOKEN })).not.toThrow()
  })
})
