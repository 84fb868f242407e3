import { randomUUID } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { ImportMapping } from '../domain/import-mapping.ts'
import { AppError } from '../errors.ts'
import type { ServiceContext } from './context.ts'

const SavedMapping = Type.Object({
  id: Type.String(),
  name: Type.String(),
  mapping: ImportMapping,
  updatedAt: Type.String(),
})
export type SavedMapping = Static<typeof SavedMapping>
export type NamedMapping = Pick<SavedMapping, 'name' | 'mapping'>

const KIND = 'mapping'

export type SavedMappingsService = {
  /** By name. */
  list(): Promise<SavedMapping[]>
  /** @throws AppError mapping-not-found */
  get(mappingId: string): Promise<SavedMapping>
  /** The one of that name, capitals and white space around apart. */
  find(name: string): Promise<SavedMapping | undefined>
  /** @throws AppError mapping-exists: the name is taken */
  save(mapping: NamedMapping): Promise<SavedMapping>
  /** Replaces name and mapping. @throws AppError mapping-not-found, mapping-exists */
  change(mappingId: string, mapping: NamedMapping): Promise<SavedMapping>
  /** @throws AppError mapping-not-found */
  remove(mappingId: string): Promise<void>
}

/** What columns mean, under a name. Of no network: the same kind of file may go into several. */
export function createSavedMappings({
  store,
  now,
}: Pick<ServiceContext, 'store' | 'now'>): SavedMappingsService {
  async function list(): Promise<SavedMapping[]> {
    const documents = await store.documents.list(KIND)
    return documents
      .flatMap(({ value }) => (Value.Check(SavedMapping, value) ? [value] : []))
      .toSorted((a, b) => (keyOf(a.name) < keyOf(b.name) ? -1 : 1))
  }
  async function get(mappingId: string): Promise<SavedMapping> {
    const value = (await store.documents.get(KIND, mappingId))?.value
    if (!Value.Check(SavedMapping, value))
      throw new AppError('mapping-not-found', { id: mappingId })
    return value
  }
  const find = async (name: string) =>
    (await list()).find((saved) => keyOf(saved.name) === keyOf(name))

  async function put(id: string, { name, mapping }: NamedMapping): Promise<SavedMapping> {
    const taken = await find(name)
    if (taken && taken.id !== id) throw new AppError('mapping-exists', { id: taken.name })
    const saved = { id, name: name.trim(), mapping, updatedAt: now().toISOString() }
    await store.documents.put(KIND, id, saved)
    return saved
  }

  return {
    list,
    get,
    find,
    save: (mapping) => put(randomUUID(), mapping),
    async change(mappingId, mapping) {
      await get(mappingId)
      return put(mappingId, mapping)
    },
    async remove(mappingId) {
      await get(mappingId)
      await store.documents.delete(KIND, mappingId)
    },
  }
}

function keyOf(name: string): string {
  return name.trim().toLocaleLowerCase('fr')
}
