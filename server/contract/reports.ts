import { Type, type Static } from 'typebox'
import { IsolationReason } from '../domain/findings.ts'
import { Slice } from '../domain/slice.ts'
import { Count, DateTime, Locale, SliceQuery } from './atoms.ts'
import { MapQuery } from './map.ts'

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

/** How tables are written. */
export const TABLE_FORMATS = ['csv', 'xlsx', 'ods'] as const

/** `records-…` is the whole network, to be imported again; the others are of the slice. */
export const EXPORT_FORMATS = [
  'csv',
  'xlsx',
  'ods',
  'isolated-csv',
  'isolated-xlsx',
  'isolated-ods',
  'records-xlsx',
  'records-ods',
  'gexf',
  'svg',
  'places-svg',
] as const

/** Whose names a picture has: as many as fit, those of who is chosen, or nobody's. */
const NAMED = ['important', 'chosen', 'none'] as const

/** `reason`: of those little connected, only those of whom it is the first reason. */
export const ExportQuery = Type.Object({
  ...SliceQuery.properties,
  reason: Type.Optional(IsolationReason),
  /** Of the network (gexf, svg), what is seen of it: as for the map. A gexf is always of actors. */
  layout: MapQuery.properties.layout,
  mode: MapQuery.properties.mode,
  /** Communities that stay open, where a picture has too much to draw. */
  unfolded: MapQuery.properties.unfolded,
  /** What marks are shaded by: `sector` or a measure; and sized by: a measure or `none`. */
  colour: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  size: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  /** Whether communities are outlined. */
  hulls: Type.Optional(Type.Boolean()),
  labels: Type.Optional(Type.Enum(NAMED)),
  weighting: MapQuery.properties.weighting,
  /** Ties weaker than this are left out. */
  least: Type.Optional(Type.Number({ minimum: 0 })),
  /** Actors left out, and the only ones kept: ids as one parameter (`idsText` of paths.ts). */
  hidden: Type.Optional(Type.String({ maxLength: 12_000 })),
  kept: Type.Optional(Type.String({ maxLength: 12_000 })),
  /** Actors that stay strong with their neighbours, and the one whose surroundings do. */
  chosen: Type.Optional(Type.String({ maxLength: 12_000 })),
  focus: Type.Optional(Type.String({ minLength: 1, maxLength: 400 })),
})
export type ExportQuery = Static<typeof ExportQuery>
