import { Type, type Static } from 'typebox'
import { ImportMapping } from '../domain/import-mapping.ts'
import { Problem } from '../domain/problems.ts'
import { Count, DateTime } from './atoms.ts'

/** A problem with its sentence in the reader's language. */
export const ToldProblem = Type.Object({ ...Problem.properties, message: Type.String() })
export type ToldProblem = Static<typeof ToldProblem>

/** How one column was understood. */
export const ColumnReading = Type.Object({
  column: Type.String(),
  /** Path of the field it feeds (`actor.name`), `attribute`, `dropped-personal` or `ignored`. */
  field: Type.String(),
  samples: Type.Array(Type.String()),
})
export type ColumnReading = Static<typeof ColumnReading>

export const ImportedFile = Type.Object({
  name: Type.String(),
  bytes: Count,
  format: Type.String(),
  compressed: Type.Boolean(),
  encoding: Type.Object({
    label: Type.String(),
    /** Lines read as each encoding when the file mixes them; broken ones are problems. */
    utf8Lines: Type.Optional(Count),
    windows1252Lines: Type.Optional(Count),
    brokenLines: Type.Optional(Count),
  }),
  delimiter: Type.Optional(Type.String()),
  decimal: Type.Optional(Type.String()),
  holds: Type.String(),
  rows: Type.Optional(Count),
  columns: Type.Array(ColumnReading),
  sample: Type.Array(Type.Array(Type.String())),
})
export type ImportedFile = Static<typeof ImportedFile>

const KindCounts = Type.Object({ created: Count, changed: Count, unchanged: Count })

/** What the import would do (or did): nothing is written before it is confirmed. */
export const ImportPreview = Type.Object({
  actors: KindCounts,
  collaborations: KindCounts,
  participations: KindCounts,
  refusedRows: Count,
  problems: Type.Array(ToldProblem),
  problemCount: Count,
  /** By rule, the most frequent first. */
  problemRules: Type.Array(
    Type.Object({
      rule: Type.String(),
      severity: Type.Enum(['refused', 'noted']),
      count: Count,
      title: Type.String(),
    }),
  ),
  droppedPersonalColumns: Type.Array(Type.String()),
  /** The first records as they will be, and the first changes. */
  sampleActors: Type.Array(
    Type.Object({ id: Type.String(), name: Type.String(), sectors: Type.Array(Type.String()) }),
  ),
  sampleCollaborations: Type.Array(
    Type.Object({ id: Type.String(), name: Type.String(), participants: Count }),
  ),
  sampleChanges: Type.Array(
    Type.Object({
      record: Type.String(),
      id: Type.String(),
      field: Type.String(),
      before: Type.String(),
      after: Type.String(),
    }),
  ),
})
export type ImportPreview = Static<typeof ImportPreview>

export const IMPORT_STATES = [
  'reading',
  'ready',
  'needs-mapping',
  'failed',
  'confirming',
  'confirmed',
  'undone',
] as const

export const ImportDraft = Type.Object({
  id: Type.String(),
  networkId: Type.String(),
  state: Type.Enum(IMPORT_STATES),
  createdAt: DateTime,
  /** The job that is reading or writing; follow it at /api/jobs/:id. */
  jobId: Type.Optional(Type.String()),
  files: Type.Array(ImportedFile),
  mapping: Type.Optional(ImportMapping),
  preview: Type.Optional(ImportPreview),
  /** Why nothing could be read. */
  failure: Type.Optional(Type.Object({ code: Type.String(), message: Type.String() })),
  /** Once confirmed. */
  changeSetId: Type.Optional(Type.String()),
  version: Type.Optional(Count),
})
export type ImportDraft = Static<typeof ImportDraft>

export const ImportList = Type.Object({ items: Type.Array(ImportDraft) })
export type ImportList = Static<typeof ImportList>

export const ImportChange = Type.Object({ mapping: ImportMapping }, { additionalProperties: false })
export type ImportChange = Static<typeof ImportChange>
