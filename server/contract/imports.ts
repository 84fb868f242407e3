import { Type, type Static } from 'typebox'
import {
  ColumnReading,
  DISAPPEARED_CHOICES,
  DraftPreview,
  IMPORT_STATES,
  ImportedFile,
  Replaced,
  SourceFields,
  TableReading,
} from '../domain/import-draft.ts'
import { PartialDate } from '../domain/dates.ts'
import { ImportMapping } from '../domain/import-mapping.ts'
import { Decisions, Problem } from '../domain/problems.ts'
import { Count, DateTime, PageQuery, pageOf } from './atoms.ts'

export {
  ColumnReading,
  DISAPPEARED_CHOICES,
  IMPORT_STATES,
  ImportMapping,
  ImportedFile,
  PartialDate,
}

/** A problem with its sentence in the reader's language. */
export const ToldProblem = Type.Object({
  ...Problem.properties,
  /** What a decision about it names. */
  id: Type.String(),
  message: Type.String(),
})
export type ToldProblem = Static<typeof ToldProblem>

/** What the import would do (or did): nothing is written before it is confirmed. */
export const ImportPreview = Type.Object({
  ...DraftPreview.properties,
  problems: Type.Array(ToldProblem),
  /** By rule, the most frequent first. */
  problemRules: Type.Array(
    Type.Object({
      rule: Type.String(),
      severity: Type.Enum(['refused', 'noted', 'repaired']),
      count: Count,
      /** Of these, those that come with a fix that is not accepted yet. */
      fixable: Type.Optional(Count),
      title: Type.String(),
    }),
  ),
})
export type ImportPreview = Static<typeof ImportPreview>

export const ImportDraft = Type.Object({
  id: Type.String(),
  networkId: Type.String(),
  state: Type.Enum(IMPORT_STATES),
  createdAt: DateTime,
  /** The job that is reading or writing; follow it at /api/jobs/:id. */
  jobId: Type.Optional(Type.String()),
  files: Type.Array(ImportedFile),
  mapping: Type.Optional(ImportMapping),
  /** The fixes accepted so far. */
  decisions: Decisions,
  /** How tables are written, where it was said. */
  readings: Type.Array(TableReading),
  /** Where the files come from: what was said of it, else their names. */
  source: Type.Object({ ...SourceFields.properties, label: Type.String() }),
  /** What is certain of a published data set that was recognised. */
  suggestedSource: Type.Optional(SourceFields),
  /** The earlier edition that these files replace. */
  replaces: Type.Optional(Replaced),
  /** Confirmed imports that look like an earlier edition, the latest first. */
  editionOf: Type.Array(Type.String()),
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

/** What is asked of a draft; what is not named stays as it is. */
export const ImportChange = Type.Object(
  {
    mapping: Type.Optional(ImportMapping),
    /** All fixes that are accepted from now on; those left out are no longer. */
    decisions: Type.Optional(Decisions),
    /** How tables are written; what columns mean is then proposed anew, unless it is said too. */
    readings: Type.Optional(Type.Array(TableReading, { maxItems: 200 })),
    source: Type.Optional(SourceFields),
    /** null: no newer edition of anything. Closing needs `source.asOf`. */
    replaces: Type.Optional(Type.Union([Replaced, Type.Null()])),
  },
  { additionalProperties: false, minProperties: 1 },
)
export type ImportChange = Static<typeof ImportChange>

/** Which problems of a draft are listed: all of them unless said otherwise. */
export const ProblemQuery = Type.Object({
  ...PageQuery.properties,
  rule: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
  severity: Type.Optional(Problem.properties.severity),
})
export type ProblemQuery = Static<typeof ProblemQuery>

/** All problems of a draft, page by page. */
export const ProblemPage = pageOf(ToldProblem)
export type ProblemPage = Static<typeof ProblemPage>
