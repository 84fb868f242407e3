// @vitest-environment happy-dom
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ApiError } from '../../../web/src/api/api-error.ts'
import { ask, setToken } from '../../../web/src/api/client.ts'

let server: Server
let base = ''
const seen: { language: string | undefined; authorization: string | undefined }[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    const { 'accept-language': language, authorization } = request.headers
    seen.push({ language, authorization })
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', '*, authorization')
    if (request.method === 'OPTIONS') return response.end()
    if (request.url === '/good') return response.end('{"answer":42}')
    if (request.url === '/problem') {
      response.writeHead(409, { 'content-type': 'application/problem+json' })
      return response.end('{"code":"version-conflict","detail":"Rechargez.","status":409}')
    }
    response.writeHead(502)
    return response.end('<html>gateway</html>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  base = `http://127.0.0.1:${address.port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const failure = async (path: string): Promise<ApiError> => {
  try {
    await ask('fr', path)
  } catch (error) {
    if (error instanceof ApiError) return error
  }
  throw new Error('no ApiError')
}

describe('ask', () => {
  test('gives the JSON, and asks in the language of the page with the token', async () => {
    setToken('secret')
    expect(await ask('en', `${base}/good`)).toEqual({ answer: 42 })
    expect(seen.at(-1)).toEqual({ language: 'en', authorization: 'Bearer secret' })
  })
  test('throws the problem that the server tells', async () => {
    const error = await failure(`${base}/problem`)
    expect([error.status, error.code, error.message]).toEqual([
      409,
      'version-conflict',
      'Rechargez.',
    ])
  })
  test('throws when the answer is not of the API', async () => {
    const error = await failure(`${base}/gateway`)
    expect([error.status, error.code]).toEqual([502, 'unexpected-answer'])
  })
  test('throws when nobody answers', async () => {
    const error = await failure('http://127.0.0.1:1/')
    expect([error.status, error.code]).toEqual([0, 'unreachable'])
  })
})
