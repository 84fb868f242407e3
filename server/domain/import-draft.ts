import { Type, type Static } from 'typebox'
import { ImportMapping, TableMapping } from './import-mapping.ts'
import { Failure } from './jobs.ts'
import { Decisions, Problem } from './problems.ts'
import { Source } from './records.ts'

const Count = Type.Integer({ minimum: 0 })

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
  /** The table inside the file, where it has several. */
  sheet: Type.Optional(Type.String()),
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
  /** false: the first row is data, columns go by their numbers. */
  header: Type.Optional(Type.Boolean()),
  holds: Type.String(),
  rows: Type.Optional(Count),
  columns: Type.Array(ColumnReading),
  sample: Type.Array(Type.Array(Type.String())),
})
export type ImportedFile = Static<typeof ImportedFile>

export const KindCounts = Type.Object({ created: Count, changed: Count, unchanged: Count })
export type KindCounts = Static<typeof KindCounts>

/** What is said of where the files come from; without a label, it is the files' names. */
export const SourceFields = Type.Partial(Type.Omit(Source, ['importId']))
export type SourceFields = Static<typeof SourceFields>

/** How one table is written, where a person says it: what is not said is detected. */
export const TableReading = Type.Object(
  {
    file: Type.String({ minLength: 1, maxLength: 500 }),
    sheet: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    encoding: TableMapping.properties.encoding,
    delimiter: TableMapping.properties.delimiter,
    header: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type TableReading = Static<typeof TableReading>

/** What becomes of records that an earlier edition held and this one does not. */
export const DISAPPEARED_CHOICES = ['keep', 'close', 'delete'] as const
export type DisappearedChoice = (typeof DISAPPEARED_CHOICES)[number]

/** The import of which these files are a newer edition. */
export const Replaced = Type.Object(
  {
    importId: Type.String({ minLength: 1, maxLength: 64 }),
    disappeared: Type.Enum(DISAPPEARED_CHOICES),
  },
  { additionalProperties: false },
)
export type Replaced = Static<typeof Replaced>

const DisappearedCounts = Type.Object({
  found: Count,
  /** Those that closing would give an end, and those that deleting would take out. */
  closable: Count,
  deletable: Count,
})

/** What the earlier edition held and this one does not. */
export const Disappeared = Type.Object({
  actors: DisappearedCounts,
  collaborations: DisappearedCounts,
  participations: DisappearedCounts,
  /** Writes that the choice makes; none when everything is kept. */
  written: Count,
  /** The first of them, those that cannot be deleted before the others. */
  samples: Type.Array(
    Type.Object({
      record: Type.Enum(['actor', 'collaboration', 'participation']),
      id: Type.String(),
      name: Type.String(),
      /** Something that stays refers to it: it is never deleted. */
      isReferred: Type.Boolean(),
    }),
  ),
})
export type Disappeared = Static<typeof Disappeared>

/** A table of an import that leaves rows out, by its place in the list of these. */
export const RefusedTable = Type.Object({
  file: Type.String(),
  sheet: Type.Optional(Type.String()),
  rows: Count,
})
export type RefusedTable = Static<typeof RefusedTable>

/** What an import would do; problems as rule and values, told in the reader's language elsewhere. */
export const DraftPreview = Type.Object({
  actors: KindCounts,
  collaborations: KindCounts,
  participations: KindCounts,
  refusedRows: Count,
  /** Whose rows can be had back, with what is wrong with each, until the import is confirmed. */
  refusedTables: Type.Optional(Type.Array(RefusedTable)),
  /** The first ones of each rule; all of them are in the draft's folder until it is confirmed. */
  problems: Type.Array(Problem),
  /** Those that stand: repaired ones are counted among the rules only. */
  problemCount: Count,
  problemRules: Type.Array(
    Type.Object({
      rule: Type.String(),
      severity: Type.Enum(['refused', 'noted', 'repaired']),
      count: Count,
      /** Of these, those that come with a fix that is not accepted yet. */
      fixable: Type.Optional(Count),
    }),
  ),
  droppedPersonalColumns: Type.Array(Type.String()),
  /** Where the import replaces an earlier edition. */
  disappeared: Type.Optional(Disappeared),
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
      /** As it is in the network, of a record that has one. */
      name: Type.Optional(Type.String()),
      field: Type.String(),
      before: Type.String(),
      after: Type.String(),
    }),
  ),
})
export type DraftPreview = Static<typeof DraftPreview>

export const IMPORT_STATES = [
  'reading',
  'ready',
  'needs-mapping',
  'failed',
  'confirming',
  'confirmed',
  'undone',
] as const

/** An import between its files and its change set, as the store keeps it. */
export const DraftRecord = Type.Object({
  id: Type.String(),
  networkId: Type.String(),
  state: Type.Enum(IMPORT_STATES),
  createdAt: Type.String({ format: 'date-time' }),
  by: Type.String(),
  jobId: Type.Optional(Type.String()),
  /** The files as they came; their content is `<position>` in the draft's folder. */
  uploads: Type.Array(Type.Object({ name: Type.String(), bytes: Count })),
  files: Type.Array(ImportedFile),
  /** The mapping asked for; without one, the columns decide. */
  askedMapping: Type.Optional(ImportMapping),
  /** A person is there to accept fixes: files of which no row goes in without them are previewed. */
  isLenient: Type.Optional(Type.Boolean()),
  /** Proposed fixes that a person accepted. */
  decisions: Type.Optional(Decisions),
  /** How tables are written, as a person says it. */
  askedReadings: Type.Optional(Type.Array(TableReading)),
  /** Where the files come from, as a person says it. */
  askedSource: Type.Optional(SourceFields),
  /** What is certain of a published data set that was recognised. */
  suggestedSource: Type.Optional(SourceFields),
  replaces: Type.Optional(Replaced),
  /** Confirmed imports of the network that look like an earlier edition, the latest first. */
  editionOf: Type.Optional(Type.Array(Type.String())),
  /** The mapping that the preview was made with. */
  mapping: Type.Optional(ImportMapping),
  preview: Type.Optional(DraftPreview),
  /** The network's version that the preview compares with. */
  baseVersion: Type.Optional(Count),
  failure: Type.Optional(Failure),
  /** Where the failure is, in the files. */
  failureProblems: Type.Optional(Type.Array(Problem)),
  changeSetId: Type.Optional(Type.String()),
  version: Type.Optional(Count),
})
export type DraftRecord = Static<typeof DraftRecord>
