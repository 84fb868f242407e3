import { Type, type Static } from 'typebox'
import { RecordId } from '../domain/records.ts'
import { Count } from './atoms.ts'

/** What a note is about. */
export const NoteAbout = Type.Object({
  record: Type.Enum(['actor', 'collaboration']),
  id: RecordId,
})

/** What the team writes about a record; beside the data, in no export and no report. */
export const Note = Type.Object({
  /** Empty where nothing was written. */
  text: Type.String(),
  /** Grows with each writing; 0 before the first. */
  revision: Count,
  updatedAt: Type.Optional(Type.String()),
})
export type Note = Static<typeof Note>

/** `revision` is the one that was read; an empty text removes the note. */
export const NoteWrite = Type.Object(
  { text: Type.String({ maxLength: 10_000 }), revision: Count },
  { additionalProperties: false },
)
export type NoteWrite = Static<typeof NoteWrite>
