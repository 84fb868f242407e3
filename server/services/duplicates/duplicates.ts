import type { Why } from '../../domain/change-sets.ts'
import type { DuplicateDecision, MatchClass } from '../../domain/duplicates.ts'
import type { JobRecord } from '../../domain/jobs.ts'
import type { Actor } from '../../domain/records.ts'
import { AppError } from '../../errors.ts'
import type { Applied, Store } from '../../store/store.ts'
import type { ServiceContext } from '../context.ts'
import type { Jobs } from '../jobs.ts'
import type { WriteInfo } from '../networks.ts'
import type { Pool } from '../pool.ts'
import { keyOf } from '../snapshots.ts'
import { undoChangeSet } from '../undo.ts'
import { BY } from '../writers.ts'
import { DecisionBook } from './decisions.ts'
import { listMerges, readMerge, type ActorMerge } from './merges.ts'
import { planMerge } from './plan-merge.ts'
import { reviewList, type ReviewList, type ReviewPair } from './review-list.ts'
import { DuplicateSearch } from './search.ts'

/** An actor beside its double. */
export type DuplicateActor = Actor & { participations: number; placeName?: string }

export type DuplicatePair = Omit<ReviewPair, 'a' | 'b'> & {
  a: DuplicateActor
  b: DuplicateActor
}

export type DuplicatePage = {
  items: DuplicatePair[]
  total: number
  next: number | null
  counts: ReviewList['counts']
  /** Actors that were not compared with all that are like them. */
  capped: number
  /** Pairs that are too many to be kept. */
  more: number
}

export type PageAsked = { offset: number; limit: number; class?: MatchClass; waitMs: number }

/** What the history will say of a merge, made of the names, and the version it is meant for. */
export type MergeInfo = Pick<WriteInfo, 'expectedVersion'> & {
  sayWhy: (kept: string, merged: readonly string[]) => Why
}

export type DuplicatesService = {
  /** Pairs to look at, or the job that looks for them. @throws AppError network-not-found */
  list(networkId: string, asked: PageAsked): Promise<DuplicatePage | { job: JobRecord }>
  /** Changes with each decision: lists of the same version that were given before it are old. */
  stamp(networkId: string): Promise<string>
  /** What is said of a pair; null takes it back. @throws AppError actor-not-found */
  decide(
    networkId: string,
    pair: { a: string; b: string; decision: DuplicateDecision | null },
  ): Promise<void>
  /**
   * Makes one actor of several, in one change set.
   * @throws AppError actor-not-found, invalid-request, version-conflict
   */
  merge(
    networkId: string,
    asked: { keepId: string; mergedIds: readonly string[] },
    write: MergeInfo,
  ): Promise<Applied & { id: string }>
  /**
   * Takes a merge back by the inverse of its change set.
   * @throws AppError undo-blocked with what was changed since, change-set-not-found, invalid-request
   */
  unmerge(networkId: string, changeSetId: string, why: Why): Promise<Applied & { id: string }>
  /** The merges of an actor, newest first. @throws AppError actor-not-found */
  merges(networkId: string, actorId: string): Promise<ActorMerge[]>
  forget(networkId: string): Promise<void>
}

