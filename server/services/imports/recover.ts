import type { DraftRecord } from '../../domain/import-draft.ts'
import type { Store } from '../../store/store.ts'
import type { Drafts } from './drafts.ts'

/** How far back in the history the change set of a draft is looked for. */
const PAGE = 50

/**
 * What a former process left half way. A change set is in the store as a whole or not at all, so the
 * history says which: an import found there is confirmed (or undone), another is as it was before.
 */
export async function recoverDrafts(store: Store, drafts: Drafts): Promise<void> {
  for (const draft of await drafts.list()) {
    if (draft.state === 'reading') {
      await drafts.change(draft.id, {
        state: 'failed',
        failure: { code: 'job-interrupted', details: { kind: 'import-preview' } },
      })
    } else if (draft.state === 'confirming') {
      await drafts.change(draft.id, await outcomeOf(store, draft))
    }
  }
}

async function outcomeOf(store: Store, draft: DraftRecord): Promise<Partial<DraftRecord>> {
  const history = await store.history(draft.networkId, { limit: PAGE }).catch(() => [])
  if (draft.changeSetId !== undefined) {
    const undone = history.some(({ undoes }) => undoes === draft.changeSetId)
    return { state: undone ? 'undone' : 'confirmed' }
  }
  const written = history.find(
    ({ source, undoes }) => source?.importId === draft.id && undoes === undefined,
  )
  if (!written) return { state: 'ready' }
  return { state: 'confirmed', changeSetId: written.id, version: written.version }
}
