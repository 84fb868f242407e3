import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '../../server/errors.ts'
import { Jobs, type JobRecord, type JobRun } from '../../server/services/jobs.ts'
import { temporaryStore, type TemporaryStore } from '../support/temporary-store.ts'

// Only ends a wait for what will not come.
const SOON = 120_000
let temporary: TemporaryStore
let jobs: Jobs
const logged: string[] = []
const log = { error: (_values: object, message: string) => void logged.push(message) }

beforeAll(async () => {
  temporary = await temporaryStore()
})
afterAll(() => temporary.remove())
beforeEach(async () => {
  logged.length = 0
  jobs = await Jobs.open(temporary.store.documents, log)
})
afterEach(() => jobs.close())

/** Work that lasts until it is told to end, or is aborted. */
function heldWork() {
  const runs: JobRun[] = []
  let release: (() => void) | undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const work = (_parameters: Readonly<Record<string, string>>, run: JobRun) => {
    runs.push(run)
    run.progress(0.1)
    return new Promise<string | undefined>((resolve, reject) => {
      run.signal.addEventListener('abort', () => reject(new Error('thread ended')))
      void released.then(() => resolve('/api/made'))
    })
  }
  return { work, runs, release: () => release?.() }
}

async function statesOf(id: string): Promise<JobRecord['state'][]> {
  const states: JobRecord['state'][] = []
  for await (const record of jobs.follow(id)) states.push(record.state)
  return states
}

