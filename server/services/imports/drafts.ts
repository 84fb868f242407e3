import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { DraftRecord } from '../../domain/import-draft.ts'
import { isImportMapping } from '../../domain/import-mapping.ts'
import { AppError } from '../../errors.ts'
import type { Store } from '../../store/store.ts'

const KIND = 'import'
// A draft may hold a thousand problems, and is checked each time it is read.
const isRest = Compile(Type.Omit(DraftRecord, ['askedMapping', 'mapping']))

/** Imports between their files and their change set, kept in the store so that they survive a restart. */
export class Drafts {
  readonly #store: Pick<Store, 'documents'>

  constructor(store: Pick<Store, 'documents'>) {
    this.#store = store
  }

  /** @throws AppError import-not-found */
  async get(importId: string): Promise<DraftRecord> {
    const document = await this.#store.documents.get(KIND, importId)
    if (!document || !isDraft(document.value)) {
      throw new AppError('import-not-found', { importId })
    }
    return document.value
  }

  async put(draft: DraftRecord): Promise<DraftRecord> {
    await this.#store.documents.put(KIND, draft.id, draft)
    return draft
  }

  /** Changes some fields; those given as undefined are taken out. */
  async change(
    importId: string,
    changes: { [K in keyof DraftRecord]?: DraftRecord[K] | undefined },
  ): Promise<DraftRecord> {
    const changed: unknown = Object.fromEntries(
      Object.entries({ ...(await this.get(importId)), ...changes }).filter(
        ([, value]) => value !== undefined,
      ),
    )
    if (!isDraft(changed)) throw new TypeError(`import ${importId} would no longer be one`)
    return this.put(changed)
  }

  /** All of them, newest first. */
  async list(): Promise<DraftRecord[]> {
    const documents = await this.#store.documents.list(KIND)
    return documents
      .flatMap(({ value }) => (isDraft(value) ? [value] : []))
      .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
  }

  async remove(importId: string): Promise<void> {
    await this.#store.documents.delete(KIND, importId)
  }
}

function isDraft(value: unknown): value is DraftRecord {
  if (!isRest.Check(value)) return false
  const mappings = [
    'askedMapping' in value ? value.askedMapping : undefined,
    'mapping' in value ? value.mapping : undefined,
  ]
  return mappings.every((mapping) => mapping === undefined || isImportMapping(mapping))
}
