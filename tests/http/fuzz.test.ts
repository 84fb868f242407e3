import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../server/contract/paths.ts'
import { newActor, newCollaboration, newNetwork } from '../../server/domain/records.ts'
import { httpService, type HttpService } from '../support/http-service.ts'
import { valuesOf, type JsonSchema } from '../support/schema-values.ts'

// The same requests at each run; what a longer run finds becomes a test of its own.
const SEED = 20_140_101
const RUNS = 12

let service: HttpService
let operations: Operation[]
beforeAll(async () => {
  service = await httpService({ LOG_LEVEL: 'error' })
  await service.addNetwork({
    network: newNetwork({ id: 'n', name: 'N', createdAt: '2015-01-01T00:00:00.000Z' }),
    actors: [newActor({ id: 'a', name: 'A', sectors: ['s'] }), newActor({ id: 'b', name: 'B' })],
    collaborations: [newCollaboration({ id: 'p', name: 'P', startsOn: '2012' })],
    participations: [
      { actorId: 'a', collaborationId: 'p', role: 'lead' },
      { actorId: 'b', collaborationId: 'p', role: 'partner' },
    ],
  })
  operations = readOperations((await service.app.inject(paths.openapi())).json())
})
afterAll(async () => {
  await service.close()
})

describe('any request that the description allows, and many that it does not', () => {
  test('is answered, never with an error of the service', async () => {
    expect(operations.length).toBeGreaterThan(25)
    for (const operation of operations) {
      await fc.assert(
        fc.asyncProperty(requests(operation), async (request) => {
          const answer = await service.app.inject(request)
          expect(answer.statusCode, `${request.method} ${request.url} ${answer.body}`).toBeLessThan(
            500,
          )
          const type = String(answer.headers['content-type'])
          const isProblem = type.startsWith('application/problem+json')
          expect(isProblem).toBe(answer.statusCode >= 400)
        }),
        { seed: SEED, numRuns: RUNS },
      )
    }
  })

  test('writes nothing that cannot be read again', async () => {
    for (const path of ['actors', 'collaborations', 'participations', 'changes']) {
      const answer = await service.app.inject(`${paths.network('n')}/${path}?limit=1000`)
      expect([200, 404]).toContain(answer.statusCode)
    }
  })
})

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Parameter = { name: string; in: string; schema: JsonSchema }
type Operation = {
  method: Method
  path: string
  parameters: Parameter[]
  body: JsonSchema | undefined
}
type Description = {
  paths: Record<string, Record<string, DescribedOperation>>
}
type DescribedOperation = {
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: JsonSchema }> }
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

function readOperations(description: Description): Operation[] {
  return Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([name, { parameters, requestBody }]) => {
      const method = METHODS.find((one) => one === name.toUpperCase())
      // Streams of events are followed in the tests of jobs.
      if (method === undefined || path.endsWith('/events')) return []
      const body = requestBody?.content['application/json']?.schema
      return [{ method, path, parameters: parameters ?? [], body }]
    }),
  )
}

/** Ids that are there half of the time, values by the schema, and now and then anything. */
function requests({ method, path, parameters, body }: Operation) {
  const inPath = parameters.filter((parameter) => parameter.in === 'path')
  const inQuery = parameters.filter((parameter) => parameter.in === 'query')
  const ids = fc.record(
    Object.fromEntries(
      inPath.map(({ name }) => [
        name,
        name === 'networkId' && method !== 'DELETE'
          ? fc.oneof({ weight: 4, arbitrary: fc.constant('n') }, anyId)
          : fc.oneof(fc.constantFrom('a', 'b', 'p', 'ei-newman', 'csv', 'n2'), anyId),
      ]),
    ),
  )
  const query = fc.record(
    Object.fromEntries(
      inQuery.map(({ name, schema }) => [
        name,
        fc.oneof({ weight: 6, arbitrary: valuesOf(schema) }, fc.string({ maxLength: 20 })),
      ]),
    ),
    { requiredKeys: [] },
  )
  const payload =
    body === undefined
      ? fc.constant(undefined)
      : fc.oneof({ weight: 5, arbitrary: valuesOf(body) }, fc.jsonValue())
  return fc.record({ ids, query, payload }).map((drawn) => ({
    method,
    url: urlOf(path, drawn.ids, drawn.query),
    ...(drawn.payload !== undefined && {
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(drawn.payload),
    }),
  }))
}

const anyId = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' })

function urlOf(path: string, ids: Record<string, string>, query: Record<string, unknown>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(ids[name] ?? ''),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one))
  }
  return search.size > 0 ? `${filled}?${search.toString()}` : filled
}
