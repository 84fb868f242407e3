import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { Stability, type Finding, type MeasuredColumn } from '../domain/findings.ts'
import type { JobRecord } from '../domain/jobs.ts'
import { canonicalJson } from '../domain/network-state.ts'
import { Slice } from '../domain/slice.ts'
import { getMeasure } from '../measures/registry.ts'
import { STABILITY } from '../measures/stability/ranking-stability.ts'
import type { ServiceContext } from './context.ts'
import { readFilings } from './filings.ts'
import type { Jobs } from './jobs.ts'
import type { MeasureChoice } from './measure-choice.ts'
import { runnerOf, type Pool } from './pool.ts'
import { Recent } from './recent.ts'
import { readSlice } from './slices.ts'
import type { run } from './tasks/check-stability.ts'

type Options = MeasureChoice['options']

/** How a measure is to be checked; `options` are those of the measure, by its id. */
export type StabilityCheck = {
  measure: string
  slice: Slice
  removed?: number | undefined
  draws?: number | undefined
  seed?: number | undefined
  options?: Options | undefined
}

/** What was found of the measures of one version of a network. */
export type StabilityBook = {
  find(slice: Slice, measure: string, options?: Options): Stability | undefined
}

export type StabilityService = {
  /**
   * Starts the job that checks a measure, or gives the one under way that checks the same. What it
   * finds is kept until the network changes. @throws AppError network-not-found, measure-not-found,
   * invalid-slice
   */
  start(networkId: string, asked: StabilityCheck): Promise<JobRecord>
  at(networkId: string, version: number): Promise<StabilityBook>
  /** Changes with each result: answers of the same version that were given before it are old. */
  stamp(networkId: string): Promise<string>
  forget(networkId: string): Promise<void>
}

const KIND = 'stability'
/** Results kept of one network: the slices and measures of a good many visits. */
const MOST_RESULTS = 500

const Stored = Type.Object({
  version: Type.Integer(),
  /** The latest last. */
  results: Type.Array(Type.Object({ key: Type.String(), stability: Stability })),
})
const isStored = Compile(Stored)

const Work = Type.Object({
  measure: Type.String(),
  slice: Slice,
  removed: Type.Number(),
  draws: Type.Integer(),
  seed: Type.Optional(Type.Integer()),
  options: Type.Optional(Type.Record(Type.String(), Type.Record(Type.String(), Type.Unknown()))),
})
const isWork = Compile(Work)

export function createStability(
  { store }: Pick<ServiceContext, 'store'>,
  jobs: Jobs,
  pool: Pool,
): StabilityService {
  const check = runnerOf<typeof run>(pool, 'checks', 'check-stability')
  const started = new Recent<Promise<JobRecord>>(MOST_RESULTS)

  async function read(networkId: string) {
    const document = await store.documents.get(KIND, networkId)
    if (!document || !isStored.Check(document.value)) return undefined
    return { ...document.value, revision: document.revision }
  }

  jobs.register('stability', async ({ networkId = '', work = '' }, job) => {
    const asked: unknown = JSON.parse(work)
    if (!isWork.Check(asked)) throw new TypeError('a check of stability that cannot be read')
    const { measure, slice, removed, draws, seed, options } = asked
    const { version, bytes } = await store.readPackedBytes(networkId)
    const filings = await readFilings(store, networkId, version)
    const how = { ...(options && { options }), ...(seed !== undefined && { seed }) }
    const stability = await check(
      { packed: bytes, filings, slice, measure, removed, draws, how },
      { signal: job.signal, onProgress: job.progress, handOver: [bytes] },
    )
    // Checks run one at a time: nobody writes between this reading and the writing.
    const before = await read(networkId)
    const key = keyOf(slice, measure, options)
    const others = before?.version === version ? before.results : []
    const results = [...others.filter((one) => one.key !== key), { key, stability }]
    const kept: Static<typeof Stored> = { version, results: results.slice(-MOST_RESULTS) }
    await store.documents.put(KIND, networkId, kept)
    return undefined
  })

  return {
    async start(networkId, { measure, slice, removed, draws, seed, options }) {
      const { version } = await store.getNetwork(networkId)
      getMeasure(measure)
      const work: Static<typeof Work> = {
        measure,
        slice: readSlice(slice),
        removed: removed ?? STABILITY.removed,
        draws: draws ?? STABILITY.draws,
        ...(seed !== undefined && { seed }),
        ...(options?.[measure] && { options: { [measure]: options[measure] } }),
      }
      const text = canonicalJson(work)
      const key = `${networkId} ${String(version)} ${text}`
      const known = started.get(key)
      if (known) {
        const job = await jobs.get((await known).id)
        if (job.state === 'waiting' || job.state === 'running') return job
      }
      const job = jobs.start('stability', { networkId, work: text }, networkId)
      started.set(key, job)
      job.catch(() => started.delete(key))
      return job
    },
    async at(networkId, version) {
      const stored = await read(networkId)
      const results = new Map(
        stored?.version === version
          ? stored.results.map(({ key, stability }) => [key, stability] as const)
          : [],
      )
      return {
        find: (slice, measure, options) => results.get(keyOf(slice, measure, options)),
      }
    },
    stamp: async (networkId) => String((await read(networkId))?.revision ?? 0),
    async forget(networkId) {
      await store.documents.delete(KIND, networkId)
    },
  }
}

/** Another definition of a measure makes another key. */
function keyOf(slice: Slice, measure: string, options: Options): string {
  return canonicalJson([slice, measure, getMeasure(measure).version, options?.[measure] ?? null])
}

/** The finding or the column, with what is known of its stability. */
export function withStability<T extends Finding | MeasuredColumn>(
  told: T,
  book: StabilityBook,
  slice: Slice,
  options?: Options,
): T {
  const stability = book.find(slice, told.measure, options)
  return stability ? { ...told, stability } : told
}