/** Who may be one, what was said of it, merging and taking apart. @throws AppError network-not-found */
export function createDuplicates(
  { store, now }: Pick<ServiceContext, 'store' | 'now'>,
  jobs: Jobs,
  pool: Pool,
): DuplicatesService {
  const book = new DecisionBook(store)
  const search = new DuplicateSearch(store, jobs, pool)

  return {
    async list(networkId, { offset, limit, class: wanted, waitMs }) {
      const done = await search.find(networkId, waitMs)
      if ('job' in done) return done
      const { found } = done
      const decisions = await book.read(networkId)
      const presentId = await presentIds(store, networkId, decisions.decisions)
      const { pairs, counts } = reviewList(found, decisions, presentId)
      const shown = wanted === undefined ? pairs : pairs.filter((pair) => pair.class === wanted)
      const page = shown.slice(offset, offset + limit)
      const ids = [...new Set(page.flatMap(({ a, b }) => [a, b]))]
      const actors = await store.readRecords(networkId, 'actor', ids)
      const facts = new Map(found.facts)
      const items = page.flatMap((pair): DuplicatePair[] => {
        const [a, b] = [actors.get(pair.a), actors.get(pair.b)]
        return a && b ? [{ ...pair, a: withFacts(a, facts), b: withFacts(b, facts) }] : []
      })
      const end = offset + page.length
      const next = end < shown.length && page.length > 0 ? end : null
      const { capped, more } = found
      return { items, total: shown.length, next, counts, capped, more }
    },
    stamp: async (networkId) => String((await book.read(networkId)).revision),
    async decide(networkId, { a, b, decision }) {
      const found = await store.readRecords(networkId, 'actor', [a, b])
      for (const actorId of [a, b]) {
        if (!found.has(actorId)) {
          await store.getNetwork(networkId)
          throw new AppError('actor-not-found', { actorId })
        }
      }
      if (a === b) throw new AppError('invalid-request', { field: 'b', expected: 'another actor' })
      await book.decide(networkId, [[a, b]], decision, now())
    },
    async merge(networkId, { keepId, mergedIds }, { sayWhy, expectedVersion }) {
      const before = await store.getNetwork(networkId)
      const { merging, writes } = await planMerge(store, before.network, keepId, mergedIds)
      const names = merging.merged.map(({ name }) => name)
      const why = sayWhy(merging.kept.name, names)
      const applied = await store.apply(networkId, { by: BY, ...why }, writes, {
        expectedVersion: expectedVersion ?? before.version,
      })
      const pairs = mergedIds.map((id) => [keepId, id] as const)
      await book.decide(networkId, pairs, 'same', now())
      const after = { network: before.network, version: applied.version }
      search.carryOver(keyOf(before), keyOf(after), keepId, mergedIds)
      return { ...applied, id: keepId }
    },
    async unmerge(networkId, changeSetId, why) {
      const { keptId, mergedIds } = await readMerge(store, networkId, changeSetId)
      const applied = await undoChangeSet(store, {
        networkId,
        changeSetId,
        info: { by: BY, ...why },
      })
      // They may be compared again, and be merged again; nobody has said that they differ.
      await book.decide(
        networkId,
        mergedIds.map((id) => [keptId, id] as const),
        null,
        now(),
      )
      return { ...applied, id: keptId }
    },
    merges: (networkId, actorId) => listMerges(store, networkId, actorId),
    forget: (networkId) => book.forget(networkId),
  }
}

function withFacts(
  actor: Actor,
  facts: ReadonlyMap<string, { participations: number; place?: string }>,
): DuplicateActor {
  const { participations = 0, place } = facts.get(actor.id) ?? {}
  return { ...actor, participations, ...(place !== undefined && { placeName: place }) }
}

/** Decided ids that are no actor's any more may be former ids of one: O(actors), only when there are any. */
async function presentIds(
  store: Store,
  networkId: string,
  decisions: readonly { a: string; b: string }[],
): Promise<(id: string) => string> {
  const ids = [...new Set(decisions.flatMap(({ a, b }) => [a, b]))]
  const missing = new Set(ids)
  for (let i = 0; i < ids.length; i += MOST_KEYS) {
    const found = await store.readRecords(networkId, 'actor', ids.slice(i, i + MOST_KEYS))
    for (const id of found.keys()) missing.delete(id)
  }
  const present = new Map<string, string>()
  if (missing.size > 0) {
    for await (const batch of store.read(networkId)) {
      if (batch.record === 'network') continue
      if (batch.record !== 'actor') break
      for (const { key, value } of batch.rows) {
        for (const former of value.formerIds) if (missing.has(former)) present.set(former, key)
      }
    }
  }
  return (id) => present.get(id) ?? id
}

/** Keys that a store reads at once. */
const MOST_KEYS = 5000
