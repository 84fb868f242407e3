import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../server/contract/paths.ts'
import { httpService, type HttpService } from '../support/http-service.ts'

let service: HttpService
beforeAll(async () => {
  service = await httpService()
})
afterAll(async () => {
  await service.close()
})

describe('the description of the API', () => {
  test('is valid OpenAPI 3.1', async () => {
    const answer = await service.app.inject(paths.openapi())
    const result = await new Validator().validate(answer.json())
    expect(result.errors).toBeUndefined()
    expect(result.valid).toBe(true)
    expect(answer.json()).toMatchObject({ openapi: '3.1.0' })
  })

  test('tells for every route what it answers, when it fails too', async () => {
    const description: { paths: Record<string, Record<string, Operation>> } = (
      await service.app.inject(paths.openapi())
    ).json()
    const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    )
    expect(operations.length).toBeGreaterThan(25)
    const silent = operations.filter(({ operation }) => {
      const failures = Object.keys(operation.responses).filter((status) => /^[45]/.test(status))
      return !operation.summary || failures.length === 0
    })
    expect(silent.map(({ path, method }) => `${method} ${path}`)).toEqual([])
  })

  test('can be read by people', async () => {
    const page = await service.app.inject(`${paths.docs()}/static/index.html`)
    const redirected = await service.app.inject(page.headers.location ?? paths.docs())
    expect([page.statusCode, redirected.statusCode]).toContain(200)
  })
})

type Operation = { summary?: string; responses: Record<string, unknown> }

describe('what machines watch', () => {
  test('health says the version, readiness the state of the store', async () => {
    const health = await service.app.inject(paths.health())
    expect(health.json()).toEqual({ status: 'ok', version: expect.stringMatching(/^\d+\.\d+/) })
    const ready = await service.app.inject(paths.ready())
    expect(ready.json()).toMatchObject({ ready: true, store: { kind: 'embedded', ok: true } })
  })

  test('metrics are by route, never by the address asked for', async () => {
    await service.app.inject(paths.network('a-secret-name'))
    const metrics = await service.app.inject(paths.metrics())
    expect(metrics.body).toMatch(
      /maillage_http_request_seconds_count\{.*route="\/api\/networks\/:networkId"/,
    )
    expect(metrics.body).not.toContain('a-secret-name')
  })
})
