import { Type, type Static } from 'typebox'
import { Confidence, Finding, IsolationReason } from '../domain/findings.ts'
import { Count, NumberOrNull } from './atoms.ts'
import { ToldProblem } from './imports.ts'
import { TerritoryRow } from './territories.ts'

/** What `maillage analyse --json` prints. */
export const Analysis = Type.Object({
  network: Type.Object({
    actors: Count,
    collaborations: Count,
    participations: Count,
    ties: Count,
    components: Count,
    largestComponent: Count,
    isolated: Count,
    name: Type.Optional(Type.String()),
    undatedCollaborations: Type.Optional(Count),
    notRecorded: Type.Optional(Count),
  }),
  findings: Type.Array(Finding),
  actors: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      sectors: Type.Array(Type.String()),
      measures: Type.Record(Type.String(), NumberOrNull),
    }),
  ),
  /** Where measures of collaborations are asked for. */
  collaborations: Type.Optional(
    Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        measures: Type.Record(Type.String(), NumberOrNull),
      }),
    ),
  ),
  isolated: Type.Array(
    Type.Object({
      id: Type.String(),
      reason: IsolationReason,
      reasons: Type.Array(IsolationReason),
      confidence: Confidence,
      /** ISO day. */
      lastActivity: Type.Optional(Type.String()),
    }),
  ),
  /** Where `--territories` asks for a comparison. */
  territories: Type.Optional(
    Type.Object({
      level: Type.String(),
      unplaced: Count,
      rows: Type.Array(TerritoryRow),
    }),
  ),
  problems: Type.Array(ToldProblem),
})
export type Analysis = Static<typeof Analysis>
