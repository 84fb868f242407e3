import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Compile } from 'typebox/compile'
import { JobRecord, type JobKind } from '../domain/jobs.ts'
import { AppError, isAppError } from '../errors.ts'
import type { Log } from './context.ts'
import type { DocumentStore } from '../store/store.ts'
import { failureOf } from './failure-of.ts'
import { changeOf, tell, type LiveJob } from './live-job.ts'

export type { JobKind, JobRecord }

/** What a piece of work gets besides its parameters. */
export type JobRun = {
  jobId: string
  signal: AbortSignal
  /** How far it is, 0 to 1; null when that cannot be told. */
  progress: (part: number | null) => void
}

/** The work of one kind of job; resolves to the address of what it made, if anything. */
export type JobWork = (
  parameters: Readonly<Record<string, string>>,
  run: JobRun,
) => Promise<string | undefined>

/** Told of a job that ended before its work began: whoever waits for it hears of it. */
export type JobAbandoned = (parameters: Readonly<Record<string, string>>) => Promise<void>

type Queue = { waiting: string[]; pumping: Promise<void> | undefined }
const newQueue = (): Queue => ({ waiting: [], pumping: undefined })

const KIND = 'job'
const ENDED = new Set<JobRecord['state']>(['done', 'failed', 'cancelled'])
/** Ended jobs that are remembered without asking the store, and how long the store keeps them. */
const REMEMBERED = 100
const KEPT_DAYS = 7
/** Progress smaller than this is not told: nobody sees it, and each step costs an event. */
const LEAST_STEP = 0.005
const isJob = Compile(JobRecord)

/** Imports have someone in front of them; drawing a large network must not stand before them. */
const WAITED_FOR: ReadonlySet<JobKind> = new Set([
  'import-preview',
  'import-confirm',
  'import-undo',
])

/** A check takes a minute that nobody needs to lose who waits for a map or a report. */
const UNHURRIED: ReadonlySet<JobKind> = new Set(['stability'])

/**
 * The table of work longer than a second, and the queues that do it, each one job at a time and in
 * order, because each has one worker thread: imports, checks, and everything else. States are kept in
 * the store; progress is kept in memory only. Work is found by its kind and its stored parameters, so
 * that a job can be run again after a restart.
 */
export class Jobs {
  readonly #documents: DocumentStore
  readonly #log: Pick<Log, 'error'>
  readonly #works = new Map<JobKind, { work: JobWork; abandoned: JobAbandoned | undefined }>()
  readonly #live = new Map<string, LiveJob>()
  readonly #queues = [newQueue(), newQueue(), newQueue()] as const
  #closed = false

  private constructor(documents: DocumentStore, log: Pick<Log, 'error'>) {
    this.#documents = documents
    this.#log = log
  }

