import { fileURLToPath } from 'node:url'
import { MessageChannel } from 'node:worker_threads'
import { Piscina } from 'piscina'
import { AppError } from '../errors.ts'
import { threadLimits } from '../store/thread-memory.ts'
import type { Outcome, TaskCall } from './task.ts'

/**
 * Work that would hold up the event loop runs in worker threads: one thread for `answers`, which
 * someone waits for, one for `imports`, one for other `jobs` (layout, reports), one for `checks` that take a
 * minute, so that a long job never stands before a page or a preview.
 * A thread starts when it is first needed; that of `answers` stays, so that its tasks may keep what they
 * were given (networks by version).
 */
export type Lane = 'answers' | 'imports' | 'jobs' | 'checks'

export type Pool = {
  /** Runs what `tasks/<task>.ts` exports as `run`; `runnerOf` makes a typed function of it. */
  run(lane: Lane, task: string, input: unknown, options?: RunOptions): Promise<AnyOutcome>
  /** Ends the threads, whatever they are doing. */
  close(): Promise<void>
}

/** An outcome of which only the task's own type says what it holds; `never` fits every type. */
type AnyOutcome = Outcome<never>

export type RunOptions = {
  /** Ends the thread at once when it aborts; another one takes over. */
  signal?: AbortSignal
  /** 0 to 1, as the task tells it. */
  onProgress?: (part: number) => void
  /** Bytes of the input that the task takes over: they are not copied, and are gone here. */
  handOver?: readonly Uint8Array[]
}

type Thread = Piscina<TaskCall<unknown>, AnyOutcome>

/** Long enough for the next file of someone who tries mappings. */
const IDLE_MS = 3000

const BESIDE: TaskFiles = {
  folder: new URL('./tasks/', import.meta.url),
  extension: import.meta.url.endsWith('.ts') ? '.ts' : '.js',
}

/** Where the files of the tasks are: sources, or built. */
export type TaskFiles = { folder: URL; extension: '.ts' | '.js' }

/** Threads that run the tasks beside this file, unless told of others. */
export function createPool({ folder, extension }: TaskFiles = BESIDE): Pool {
  // Sources run under tsx, which the threads must load too; built files need nothing.
  const loader = extension === '.ts' ? ['--import', 'tsx'] : []
  const threads = new Map<Lane, Thread>()
  const threadOf = (lane: Lane): Thread => {
    const thread =
      threads.get(lane) ??
      new Piscina<TaskCall<unknown>, AnyOutcome>({
        // What has read half a million records holds on to their memory: such a thread goes when idle.
        minThreads: lane === 'answers' ? 1 : 0,
        maxThreads: 1,
        idleTimeout: IDLE_MS,
        name: 'run',
        resourceLimits: threadLimits(),
        execArgv: [...loader, '--disable-warning=ExperimentalWarning'],
      })
    threads.set(lane, thread)
    return thread
  }
  return {
    async run(lane, task, input, { signal, onProgress, handOver = [] } = {}) {
      const filename = fileURLToPath(new URL(`${task}${extension}`, folder))
      const channel = onProgress && new MessageChannel()
      channel?.port1.on('message', (part) => onProgress?.(Number(part)))
      const call: TaskCall<unknown> = { input, ...(channel && { progress: channel.port2 }) }
      try {
        return await threadOf(lane).run(call, {
          filename,
          transferList: [...handOver.flatMap(memoryOf), ...(channel ? [channel.port2] : [])],
          ...(signal && { signal }),
        })
      } catch (error) {
        if (signal?.aborted) throw new AppError('cancelled', {}, { cause: error })
        throw error
      } finally {
        channel?.port1.close()
      }
    },
    async close() {
      await Promise.all([...threads.values()].map((thread) => thread.destroy()))
      threads.clear()
    },
  }
}

// Shared memory is handed over by itself.
function memoryOf({ buffer }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer ? [buffer] : []
}

/**
 * A task as a function, with the types that its file gives it:
 * `const place = runnerOf<typeof run>(pool, 'jobs', 'layout')`.
 * The function throws what the task throws; `cancelled` when its signal aborts.
 */
export function runnerOf<F extends (call: TaskCall<never>) => Promise<Outcome<unknown>>>(
  pool: Pool,
  lane: Lane,
  task: string,
): (input: InputOf<F>, options?: RunOptions) => Promise<ValueOf<F>> {
  return async (input, options) => {
    const outcome: Outcome<ValueOf<F>> = await pool.run(lane, task, input, options)
    if ('failure' in outcome) {
      const { code, details, problems } = outcome.failure
      throw new AppError(code, details, { problems })
    }
    return outcome.value
  }
}

type InputOf<F extends (call: TaskCall<never>) => unknown> = Parameters<F>[0]['input']
type ValueOf<F extends (call: TaskCall<never>) => Promise<Outcome<unknown>>> = Extract<
  Awaited<ReturnType<F>>,
  { value: unknown }
>['value']
