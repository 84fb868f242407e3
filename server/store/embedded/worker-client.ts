import { Worker } from 'node:worker_threads'
import { AppError } from '../../errors.ts'
import type { AnswerMessage, Failure, Operations } from './protocol.ts'

/** Calls to one database thread. */
export type Client<O extends Operations> = {
  call<K extends keyof O & string>(
    operation: K,
    request: O[K]['request'],
  ): Promise<O[K]['response']>
  /** Why the thread no longer answers; undefined while it does. */
  problem(): AppError | undefined
  /** Asks the thread to close and waits until it has ended; it is never ended from outside. */
  close(): Promise<void>
}

const BESIDE = new URL(
  import.meta.url.endsWith('.js') ? './worker.js' : './worker.ts',
  import.meta.url,
)

type Pending = { resolve: (value: unknown) => void; reject: (error: unknown) => void }

/**
 * Starts a database thread and resolves once it has opened its files. The thread's program is the one
 * beside this file unless told otherwise.
 * @throws AppError of whatever keeps it from opening (store-locked, store-damaged, store-too-new …)
 */
export async function startWorker<O extends Operations>(
  role: 'writer' | 'reader',
  folder: string,
  program: URL = BESIDE,
): Promise<Client<O>> {
  const worker = newWorker(program, { role, folder })
  const pending = new Map<number, Pending>()
  let calls = 0
  let ended: AppError | undefined
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      fail(new AppError('store-unavailable', { reason: 'the database thread has ended' }))
      resolve()
    })
  })
  worker.on('error', (error) => {
    fail(new AppError('store-unavailable', { reason: error.message }, { cause: error }))
  })
  worker.on('message', (message: AnswerMessage) => {
    const waiting = pending.get(message.call)
    pending.delete(message.call)
    if (pending.size === 0) worker.unref()
    if ('failure' in message) waiting?.reject(toError(message.failure))
    else waiting?.resolve(message.response)
  })

  function fail(error: AppError): void {
    ended ??= error
    for (const waiting of pending.values()) waiting.reject(error)
    pending.clear()
  }

  function send(operation: string, request: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (ended !== undefined) {
        reject(ended)
        return
      }
      calls += 1
      pending.set(calls, { resolve, reject })
      worker.ref()
      worker.postMessage({ call: calls, operation, request })
    })
  }

  const client: Client<O> = {
    call: (operation, request) => send(operation, request),
    problem: () => ended,
    close: async () => {
      if (ended === undefined) await send('close', null)
      worker.ref()
      await exited
    },
  }
  try {
    await send('open', null)
  } catch (error) {
    worker.ref()
    await exited
    throw error
  }
  return client
}

// From sources (development, tests) the thread needs tsx to read TypeScript, and registers it by itself:
// Node 20 does not pass `--import tsx` on to threads.
function newWorker(entry: URL, workerData: unknown): Worker {
  if (entry.href.endsWith('.js')) return new Worker(entry, { workerData })
  const start = `import { register } from 'tsx/esm/api'
register()
await import(${JSON.stringify(entry.href)})`
  return new Worker(start, {
    eval: true,
    execArgv: ['--input-type=module'],
    workerData,
  })
}

function toError(failure: Failure): AppError {
  if (failure.code !== 'internal-error') return new AppError(failure.code, failure.details)
  const cause = new Error(failure.message)
  if (failure.stack !== undefined) cause.stack = failure.stack
  return new AppError('internal-error', {}, { cause })
}
