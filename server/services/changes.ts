import type { ChangeSetSummary, Entry, Why } from '../domain/change-sets.ts'
import type { Applied, Store } from '../store/store.ts'
import type { RecordKind } from '../domain/record-kinds.ts'
import { nameChanges, type NamedRecord } from './named-changes.ts'
import { readRecordHistory, type RecordChange } from './record-history.ts'
import { findObstacles, laterChanges, type Obstacle } from './undo-obstacles.ts'
import { undoChangeSet } from './undo.ts'
import { BY } from './writers.ts'

/** Entries that are shown of one change set; an import may have half a million. */
const SHOWN_ENTRIES = 1000

export type ChangesService = {
  /** Newest first, from before the version given, each with the records that it is about. */
  list(
    networkId: string,
    page: { before?: number; limit: number },
  ): Promise<{ items: NamedChange[]; total: number; next: number | null }>
  get(networkId: string, changeSetId: string): Promise<ChangeSetSummary & { entries: Entry[] }>
  /** What keeps a change set from being taken back; `count` 0: nothing. */
  obstacles(networkId: string, changeSetId: string): Promise<ToldObstacles>
  /** What happened to one record, newest first; nothing for one that never was. */
  ofRecord(networkId: string, record: { record: RecordKind; id: string }): Promise<RecordChange[]>
  /** @throws AppError undo-blocked with what stands in the way */
  undo(networkId: string, changeSetId: string, why: Why): Promise<Applied>
}

/** A change set with the first records that it is about; none of an import. */
export type NamedChange = ChangeSetSummary & { records: NamedRecord[] }

export type ToldObstacles = {
  count: number
  changes: { changeSet: ChangeSetSummary; records: (NamedRecord & { by?: NamedRecord })[] }[]
}

/** The history of networks. @throws AppError network-not-found, change-set-not-found */
export function createChanges(store: Store): ChangesService {
  return {
    async list(networkId, page) {
      // One change set makes one version, and none is ever dropped.
      const { version: total } = await store.getNetwork(networkId)
      const items = await store.history(networkId, page)
      const last = items.at(-1)?.version ?? 1
      const named = await nameChanges(store, networkId, items)
      return {
        items: items.map((one) => ({ ...one, records: named.get(one.id) ?? [] })),
        total,
        next: last > 1 ? last : null,
      }
    },
    async get(networkId, changeSetId) {
      const summary = await store.getChangeSet(networkId, changeSetId)
      const entries: Entry[] = []
      for await (const entry of store.entries(networkId, changeSetId)) {
        entries.push(entry)
        if (entries.length === SHOWN_ENTRIES) break
      }
      return { ...summary, entries }
    },
    async obstacles(networkId, changeSetId) {
      const { count, listed } = await findObstacles(store, { networkId, changeSetId })
      const changes = await laterChanges(store, networkId, changeSetId, listed)
      const names = await namesOf(store, networkId, listed)
      const told = <R extends { record: RecordKind; id: string }>(
        one: R,
      ): R & { name?: string } => {
        const name = names.get(`${one.record} ${one.id}`)
        return { ...one, ...(name !== undefined && { name }) }
      }
      return {
        count,
        changes: changes.map(({ changeSet, obstacles }) => ({
          changeSet,
          records: obstacles.map(({ by, ...one }) => ({
            ...told(one),
            ...(by && { by: told(by) }),
          })),
        })),
      }
    },
    ofRecord: (networkId, record) => readRecordHistory(store, networkId, record),
    undo: (networkId, changeSetId, why) =>
      undoChangeSet(store, { networkId, changeSetId, info: { by: BY, ...why } }),
  }
}

/** Names of the actors, collaborations and calls among obstacles, by `kind id`. */
async function namesOf(
  store: Store,
  networkId: string,
  obstacles: readonly Obstacle[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const kind of ['actor', 'collaboration', 'call'] as const) {
    const ids = obstacles.flatMap(({ record, id }) => (record === kind ? [id] : []))
    for (const [id, { name }] of await store.readRecords(networkId, kind, ids)) {
      names.set(`${kind} ${id}`, name)
    }
  }
  return names
}
