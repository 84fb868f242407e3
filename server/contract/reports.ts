import { Type, type Static } from 'typebox'
import { Slice } from '../domain/slice.ts'
import { Count, DateTime, Locale } from './atoms.ts'

export const ReportRequest = Type.Object(
  { slice: Type.Optional(Slice), locale: Type.Optional(Locale) },
  { additionalProperties: false },
)
export type ReportRequest = Static<typeof ReportRequest>

export const ReportSummary = Type.Object({
  id: Type.String(),
  networkId: Type.String(),
  /** The network's version that it was made at. */
  version: Count,
  slice: Slice,
  locale: Locale,
  createdAt: DateTime,
  state: Type.Enum(['waiting', 'running', 'done', 'failed']),
  jobId: Type.Optional(Type.String()),
  bytes: Type.Optional(Count),
})
export type ReportSummary = Static<typeof ReportSummary>
export const ReportList = Type.Object({ items: Type.Array(ReportSummary) })
export type ReportList = Static<typeof ReportList>

export const EXPORT_FORMATS = ['csv', 'isolated-csv', 'gexf', 'svg', 'places-svg'] as const
