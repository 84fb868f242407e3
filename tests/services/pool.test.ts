import { afterAll, describe, expect, test } from 'vitest'
import { createPool, runnerOf } from '../../server/services/pool.ts'
import type { run } from '../../server/services/tasks/warm.ts'
import { task } from '../../server/services/task.ts'
import { AppError } from '../../server/errors.ts'
import { builtTasks } from '../support/built-threads.ts'

describe('task', () => {
  test('gives a failure of ours as plain data, since a class does not survive the way', async () => {
    const fail = task(() => {
      throw new AppError('network-too-large', { limit: 3 })
    })
    expect(structuredClone(await fail({ input: undefined }))).toMatchObject({
      failure: { code: 'network-too-large', details: { limit: 3 } },
    })
  })

  test('lets a fault of the program through', async () => {
    const fail = task(() => {
      throw new RangeError('a fault')
    })
    await expect(fail({ input: undefined })).rejects.toThrow('a fault')
  })
})

describe('the pool', () => {
  const pool = createPool(builtTasks.tasks)
  afterAll(async () => {
    await pool.close()
  })

  test('runs a task in a thread, says `cancelled` when it is aborted, and works again', async () => {
    const warm = runnerOf<typeof run>(pool, 'answers', 'warm')
    const controller = new AbortController()
    const cancelled = warm(undefined, { signal: controller.signal })
    controller.abort()
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
    expect(await warm(undefined)).toBeGreaterThan(10)
  })

  test('hands bytes over to a task instead of copying them', async () => {
    const kept = new Uint8Array([1, 2, 3])
    const given = new Uint8Array([1, 2, 3])
    await pool.run('answers', 'warm', { kept, given }, { handOver: [given] })
    expect([kept.length, given.length]).toEqual([3, 0])
  })
})
