import { Type, type Static } from 'typebox'
import { Count, DateTime } from './atoms.ts'

/** A view under a name: the page's address without its host, from which everything is made again. */
const Address = Type.String({ minLength: 1, maxLength: 20_000, pattern: '^/networks/[^/]+' })

export const SavedViewRequest = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 200 }), address: Address },
  { additionalProperties: false },
)
export type SavedViewRequest = Static<typeof SavedViewRequest>

export const SavedView = Type.Object({
  /** Whoever knows it may read the network, and only read: it is not to be guessed. */
  id: Type.String(),
  networkId: Type.String(),
  name: Type.String(),
  address: Address,
  /** The network's version when it was saved. */
  version: Count,
  createdAt: DateTime,
})
export type SavedView = Static<typeof SavedView>
export const SavedViewList = Type.Object({ items: Type.Array(SavedView) })
export type SavedViewList = Static<typeof SavedViewList>
