import { Type, type Static } from 'typebox'
import { ChangeSetSummary } from '../domain/change-sets.ts'
import { RECORD_KINDS } from '../domain/record-kinds.ts'
import { pageOf } from './atoms.ts'

/** What a write did. `changeSet` is absent when nothing changed. */
export const ChangeDone = Type.Object({
  version: Type.Integer(),
  changeSet: Type.Optional(ChangeSetSummary),
  /** Key of the record written, where there is one. */
  id: Type.Optional(Type.String()),
})
export type ChangeDone = Static<typeof ChangeDone>

export const ChangeEntry = Type.Object({
  record: Type.Enum(RECORD_KINDS),
  id: Type.String(),
  before: Type.Unknown(),
  after: Type.Unknown(),
})
export const ChangeDetails = Type.Object({
  ...ChangeSetSummary.properties,
  /** The first thousand. */
  entries: Type.Array(ChangeEntry),
})
export type ChangeDetails = Static<typeof ChangeDetails>

const RecordRef = Type.Object({
  record: Type.Enum(RECORD_KINDS),
  id: Type.String(),
  name: Type.Optional(Type.String()),
})

/** The change sets, each with the first records that it is about; none of an import, which names files. */
export const ChangePage = pageOf(
  Type.Object({ ...ChangeSetSummary.properties, records: Type.Array(RecordRef) }),
)
export type ChangePage = Static<typeof ChangePage>

/** What keeps a change set from being taken back. */
export const UndoObstacles = Type.Object({
  /** Records in the way; the first hundred are told of. */
  count: Type.Integer(),
  /** The later change sets that put them there, the latest first. */
  changes: Type.Array(
    Type.Object({
      changeSet: ChangeSetSummary,
      records: Type.Array(
        Type.Object({
          ...RecordRef.properties,
          /** What refers to it and would stay; without it, the record was changed since. */
          by: Type.Optional(RecordRef),
        }),
      ),
    }),
  ),
})
export type UndoObstacles = Static<typeof UndoObstacles>

/** What happened to one record, newest first. */
export const RecordHistory = Type.Object({
  items: Type.Array(
    Type.Object({
      changeSet: ChangeSetSummary,
      change: Type.Enum(['created', 'changed', 'removed']),
      /** Of a record that stayed; empty texts where there was nothing. */
      fields: Type.Array(
        Type.Object({ field: Type.String(), before: Type.String(), after: Type.String() }),
      ),
    }),
  ),
})
export type RecordHistory = Static<typeof RecordHistory>
