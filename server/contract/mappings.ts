import { Type, type Static } from 'typebox'
import { ImportMapping } from '../domain/import-mapping.ts'
import { DateTime } from './atoms.ts'

/** What columns mean, under a name: for the next files of the same kind, in any network. */
export const SavedMapping = Type.Object({
  id: Type.String(),
  name: Type.String(),
  mapping: ImportMapping,
  updatedAt: DateTime,
})
export type SavedMapping = Static<typeof SavedMapping>

export const SavedMappingList = Type.Object({ items: Type.Array(SavedMapping) })
export type SavedMappingList = Static<typeof SavedMappingList>

export const SavedMappingRequest = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    mapping: ImportMapping,
  },
  { additionalProperties: false },
)
export type SavedMappingRequest = Static<typeof SavedMappingRequest>
