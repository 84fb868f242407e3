import type { ChangeSetSummary, Entry } from '../domain/change-sets.ts'
import type { Applied, Store } from '../store/store.ts'
import { undoChangeSet } from './undo.ts'
import { BY } from './writers.ts'

/** Entries that are shown of one change set; an import may have half a million. */
const SHOWN_ENTRIES = 1000

export type ChangesService = {
  /** Newest first, from before the version given. */
  list(
    networkId: string,
    page: { before?: number; limit: number },
  ): Promise<{ items: ChangeSetSummary[]; total: number; next: number | null }>
  get(networkId: string, changeSetId: string): Promise<ChangeSetSummary & { entries: Entry[] }>
  /** @throws AppError undo-blocked with what stands in the way */
  undo(networkId: string, changeSetId: string, reason: string): Promise<Applied>
}

/** The history of networks. @throws AppError network-not-found, change-set-not-found */
export function createChanges(store: Store): ChangesService {
  return {
    async list(networkId, page) {
      // One change set makes one version, and none is ever dropped.
      const { version: total } = await store.getNetwork(networkId)
      const items = await store.history(networkId, page)
      const last = items.at(-1)?.version ?? 1
      return { items, total, next: last > 1 ? last : null }
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
    undo: (networkId, changeSetId, reason) =>
      undoChangeSet(store, { networkId, changeSetId, info: { by: BY, reason } }),
  }
}
