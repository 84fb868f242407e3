import { Type, type Static } from 'typebox'
import { DUPLICATE_DECISIONS, MATCH_CLASSES, MatchReason } from '../domain/duplicates.ts'
import { Actor, RecordId } from '../domain/records.ts'
import { Count, DateTime, PageQuery, pageOf } from './atoms.ts'

/** Actors merged in one go. */
const MOST_MERGED = 50

export const DuplicateQuery = Type.Object({
  ...PageQuery.properties,
  class: Type.Optional(Type.Enum(MATCH_CLASSES)),
})

/** An actor beside its double: its record, and what a person decides by. */
export const DuplicateActor = Type.Object({
  ...Actor.properties,
  /** Participations that would move. */
  participations: Count,
  /** The name of its commune, else its place as the file wrote it. */
  placeName: Type.Optional(Type.String()),
})
export type DuplicateActor = Static<typeof DuplicateActor>

export const DuplicatePair = Type.Object({
  a: DuplicateActor,
  b: DuplicateActor,
  class: Type.Enum(MATCH_CLASSES),
  /** Orders the pairs of a class; it is no probability. */
  score: Type.Number(),
  /** What speaks for it, then what speaks against. */
  reasons: Type.Array(MatchReason),
  /** Put off: at the end of the list. */
  later: Type.Boolean(),
})
export type DuplicatePair = Static<typeof DuplicatePair>

export const DuplicatePage = Type.Object({
  ...pageOf(DuplicatePair).properties,
  counts: Type.Object({
    certain: Count,
    probable: Count,
    possible: Count,
    later: Count,
    different: Count,
  }),
  /** Actors whose name or number is that of so many others that not all of their pairs were compared. */
  capped: Count,
  /** Pairs that are less certain than the 20,000 that are kept. */
  more: Count,
})
export type DuplicatePage = Static<typeof DuplicatePage>

export const DecisionWrite = Type.Object(
  {
    a: RecordId,
    b: RecordId,
    /** null takes it back. */
    decision: Type.Union([Type.Enum(DUPLICATE_DECISIONS), Type.Null()]),
  },
  { additionalProperties: false },
)
export type DecisionWrite = Static<typeof DecisionWrite>

export const MergeWrite = Type.Object(
  {
    keepId: RecordId,
    mergedIds: Type.Array(RecordId, { minItems: 1, maxItems: MOST_MERGED }),
  },
  { additionalProperties: false },
)
export type MergeWrite = Static<typeof MergeWrite>

export const UnmergeWrite = Type.Object(
  { changeSetId: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
)
export type UnmergeWrite = Static<typeof UnmergeWrite>

/** The merges that made an actor what it is, newest first. */
export const ActorMerges = Type.Object({
  items: Type.Array(
    Type.Object({
      changeSetId: Type.String(),
      version: Type.Integer(),
      at: DateTime,
      by: Type.String(),
      merged: Type.Array(Type.Object({ id: RecordId, name: Type.String() })),
      /** False once they are apart again. */
      isInForce: Type.Boolean(),
    }),
  ),
})
export type ActorMerges = Static<typeof ActorMerges>
