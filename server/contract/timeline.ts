import { Type, type Static } from 'typebox'
import { RecordId } from '../domain/records.ts'
import { Count, Day, PageQuery, pageOf, SliceQuery } from './atoms.ts'
import { SliceSummary } from './findings.ts'

export const TIMELINE_GROUPS = ['none', 'kind', 'domain', 'territory'] as const

export const TimelineQuery = Type.Object({
  ...SliceQuery.properties,
  ...PageQuery.properties,
  group: Type.Optional(Type.Enum(TIMELINE_GROUPS)),
})

/** One bar: the first and last day on which a member is in the collaboration. */
export const TimelineRow = Type.Object({
  id: RecordId,
  name: Type.String(),
  kind: Type.String(),
  /** Place in `groups`. */
  group: Count,
  from: Day,
  to: Day,
  domains: Type.Array(Type.String()),
  /** Ids of its actors in the slice. */
  members: Type.Array(Type.String()),
})
export type TimelineRow = Static<typeof TimelineRow>

/** The dated collaborations of a slice, by group, beginning, end and id. */
export const Timeline = Type.Object({
  version: Count,
  summary: SliceSummary,
  ...pageOf(TimelineRow).properties,
  groups: Type.Array(
    Type.Object({
      /** A kind, a domain or the code of a département; empty for the two groups at the end. */
      value: Type.String(),
      label: Type.Optional(Type.String()),
      is: Type.Enum(['one', 'several', 'none']),
      collaborations: Count,
    }),
  ),
  /** Of the slice without its period: active in each year, and beginning in it; at most 60 years. */
  years: Type.Array(Type.Object({ year: Type.Integer(), active: Count, starting: Count })),
  /** Of the slice without its period: collaborations of which nothing is dated; no row shows them. */
  undated: Count,
})
export type Timeline = Static<typeof Timeline>
