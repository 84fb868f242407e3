import { Type, type Static } from 'typebox'
import { Finding, Reason } from '../domain/findings.ts'
import { Count, NumberOrNull, SliceQuery } from './atoms.ts'
import { SliceSummary } from './findings.ts'

export const MatrixQuery = Type.Object({
  ...SliceQuery.properties,
  /** Who makes solutions and who makes use of them, instead of the sectors. */
  partition: Type.Optional(Type.Enum(['sectors', 'families'])),
})

/** Who works with whom, for each pair of sectors, beside what chance would give. */
export const SectorMatrix = Type.Object({
  version: Count,
  summary: SliceSummary,
  partition: Type.Enum(['sectors', 'families']),
  hasFamilies: Type.Boolean(),
  /** Collaborations of two actors or more. */
  collaborations: Count,
  sectors: Type.Array(
    Type.Object({
      id: Type.String(),
      /** With a tie; an actor of several sectors counts in each with its share. */
      actors: Type.Number(),
      /** Weight of the ties of the row. */
      observed: Type.Number(),
      expected: Type.Number(),
    }),
  ),
  cells: Type.Array(
    Type.Object({
      /** Places in `sectors`, a ≤ b. */
      a: Count,
      b: Count,
      observed: Type.Number(),
      expected: Type.Number(),
      sd: NumberOrNull,
      z: NumberOrNull,
      p: NumberOrNull,
      /** p beside those of all other pairs (Benjamini–Hochberg). */
      adjusted: NumberOrNull,
    }),
  ),
  observed: Type.Number(),
  reason: Type.Optional(Reason),
  coverage: Finding.properties.coverage,
  method: Finding.properties.method,
})
export type SectorMatrix = Static<typeof SectorMatrix>
