import { Type, type Static } from 'typebox'
import { IsolationReason } from '../domain/findings.ts'
import { RecordId } from '../domain/records.ts'
import { Count, NamedId, NumberOrNull } from './atoms.ts'
import { SectorPart } from './records.ts'

/** As many actors can be chosen, and compared, at once. */
export const SelectionRequest = Type.Object(
  { actors: Type.Array(RecordId, { minItems: 1, maxItems: 200 }) },
  { additionalProperties: false },
)
export type SelectionRequest = Static<typeof SelectionRequest>

const InCommon = Type.Object({
  total: Count,
  /** Those of most of the actors first, at most fifty. */
  items: Type.Array(Type.Object({ ...NamedId.properties, actors: Count })),
})

/** Some actors beside each other: what each is, and what they do together. */
export const ComparedSelection = Type.Object({
  version: Count,
  actors: Type.Array(
    Type.Object({
      ...NamedId.properties,
      sectors: Type.Array(Type.String()),
      place: Type.Optional(Type.String()),
      measures: Type.Record(Type.String(), NumberOrNull),
      isolation: Type.Optional(IsolationReason),
    }),
  ),
  /** Asked for, and not in the slice. */
  absent: Type.Array(RecordId),
  pairs: Count,
  /** Pairs that work together. */
  tied: Count,
  /** Groups linked by ties among them alone. */
  groups: Count,
  /** Of two of them or more. */
  collaborations: InCommon,
  /** Partners of two of them or more, not among them. */
  partners: InCommon,
  sectorMix: Type.Array(SectorPart),
})
export type ComparedSelection = Static<typeof ComparedSelection>
