import { setImmediate as breathe } from 'node:timers/promises'
import type { JobRecord } from '../../domain/jobs.ts'
import type { Store } from '../../store/store.ts'
import type { Jobs } from '../jobs.ts'
import { runnerOf, type Pool } from '../pool.ts'
import { Recent } from '../recent.ts'
import { keyOf } from '../snapshots.ts'
import type { FoundDuplicates, run } from '../tasks/find-duplicates.ts'

/** Networks whose pairs are remembered. */
const REMEMBERED = 4
/** What reading the network takes of a search's time, about. */
const READ_PART = 0.1

/** What is found for the present version, or the job that is looking. */
export type Search = { version: number; found: FoundDuplicates } | { job: JobRecord }

/** Looks for pairs in a worker thread, once for each version of a network. */
export class DuplicateSearch {
  readonly #store: Store
  readonly #jobs: Jobs
  readonly #known = new Recent<FoundDuplicates>(REMEMBERED)
  readonly #started = new Map<string, Promise<JobRecord>>()

  constructor(store: Store, jobs: Jobs, pool: Pool) {
    this.#store = store
    this.#jobs = jobs
    const find = runnerOf<typeof run>(pool, 'jobs', 'find-duplicates')
    jobs.register('duplicates', async ({ networkId = '' }, job) => {
      const { bytes, ...packed } = await store.readPackedBytes(networkId)
      const actors = await actorLines(store, networkId)
      job.progress(READ_PART)
      const found = await find(
        { packed: bytes, actors },
        {
          signal: job.signal,
          handOver: [bytes, ...actors],
          onProgress: (part) => job.progress(READ_PART + (1 - READ_PART) * part),
        },
      )
      this.#known.set(keyOf(packed), found)
      return undefined
    })
  }

  /** Waits for a search up to `waitMs`. @throws AppError network-not-found, what the search failed of */
  async find(networkId: string, waitMs: number): Promise<Search> {
    const stored = await this.#store.getNetwork(networkId)
    const known = this.#known.get(keyOf(stored))
    if (known) return { version: stored.version, found: known }
    const joined = await this.#underWay(networkId)
    let job = await this.#jobs.settled((joined ?? (await this.#start(networkId))).id, waitMs)
    // Somebody else's search that was given up, perhaps just before: this one is asked for all the same.
    if (joined && job.state === 'cancelled') {
      job = await this.#jobs.settled((await this.#start(networkId)).id, waitMs)
    }
    if (job.state !== 'done') return { job }
    const now = await this.#store.getNetwork(networkId)
    const found = this.#known.get(keyOf(now))
    if (found) return { version: now.version, found }
    return { job: (await this.#underWay(networkId)) ?? (await this.#start(networkId)) }
  }

  /** After a merge the pairs are the same but for the actors that are one now: nobody waits for that. */
  carryOver(before: string, after: string, keptId: string, mergedIds: readonly string[]): void {
    const found = this.#known.get(before)
    if (!found) return
    const gone = new Set(mergedIds)
    const now = (id: string) => (gone.has(id) ? keptId : id)
    const seen = new Set<string>()
    const pairs = found.pairs.flatMap((pair) => {
      const [a, b] = [now(pair.a), now(pair.b)]
      const key = a < b ? `${a}\0${b}` : `${b}\0${a}`
      if (a === b || seen.has(key)) return []
      seen.add(key)
      return [{ ...pair, a, b }]
    })
    const facts = new Map(found.facts)
    const kept = facts.get(keptId)
    if (kept) {
      const moved = mergedIds.map((id) => facts.get(id)?.participations ?? 0)
      const participations = moved.reduce((sum, count) => sum + count, kept.participations)
      facts.set(keptId, { ...kept, participations })
    }
    this.#known.set(after, { ...found, pairs, facts: [...facts] })
  }

  async #underWay(networkId: string): Promise<JobRecord | undefined> {
    const known = await this.#started.get(networkId)
    const job = known && (await this.#jobs.get(known.id))
    return job?.state === 'waiting' || job?.state === 'running' ? job : undefined
  }

  #start(networkId: string): Promise<JobRecord> {
    const job = this.#jobs.start('duplicates', { networkId }, networkId)
    this.#started.set(networkId, job)
    job.catch(() => this.#started.delete(networkId))
    return job
  }
}

/** The compared fields of all actors as JSON lines: bytes pass between threads without being looked at. */
async function actorLines(store: Store, networkId: string): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = []
  const encoder = new TextEncoder()
  for await (const batch of store.read(networkId)) {
    if (batch.record === 'network') continue
    if (batch.record !== 'actor') break
    const lines = batch.rows.map(({ value: { id, name, aliases, identifiers, place } }) =>
      JSON.stringify({ id, name, aliases, identifiers, place }),
    )
    pieces.push(encoder.encode(lines.join('\n')))
    await breathe()
  }
  return pieces
}