describe('Jobs', () => {
  test('a job waits, runs and ends with the address of what it made', async () => {
    const { work, release } = heldWork()
    jobs.register('report', work)
    const { id } = await jobs.start('report', { reportId: 'r1' }, 'aquitaine')
    const states = statesOf(id)
    release()
    expect((await states).at(-1)).toBe('done')
    expect(await jobs.get(id)).toMatchObject({
      kind: 'report',
      networkId: 'aquitaine',
      state: 'done',
      progress: 1,
      result: '/api/made',
    })
  })

  test('an import does not wait for a drawing', async () => {
    const { work, release } = heldWork()
    jobs.register('layout', work)
    jobs.register('import-preview', async () => '/api/read')
    const drawing = await jobs.start('layout', {})
    const { id } = await jobs.start('import-preview', {})
    expect((await jobs.settled(id, SOON)).state).toBe('done')
    expect((await jobs.get(drawing.id)).state).toBe('running')
    release()
  })

  test('of the others one runs at a time, in the order of arrival', async () => {
    const order: string[] = []
    jobs.register('layout', async ({ name }) => {
      order.push(`${name} begins`)
      await Promise.resolve()
      order.push(`${name} ends`)
      return undefined
    })
    await jobs.start('layout', { name: 'a' })
    const { id } = await jobs.start('layout', { name: 'b' })
    await jobs.settled(id, SOON)
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  })

  test('progress is told to those who follow, the same step only once', async () => {
    let tell: ((part: number | null) => void) | undefined
    let release: (() => void) | undefined
    jobs.register('layout', (_parameters, run) => {
      tell = run.progress
      return new Promise((resolve) => {
        release = () => resolve(undefined)
      })
    })
    const { id } = await jobs.start('layout', {})
    const seen: (number | null)[] = []
    for await (const record of jobs.follow(id)) {
      if (record.state === 'running') seen.push(record.progress)
      if (record.progress === null && record.state === 'running') {
        tell?.(0.5)
        tell?.(0.501)
      } else if (record.progress === 0.5) {
        release?.()
      }
    }
    expect(seen).toEqual([null, 0.5])
  })

  test('a waiting job is cancelled at once, a running one when its work lets go', async () => {
    const { work, runs } = heldWork()
    jobs.register('report', work)
    const running = await jobs.start('report', {})
    const waiting = await jobs.start('report', {})
    expect((await jobs.cancel(waiting.id)).state).toBe('cancelled')
    for await (const record of jobs.follow(running.id)) {
      if (record.progress === 0.1) await jobs.cancel(running.id)
    }
    expect((await jobs.get(running.id)).state).toBe('cancelled')
    expect(runs).toHaveLength(1)
    expect(logged).toEqual([])
  })

  test('a job that has ended stays as it is when it is cancelled', async () => {
    jobs.register('layout', async () => undefined)
    const { id } = await jobs.start('layout', {})
    await jobs.settled(id, SOON)
    expect((await jobs.cancel(id)).state).toBe('done')
  })

  test('a failure keeps its code; an unexpected one is logged and says nothing of itself', async () => {
    jobs.register('report', async () => {
      throw new AppError('network-too-large', { limit: 10 })
    })
    jobs.register('layout', async () => {
      throw new Error('secret path')
    })
    const known = await jobs.start('report', {})
    const unknown = await jobs.start('layout', {})
    expect((await jobs.settled(known.id, SOON)).failure).toEqual({
      code: 'network-too-large',
      details: { limit: 10 },
    })
    expect((await jobs.settled(unknown.id, SOON)).failure).toEqual({
      code: 'internal-error',
      details: {},
    })
    expect(logged).toEqual(['job failed'])
  })

  test('a job that died with its process is failed at the next start and can be run again', async () => {
    // What a killed process leaves behind: a document that says "running".
    const died: JobRecord = {
      id: 'died',
      kind: 'layout',
      networkId: 'aquitaine',
      parameters: { networkId: 'aquitaine' },
      state: 'running',
      progress: null,
      createdAt: new Date().toISOString(),
    }
    await temporary.store.documents.put('job', died.id, died)
    jobs = await Jobs.open(temporary.store.documents, log)
    expect(await jobs.get('died')).toMatchObject({
      state: 'failed',
      failure: { code: 'job-interrupted' },
    })
    const asked: unknown[] = []
    jobs.register('layout', async (parameters) => {
      asked.push(parameters)
      return undefined
    })
    const again = await jobs.retry('died')
    expect((await jobs.settled(again.id, SOON)).state).toBe('done')
    expect(asked).toEqual([{ networkId: 'aquitaine' }])
  })

  test('closing ends what runs; it is failed, not lost, and its work is told to stop', async () => {
    const { work, runs } = heldWork()
    jobs.register('report', work)
    const { id } = await jobs.start('report', {})
    for await (const record of jobs.follow(id)) if (record.progress === 0.1) break
    await jobs.close()
    expect(runs[0]?.signal.aborted).toBe(true)
    expect(await jobs.get(id)).toMatchObject({
      state: 'failed',
      failure: { code: 'job-interrupted' },
    })
    await expect(jobs.start('report', {})).rejects.toMatchObject({ code: 'job-interrupted' })
  })

  test('a job that is done or under way is not run again', async () => {
    jobs.register('layout', async () => undefined)
    const { id } = await jobs.start('layout', {})
    await jobs.settled(id, SOON)
    await expect(jobs.retry(id)).rejects.toMatchObject({ code: 'job-not-finished' })
    await expect(jobs.get('nobody')).rejects.toMatchObject({ code: 'job-not-found' })
  })

  test('settled gives the job as it is when time is up', async () => {
    const { work } = heldWork()
    jobs.register('report', work)
    const { id } = await jobs.start('report', {})
    expect(['waiting', 'running']).toContain((await jobs.settled(id, 1)).state)
  })

  test('jobs are listed newest first, of one network when asked', async () => {
    jobs.register('layout', async () => undefined)
    const a = await jobs.start('layout', {}, 'a')
    const b = await jobs.start('layout', {}, 'b')
    await jobs.settled(b.id, SOON)
    expect((await jobs.list()).map(({ id }) => id)).toEqual(expect.arrayContaining([a.id, b.id]))
    expect((await jobs.list('b')).map(({ id }) => id)).toEqual([b.id])
  })
})
