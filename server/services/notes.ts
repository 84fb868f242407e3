import { AppError } from '../errors.ts'
import type { Store } from '../store/store.ts'

/** What the team writes about a record: never part of the data, of an export or of a report. */
export type Note = { text: string; revision: number; updatedAt?: string }
export type NoteOf = { networkId: string; record: 'actor' | 'collaboration'; id: string }

const KIND = 'note'
const keyOf = ({ networkId, record, id }: NoteOf): string => JSON.stringify([networkId, record, id])

export type NotesService = {
  /** An empty text with revision 0 where nothing was written. */
  get(of: NoteOf): Promise<Note>
  /**
   * Writes over the revision that was read; an empty text removes the note.
   * @throws AppError revision-conflict when another wrote in between
   */
  write(of: NoteOf, note: { text: string; revision: number }): Promise<Note>
  /** Removes those of a network that goes. */
  forget(networkId: string): Promise<void>
}

/** @throws AppError network-not-found */
export function createNotes(store: Store): NotesService {
  const { documents } = store
  async function get(of: NoteOf): Promise<Note> {
    await store.getNetwork(of.networkId)
    const stored = await documents.get(KIND, keyOf(of))
    return stored === undefined || typeof stored.value !== 'string'
      ? { text: '', revision: 0 }
      : { text: stored.value, revision: stored.revision, updatedAt: stored.updatedAt }
  }
  return {
    get,
    async write(of, { text, revision }) {
      await store.getNetwork(of.networkId)
      if (text.trim() === '') {
        const stored = await documents.get(KIND, keyOf(of))
        if ((stored?.revision ?? 0) !== revision) throw new AppError('revision-conflict')
        if (stored) await documents.delete(KIND, keyOf(of))
      } else await documents.put(KIND, keyOf(of), text.trim(), revision)
      return get(of)
    },
    async forget(networkId) {
      for (const { id } of await documents.list(KIND)) {
        const [owner]: unknown[] = readKey(id)
        if (owner === networkId) await documents.delete(KIND, id)
      }
    },
  }
}

function readKey(id: string): unknown[] {
  const key: unknown = JSON.parse(id)
  return Array.isArray(key) ? key : []
}
