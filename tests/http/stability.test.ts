import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Explanation, Findings } from '../../server/contract/findings.ts'
import { Job } from '../../server/contract/jobs.ts'
import { paths } from '../../server/contract/paths.ts'
import { ActorSheet } from '../../server/contract/records.ts'
import { newActor, newCollaboration, newNetwork } from '../../server/domain/records.ts'
import { expectBody, expectProblem } from '../support/answers.ts'
import { httpService, type HttpService } from '../support/http-service.ts'

// A hub and nine others: without one of the nine the order is the same, without the hub there is none.
const ID = 'star'
const LEAVES = 'abcdefghi'.split('')

let service: HttpService
beforeAll(async () => {
  service = await httpService()
  await service.addNetwork({
    network: newNetwork({ id: ID, name: 'Star', createdAt: '2015-01-01T00:00:00.000Z' }),
    actors: ['hub', ...LEAVES].map((id) => newActor({ id, name: id })),
    collaborations: LEAVES.map((id) => newCollaboration({ id: `p-${id}`, name: id })),
    participations: LEAVES.flatMap((id) =>
      ['hub', id].map((actorId) => ({
        actorId,
        collaborationId: `p-${id}`,
        role: 'partner' as const,
      })),
    ),
  })
})
afterAll(() => service.close())

const post = (body: object) =>
  service.app.inject({ method: 'POST', url: paths.stability(ID), payload: body })
const findings = async (query: string, headers: Record<string, string> = {}) =>
  service.app.inject({ url: `${paths.findings(ID)}?${query}`, headers })
async function check(body: object): Promise<Job> {
  const answer = await post(body)
  const job = expectBody(answer, Job, 202)
  expect(answer.headers['location']).toBe(paths.job(job.id))
  expect(job.kind).toBe('stability')
  await service.services.jobs.settled(job.id, 120_000)
  return expectBody(await service.app.inject({ url: paths.job(job.id) }), Job)
}

describe('POST …/stability', () => {
  test('keeps what it finds of a measure of actors beside its column, until the network changes', async () => {
    const query = 'measures=degree'
    const before = await findings(query)
    expect(expectBody(before, Findings).columns[0]?.stability).toBeUndefined()
    expect(await check({ measure: 'degree', draws: 40 })).toMatchObject({ state: 'done' })

    const tag = String(before.headers['etag'])
    const after = await findings(query, { 'if-none-match': tag })
    const { columns } = expectBody(after, Findings)
    expect(columns[0]?.stability).toMatchObject({ removed: 0.1, draws: 40, seed: 1 })
    expect(columns[0]?.stability?.rankCorrelation).toBeCloseTo(1, 12)
    const again = await findings(query, { 'if-none-match': String(after.headers['etag']) })
    expect(again.statusCode).toBe(304)

    // An actor's sheet says it beside the rank.
    const sheet = await service.app.inject({ url: paths.actor(ID, 'hub') })
    const told = expectBody(sheet, ActorSheet).measures.find(({ id }) => id === 'degree')
    expect(told).toMatchObject({ rank: 1, of: 10, stability: { draws: 40 } })

    // Another slice, or other options, are another question.
    const other = expectBody(await findings(`${query}&minCollaborations=1`), Findings)
    expect(other.columns[0]?.stability).toBeUndefined()

    const explained = await service.app.inject({ url: paths.explanation(ID, 'degree') })
    expect(expectBody(explained, Explanation).finding.stability?.draws).toBe(40)

    await service.app.inject({
      method: 'POST',
      url: paths.actors(ID),
      payload: { name: 'newcomer' },
    })
    const changed = expectBody(await findings(query), Findings)
    expect(changed.columns[0]?.stability).toBeUndefined()
  })

  test('of a measure of the network gives how widely its values lie', async () => {
    await check({ measure: 'density', draws: 20, seed: 9, slice: { minCollaborations: 1 } })
    const answer = await findings('measures=density&minCollaborations=1')
    const [density] = expectBody(answer, Findings).findings
    expect(density?.stability).toMatchObject({ rankCorrelation: null, draws: 20, seed: 9 })
    // Nine actors: 8 ties of 36 pairs, or none without the hub.
    expect(density?.stability?.interval?.[1]).toBeCloseTo(8 / 36, 12)
  })

  test('the same check asked for twice while it runs is one job', async () => {
    const body = { measure: 'betweenness', draws: 2000 }
    const [first, second] = await Promise.all([post(body), post(body)])
    const ids = [first, second].map((answer) => expectBody(answer, Job, 202).id)
    expect(ids[0]).toBe(ids[1])
    await service.app.inject({ method: 'DELETE', url: paths.job(ids[0] ?? '') })
    const ended = await service.services.jobs.settled(ids[0] ?? '', 120_000)
    expect(['cancelled', 'done']).toContain(ended.state)
  })

  test('refuses what cannot be checked', async () => {
    expectProblem(await post({ measure: 'luck' }), 400, 'unknown-measure')
    expectProblem(await post({ measure: 'ei', options: { draw: 3 } }), 400, 'invalid-options')
    expectProblem(await post({ measure: 'ei', removed: 2 }), 400, 'invalid-request')
    const nowhere = { method: 'POST', url: paths.stability('none'), payload: { measure: 'ei' } }
    expectProblem(
      await service.app.inject({ ...nowhere, method: 'POST' }),
      404,
      'network-not-found',
    )
  })
})
