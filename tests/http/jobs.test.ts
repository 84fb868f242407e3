import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Job } from '../../server/contract/jobs.ts'
import { paths } from '../../server/contract/paths.ts'
import type { JobRun } from '../../server/services/jobs.ts'
import { createPool } from '../../server/services/pool.ts'
import { httpService, type HttpService } from '../support/http-service.ts'

let service: HttpService
const runs: JobRun[] = []
beforeAll(async () => {
  service = await httpService()
  // Work of our own in the real table and queue: it lasts until it is told to end.
  service.services.jobs.register('layout', ({ held }, run) => {
    runs.push(run)
    run.progress(0.25)
    if (held === undefined) return Promise.resolve('/api/made')
    return new Promise((_resolve, reject) => {
      run.signal.addEventListener('abort', () => reject(new Error('ended')))
    })
  })
})
afterAll(() => service.close())

const start = (parameters: Record<string, string>) =>
  service.services.jobs.start('layout', parameters)

/** The jobs that a stream of server-sent events carries. */
function eventsOf(text: string): Job[] {
  return text
    .split('\n\n')
    .filter((event) => event.includes('event: job'))
    .map((event): Job => JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? ''))
}

describe('/api/jobs', () => {
  test('events tell a job until it has ended, then the stream ends', async () => {
    const { id } = await start({})
    const answer = await service.app.inject({
      url: paths.jobEvents(id),
      headers: { accept: 'text/event-stream' },
    })
    expect(answer.headers['content-type']).toContain('text/event-stream')
    const last = eventsOf(answer.payload).at(-1)
    expect(last).toMatchObject({ id, state: 'done', progress: 1, result: '/api/made' })
  })

  test('events are only sent as an event stream', async () => {
    const { id } = await start({})
    const answer = await service.app.inject({
      url: paths.jobEvents(id),
      headers: { accept: 'application/json' },
    })
    expect(answer.statusCode).toBe(406)
    expect(answer.json()).toMatchObject({ code: 'not-acceptable' })
  })

  test('a running job is cancelled by DELETE and can be run again', async () => {
    const { id } = await start({ held: 'yes' })
    for await (const job of service.services.jobs.follow(id)) if (job.progress === 0.25) break
    const cancelled = await service.app.inject({ method: 'DELETE', url: paths.job(id) })
    expect(cancelled.statusCode).toBe(202)
    await service.services.jobs.settled(id, 120_000)
    expect((await service.app.inject({ url: paths.job(id) })).json()).toMatchObject({
      state: 'cancelled',
      progress: null,
    })
    expect(runs.at(-1)?.signal.aborted).toBe(true)

    const again = await service.app.inject({ method: 'POST', url: paths.jobRetry(id) })
    expect(again.statusCode).toBe(202)
    expect(again.headers['location']).toBe(paths.job(again.json<Job>().id))
    await service.app.inject({ method: 'DELETE', url: paths.job(again.json<Job>().id) })
  })

  test('jobs are listed without what they were given to do', async () => {
    const { id } = await start({ held: 'no more' })
    const list = (await service.app.inject({ url: paths.jobs() })).json<{ items: Job[] }>()
    const job = list.items.find((one) => one.id === id)
    expect(job).toBeDefined()
    expect(job).not.toHaveProperty('parameters')
    await service.app.inject({ method: 'DELETE', url: paths.job(id) })
  })

  test('a job that is not there is a 404 problem, in the reader’s language', async () => {
    const answer = await service.app.inject({
      url: paths.job('nobody'),
      headers: { 'accept-language': 'en' },
    })
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toMatchObject({ code: 'job-not-found' })
    expect(answer.json().detail).toContain('nobody')
  })
})

describe('a worker that dies', () => {
  const pool = createPool({ folder: new URL('../support/', import.meta.url), extension: '.ts' })
  afterAll(() => pool.close())

  test('fails its job at once; the next one has a new thread', async () => {
    const { jobs } = service.services
    jobs.register('report', async ({ dies }) => {
      const outcome: unknown = await pool.run('jobs', 'dying-task', { dies: dies === 'yes' })
      return JSON.stringify(outcome)
    })
    const dead = await jobs.start('report', { dies: 'yes' })
    expect(await jobs.settled(dead.id, 120_000)).toMatchObject({
      state: 'failed',
      failure: { code: 'internal-error' },
    })
    const alive = await jobs.start('report', { dies: 'no' })
    expect(await jobs.settled(alive.id, 120_000)).toMatchObject({
      state: 'done',
      result: '{"value":"alive"}',
    })
  })
})
