import { randomBytes } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { AppError } from '../errors.ts'
import type { ServiceContext } from './context.ts'

const SavedView = Type.Object({
  id: Type.String(),
  networkId: Type.String(),
  name: Type.String(),
  address: Type.String(),
  version: Type.Integer(),
  createdAt: Type.String(),
})
export type SavedView = Static<typeof SavedView>

const KIND = 'saved-view'
const isSavedView = Compile(SavedView)

export type SavedViewsService = {
  /** The latest first. */
  list(networkId: string): Promise<SavedView[]>
  save(networkId: string, view: { name: string; address: string }): Promise<SavedView>
  /** @throws AppError view-not-found */
  get(viewId: string): Promise<SavedView>
  /** @throws AppError view-not-found */
  remove(networkId: string, viewId: string): Promise<void>
  /** Removes those of a network that goes. */
  forget(networkId: string): Promise<void>
}

/** Views under a name. Their ids are secrets of 128 bits: who knows one may read its network. */
export function createSavedViews({
  store,
  now,
}: Pick<ServiceContext, 'store' | 'now'>): SavedViewsService {
  async function all(): Promise<SavedView[]> {
    const documents = await store.documents.list(KIND)
    return documents.flatMap(({ value }) => (isSavedView.Check(value) ? [value] : []))
  }
  async function get(viewId: string): Promise<SavedView> {
    const value = (await store.documents.get(KIND, viewId))?.value
    if (!isSavedView.Check(value)) throw new AppError('view-not-found')
    return value
  }
  async function list(networkId: string): Promise<SavedView[]> {
    await store.getNetwork(networkId)
    return (await all())
      .filter((view) => view.networkId === networkId)
      .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
  }
  return {
    list,
    async save(networkId, { name, address }) {
      const { version } = await store.getNetwork(networkId)
      const id = randomBytes(16).toString('base64url')
      const view = { id, networkId, name, address, version, createdAt: now().toISOString() }
      await store.documents.put(KIND, id, view, 0)
      return view
    },
    get,
    async remove(networkId, viewId) {
      if ((await get(viewId)).networkId !== networkId) throw new AppError('view-not-found')
      await store.documents.delete(KIND, viewId)
    },
    async forget(networkId) {
      for (const { id, networkId: of } of await all()) {
        if (of === networkId) await store.documents.delete(KIND, id)
      }
    },
  }
}