  /**
   * Opens the table. What a former process left unfinished died with it: it is shown as failed
   * (`job-interrupted`) and can be run again. Jobs that ended more than a week ago are forgotten.
   */
  static async open(documents: DocumentStore, log: Pick<Log, 'error'>): Promise<Jobs> {
    const jobs = new Jobs(documents, log)
    const oldest = new Date(Date.now() - KEPT_DAYS * 86_400_000).toISOString()
    for (const record of await jobs.list()) {
      if (!ENDED.has(record.state)) {
        await jobs.#save({
          ...record,
          state: 'failed',
          endedAt: new Date().toISOString(),
          failure: { code: 'job-interrupted', details: { kind: record.kind } },
        })
      } else if ((record.endedAt ?? record.createdAt) < oldest) {
        await documents.delete(KIND, record.id)
      }
    }
    return jobs
  }

  /** Says what does the work of a kind; each kind is registered once, before jobs of it start. */
  register(kind: JobKind, work: JobWork, abandoned?: JobAbandoned): void {
    this.#works.set(kind, { work, abandoned })
  }

  /**
   * Puts a job at the end of the queue; it is in the store once this resolves. Who writes the job's id
   * down beside what it is about chooses the id first: the work may begin before this resolves.
   */
  async start(
    kind: JobKind,
    parameters: Readonly<Record<string, string>>,
    networkId?: string,
    id: string = randomUUID(),
  ): Promise<JobRecord> {
    if (this.#closed) throw new AppError('job-interrupted', { kind })
    const record: JobRecord = {
      id,
      kind,
      ...(networkId !== undefined && { networkId }),
      parameters,
      state: 'waiting',
      progress: null,
      createdAt: new Date().toISOString(),
    }
    await this.#save(record)
    this.#live.set(record.id, {
      record,
      controller: new AbortController(),
      waiters: new Set(),
    })
    const queue = this.#queues[WAITED_FOR.has(kind) ? 0 : UNHURRIED.has(kind) ? 2 : 1]
    queue.waiting.push(record.id)
    queue.pumping ??= this.#pump(queue)
    return record
  }

  /** @throws job-not-found */
  async get(id: string): Promise<JobRecord> {
    const live = this.#live.get(id)
    if (live) return live.record
    const stored = await this.#documents.get(KIND, id)
    if (!stored || !isJob.Check(stored.value)) throw new AppError('job-not-found', { jobId: id })
    return stored.value
  }

  /** Newest first; of one network when it is given. */
  async list(networkId?: string): Promise<JobRecord[]> {
    const records = (await this.#documents.list(KIND)).flatMap((document) =>
      isJob.Check(document.value) ? [this.#live.get(document.id)?.record ?? document.value] : [],
    )
    return records
      .filter((record) => networkId === undefined || record.networkId === networkId)
      .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0))
  }

  /** Ends a job before it is done. A job that has ended stays as it is. */
  async cancel(id: string): Promise<JobRecord> {
    const live = this.#live.get(id)
    if (!live || ENDED.has(live.record.state)) return this.get(id)
    live.controller.abort(new AppError('cancelled'))
    if (live.record.state === 'waiting') {
      const { kind, parameters } = live.record
      await this.#works.get(kind)?.abandoned?.(parameters)
      await this.#end(live, { state: 'cancelled', progress: null })
    }
    // A running job ends when its work has let go; who asked need not wait for that.
    return live.record
  }

  /**
   * Runs a job again that failed or was cancelled, as a new job with the same parameters.
   * @throws job-not-finished while it is waiting or running, or when it is done
   */
  async retry(id: string): Promise<JobRecord> {
    const record = await this.get(id)
    if (record.state !== 'failed' && record.state !== 'cancelled') {
      throw new AppError('job-not-finished', { jobId: id, state: record.state })
    }
    return this.start(record.kind, record.parameters, record.networkId)
  }

  /** The job now and at each change, until it has ended. Changes in between may be left out. */
  async *follow(id: string, signal?: AbortSignal): AsyncGenerator<JobRecord> {
    for (;;) {
      const live = this.#live.get(id)
      if (!live) {
        yield await this.get(id)
        return
      }
      const seen = live.record
      yield seen
      if (ENDED.has(seen.state)) return
      while (live.record === seen) {
        await changeOf(live, signal)
        if (signal?.aborted) return
      }
    }
  }

  /** The job once it has ended, or as it is after `timeoutMs`. */
  async settled(id: string, timeoutMs: number): Promise<JobRecord> {
    const giveUp = new AbortController()
    const timer = sleep(timeoutMs, undefined, { signal: giveUp.signal, ref: false }).then(
      () => giveUp.abort(),
      () => undefined,
    )
    let last = await this.get(id)
    for await (const record of this.follow(id, giveUp.signal)) last = record
    giveUp.abort()
    await timer
    return last
  }

  /** Takes no more work, ends what runs (it counts as failed and can be run again) and waits for it. */
  async close(): Promise<void> {
    this.#closed = true
    for (const live of this.#live.values()) {
      if (!ENDED.has(live.record.state)) {
        live.controller.abort(new AppError('job-interrupted', { kind: live.record.kind }))
      }
    }
    for (const { pumping } of this.#queues) await pumping
  }

  async #pump(queue: Queue): Promise<void> {
    const { waiting } = queue
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const live = this.#live.get(id)
      if (live?.record.state === 'waiting') await this.#run(live)
    }
    queue.pumping = undefined
  }

  async #run(live: LiveJob): Promise<void> {
    const { signal } = live.controller
    const work = this.#works.get(live.record.kind)?.work
    try {
      signal.throwIfAborted()
      await this.#change(live, { state: 'running', startedAt: new Date().toISOString() })
      signal.throwIfAborted()
      if (!work) throw new Error(`no work is registered for jobs of kind ${live.record.kind}`)
      const result = await work(live.record.parameters, {
        jobId: live.record.id,
        signal,
        progress: (part) => this.#progress(live, part),
      })
      await this.#end(live, { state: 'done', progress: 1, ...(result !== undefined && { result }) })
    } catch (error) {
      await this.#end(live, this.#endOf(live, error))
    }
  }

  #endOf(live: LiveJob, error: unknown): Partial<JobRecord> {
    const { signal } = live.controller
    // Whatever an aborted work throws, the reason why it was aborted is what happened.
    const cause: unknown = signal.aborted ? signal.reason : error
    if (isAppError(cause, 'cancelled')) return { state: 'cancelled', progress: null }
    if (!isAppError(cause)) {
      this.#log.error({ err: cause, jobId: live.record.id, kind: live.record.kind }, 'job failed')
    }
    return { state: 'failed', progress: null, failure: failureOf(cause) }
  }

  #progress(live: LiveJob, part: number | null): void {
    const before = live.record.progress
    if (live.record.state !== 'running') return
    if (part !== null && before !== null && Math.abs(part - before) < LEAST_STEP) return
    live.record = {
      ...live.record,
      progress: part === null ? null : Math.min(1, Math.max(0, part)),
    }
    tell(live)
  }

  async #change(live: LiveJob, change: Partial<JobRecord>): Promise<void> {
    const changed = { ...live.record, ...change }
    await this.#save(changed)
    live.record = changed
    tell(live)
  }

  async #end(live: LiveJob, change: Partial<JobRecord>): Promise<void> {
    live.record = { ...live.record, ...change, endedAt: new Date().toISOString() }
    try {
      await this.#save(live.record)
    } catch (error) {
      // The store went away: what happened is still told from memory, and at the next start the
      // job counts as interrupted.
      this.#log.error({ err: error, jobId: live.record.id }, 'the end of a job could not be kept')
    }
    tell(live)
    const ended = [...this.#live].filter(([, job]) => ENDED.has(job.record.state))
    for (const [id] of ended.slice(0, Math.max(0, ended.length - REMEMBERED))) {
      this.#live.delete(id)
    }
  }

  async #save(record: JobRecord): Promise<void> {
    await this.#documents.put(KIND, record.id, record)
  }
}
