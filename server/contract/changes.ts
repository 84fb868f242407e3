import { Type, type Static } from 'typebox'
import { ChangeSetSummary } from '../domain/change-sets.ts'
import { RECORD_KINDS } from '../domain/records.ts'
import { pageOf } from './atoms.ts'

export const ChangePage = pageOf(ChangeSetSummary)
export type ChangePage = Static<typeof ChangePage>

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
