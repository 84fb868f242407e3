import { Type, type Static } from 'typebox'
import { IsolationReason } from '../domain/findings.ts'
import { Count, NumberOrNull, SliceQuery } from './atoms.ts'
import { SliceSummary } from './findings.ts'

export const MAP_MODES = ['actors', 'two-mode'] as const
export const MapQuery = Type.Object({
  ...SliceQuery.properties,
  mode: Type.Optional(Type.Enum(MAP_MODES)),
  /** Measure ids wanted as columns, comma-separated. */
  measures: Type.Optional(Type.String({ maxLength: 500 })),
})

/**
 * What the network view draws. Columns, not objects: row i of every column is the same node. `x`, `y`
 * are null for nodes without a tie (they go on the shelf). `kind` of a node: actor or collaboration.
 */
export const NetworkMap = Type.Object({
  version: Count,
  mode: Type.Enum(MAP_MODES),
  summary: SliceSummary,
  /** False while the job that computes positions runs: positions are provisional then. */
  positioned: Type.Boolean(),
  jobId: Type.Optional(Type.String()),
  sectors: Type.Array(Type.String()),
  nodes: Type.Object({
    id: Type.Array(Type.String()),
    name: Type.Array(Type.String()),
    kind: Type.Array(Type.Enum(['actor', 'collaboration'])),
    /** Index in `sectors` of the first sector; -1 unknown. */
    sector: Type.Array(Type.Integer()),
    x: Type.Array(NumberOrNull),
    y: Type.Array(NumberOrNull),
    /** Outside the territory: shown paler, never called isolated. */
    outside: Type.Array(Type.Boolean()),
    isolation: Type.Array(Type.Union([IsolationReason, Type.Null()])),
    /** Without any tie in the slice: belongs on the shelf. */
    shelved: Type.Array(Type.Boolean()),
  }),
  edges: Type.Object({
    /** Rows of nodes. */
    source: Type.Array(Type.Integer()),
    target: Type.Array(Type.Integer()),
    weight: Type.Array(Type.Number()),
  }),
  measures: Type.Record(Type.String(), Type.Array(NumberOrNull)),
})
export type NetworkMap = Static<typeof NetworkMap>
