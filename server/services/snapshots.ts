import { canonicalJson } from '../domain/network-state.ts'
import type { Network } from '../domain/records.ts'
import type { Slice } from '../domain/slice.ts'
import { AppError } from '../errors.ts'
import type { Store, StoredNetwork } from '../store/store.ts'
import type { Answers, Question, Questions } from './analysis/questions.ts'
import { readFilings } from './filings.ts'
import type { Pool } from './pool.ts'
import { Recent } from './recent.ts'
import type { Asked } from './tasks/answer.ts'

/** An answer and the network's version that it is about. */
export type Answered<Q extends Question> = { version: number; answer: Answers[Q] }

/**
 * Asks questions about networks at their present version, in a worker thread, so that no answer holds
 * up the event loop; the thread keeps the networks that it was asked about last. What was answered once for a version and a
 * slice is not worked out again; those who ask meanwhile wait for the same answer.
 */
export type Snapshots = {
  /** @throws AppError network-not-found, and what the question throws */
  ask<Q extends Question>(
    networkId: string,
    slice: Slice,
    question: Q,
    asked: Questions[Q],
  ): Promise<Answered<Q>>
  /** The same where part of what is asked is large: it is only made when `stamp` was not asked before. */
  askWith<Q extends Question>(
    networkId: string,
    slice: Slice,
    question: Q,
    stamp: string,
    make: () => Questions[Q] | Promise<Questions[Q]>,
  ): Promise<Answered<Q>>
  /**
   * Starts the worker thread and gives it the network that was changed last, which is most likely the
   * one that is asked about next: the first answer then waits for neither.
   */
  warm(): Promise<void>
}

// Answers are a few kilobytes; drawings and whole columns are megabytes.
const MANY = 100
const FEW = 8

// A larger network takes seconds, in which the thread would answer nobody else.
const WARM_PARTICIPATIONS = 50_000

type Kept = { [Q in Question]: Recent<Promise<Answered<Q>>> }

export function createSnapshots(store: Store, pool: Pool): Snapshots {
  const inTurn = oneAtATime()
  const load = (networkId: string) => inTurn(() => store.readPackedBytes(networkId))
  const kept: Kept = {
    summary: new Recent(MANY),
    synthesis: new Recent(MANY),
    findings: new Recent(MANY),
    measured: new Recent(FEW),
    columns: new Recent(FEW),
    isolated: new Recent(FEW),
    worklist: new Recent(MANY),
    actors: new Recent(MANY),
    actor: new Recent(MANY),
    collaborations: new Recent(MANY),
    collaboration: new Recent(MANY),
    'table-csv': new Recent(FEW),
    'table-rows': new Recent(FEW),
    drawing: new Recent(FEW),
    'drawing-text': new Recent(FEW),
    explanation: new Recent(MANY),
    choices: new Recent(MANY),
    matrix: new Recent(MANY),
    brokers: new Recent(MANY),
    cuts: new Recent(MANY),
    removal: new Recent(MANY),
    selection: new Recent(MANY),
    path: new Recent(MANY),
    'before-after': new Recent(MANY),
    'places-text': new Recent(FEW),
    timeline: new Recent(MANY),
    territories: new Recent(FEW),
    'view-csv': new Recent(FEW),
    'view-rows': new Recent(FEW),
  }

  async function answer<Q extends Question>(
    stored: StoredNetwork,
    slice: Slice,
    question: Q,
    asked: Questions[Q],
  ): Promise<Answered<Q>> {
    const call: Asked = { key: keyOf(stored), slice, question, asked }
    const first = await inWorker(pool, call)
    if ('answer' in first) return { version: stored.version, answer: first.answer }
    const { bytes, ...packed } = await load(stored.network.id)
    const filings = await readFilings(store, stored.network.id, packed.version)
    const second = await inWorker(pool, { ...call, key: keyOf(packed), packed: bytes, filings })
    if ('answer' in second) return { version: packed.version, answer: second.answer }
    throw new RangeError('the worker lost the network that came with the question')
  }

  const askWith: Snapshots['askWith'] = async (networkId, slice, question, stamp, make) => {
    const stored = await store.getNetwork(networkId)
    const answers = kept[question]
    const key = `${keyOf(stored)} ${canonicalJson(slice)} ${stamp}`
    const known = answers.get(key)
    if (known) return known
    const made = Promise.resolve(make()).then((asked) => answer(stored, slice, question, asked))
    answers.set(key, made)
    // A failure is told to those who wait for it and then forgotten.
    made.catch(() => answers.delete(key))
    return made
  }

  const ask: Snapshots['ask'] = (networkId, slice, question, asked) =>
    askWith(networkId, slice, question, canonicalJson(asked), () => asked)

  return {
    askWith,
    ask,
    warm: async () => {
      await pool.run('answers', 'warm', {})
      const [latest] = (await store.listNetworks())
        .filter(({ counts }) => counts.participations <= WARM_PARTICIPATIONS)
        .toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
      if (latest) await ask(latest.network.id, {}, 'summary', {})
    },
  }
}

/** Names one version of one network; the date tells networks apart that had the same id in turn. */
export function keyOf({ network, version }: { network: Network; version: number }): string {
  return `${network.id} ${network.createdAt} ${String(version)}`
}

// The worker answers the question that was asked; `never` leaves the type of it to who asked.
async function inWorker(pool: Pool, call: Asked): Promise<{ missing: true } | { answer: never }> {
  const handOver = call.packed ? [call.packed] : []
  const outcome = await pool.run('answers', 'answer', call, { handOver })
  if ('failure' in outcome) throw new AppError(outcome.failure.code, outcome.failure.details)
  return outcome.value
}

// Loading two networks at once would only take twice the memory.
function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
}
