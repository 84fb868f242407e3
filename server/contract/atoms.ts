import { Type, type Static } from 'typebox'
import { COLLABORATION_KINDS, NetworkId, RecordId, SCOPES } from '../domain/records.ts'

export { Slice } from '../domain/slice.ts'

export const NetworkParams = Type.Object({ networkId: NetworkId })
export const Count = Type.Integer({ minimum: 0 })
export const NumberOrNull = Type.Union([Type.Number(), Type.Null()])
export const Day = Type.String({ format: 'date' })
export const DateTime = Type.String({ format: 'date-time' })

/** A list is read page by page: `cursor` is what the last page gave as `next`. */
export const PageQuery = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 1000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 50 })),
})
export const pageOf = <T extends Parameters<typeof Type.Array>[0]>(item: T) =>
  Type.Object({
    items: Type.Array(item),
    total: Count,
    next: Type.Union([Type.String(), Type.Null()]),
  })

/** The slice as query parameters; the schema of what slice-query.ts writes. */
export const SliceQuery = Type.Object({
  from: Type.Optional(Type.String({ maxLength: 10 })),
  to: Type.Optional(Type.String({ maxLength: 10 })),
  territory: Type.Optional(Type.String({ maxLength: 8000 })),
  members: Type.Optional(Type.Enum(['all', 'inside'])),
  kinds: Type.Optional(Type.Array(Type.Enum(COLLABORATION_KINDS), { maxItems: 3 })),
  domains: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 100 })),
  scope: Type.Optional(Type.Enum(SCOPES)),
  support: Type.Optional(Type.Enum(['exclude', 'include'])),
  actors: Type.Optional(Type.Enum(['all', 'active'])),
  minCollaborations: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
})
export type SliceQuery = Static<typeof SliceQuery>

export const NamedId = Type.Object({ id: RecordId, name: Type.String() })
export type NamedId = Static<typeof NamedId>

/** Values of the `Accept-Language` that the house speaks. */
export const LOCALES = ['fr', 'en'] as const
export const Locale = Type.Enum(LOCALES)
export type Locale = Static<typeof Locale>
