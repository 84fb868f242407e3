import { Type, type Static } from 'typebox'
import { Slice } from './slice.ts'

/** Why a number is not given. Each has a sentence `reason.<code>` in the locales. */
export const REASONS = [
  'no-actor',
  'no-tie',
  'no-collaboration',
  'no-known-sector',
  'one-sector',
  'too-few-actors',
  'too-few-collaborations',
  'few-collaborations',
  'too-few-windows',
  'no-variance',
  'same-degree',
  'no-support-participation',
  'all-equal',
  'one-group',
  'no-triple',
  'no-path',
  'no-pair',
  'no-territory',
  'no-date',
  'outside-largest-component',
  'diverges',
  'censored',
  'not-applicable',
  'not-recorded',
  'too-costly',
  'cancelled',
] as const
export const Reason = Type.Enum(REASONS)
export type Reason = Static<typeof Reason>

/** Why an actor is isolated or little connected, in the order in which the first is the primary one. */
export const ISOLATION_REASONS = [
  'not-recorded',
  'new',
  'dormant',
  'no-project',
  'support-only',
  'solo',
  'pair',
  'periphery',
  'own-sector-only',
  'own-commune-only',
] as const
export const IsolationReason = Type.Enum(ISOLATION_REASONS)
export type IsolationReason = Static<typeof IsolationReason>

export const MEASURE_SCOPES = [
  'network',
  'actor',
  'collaboration',
  'sector',
  'sector-pair',
  'territory',
] as const

const Num = Type.Union([Type.Number(), Type.Null()])

/**
 * What is left of a measure when some actors, drawn by chance, are taken as never recorded. For a measure of
 * actors or collaborations `rankCorrelation` is the mean over the draws of Spearman's correlation with
 * the full network, and `interval` the central 95 % of the draws; for any other, `interval` is the
 * central 95 % of its values.
 */
export const Stability = Type.Object({
  /** Share of the actors that each draw leaves out. */
  removed: Type.Number(),
  draws: Type.Integer(),
  /** Draws that were asked for, where a costly measure made fewer. */
  drawsAsked: Type.Optional(Type.Integer()),
  /** Draws in which there was nothing to compare. */
  undefinedDraws: Type.Integer(),
  rankCorrelation: Num,
  interval: Type.Optional(Type.Tuple([Type.Number(), Type.Number()])),
  reason: Type.Optional(Reason),
  seed: Type.Integer(),
})
export type Stability = Static<typeof Stability>

/** A number with its context: never a bare score, never NaN. */
export const Finding = Type.Object(
  {
    measure: Type.String(),
    subject: Type.Object({
      scope: Type.Enum(MEASURE_SCOPES),
      ids: Type.Array(Type.String()),
    }),
    slice: Slice,
    /** count · share · index · weight · years · months · days · z */
    unit: Type.String(),
    value: Num,
    reason: Type.Optional(Reason),
    /** What chance would give, and how widely. */
    expectation: Type.Optional(Num),
    sd: Type.Optional(Num),
    z: Type.Optional(Num),
    p: Type.Optional(Num),
    /** The central 95 % of what chance would give: [low, high]. */
    interval: Type.Optional(Type.Tuple([Type.Number(), Type.Number()])),
    /** The value if every unknown were internal, and if every one were external. */
    bounds: Type.Optional(Type.Object({ allInternal: Num, allExternal: Num })),
    stability: Type.Optional(Stability),
    /** Named parts of the value (with and without support, counts by reason, a series by year). */
    parts: Type.Optional(Type.Record(Type.String(), Num)),
    coverage: Type.Object({
      used: Type.Number(),
      dropped: Type.Number(),
      /** Why what was dropped was: `unknown-sector`, `no-date`, … each with its share or count. */
      why: Type.Array(Type.Object({ code: Type.String(), count: Type.Number() })),
    }),
    method: Type.Object({
      parameters: Type.Record(
        Type.String(),
        Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
      ),
      nullModel: Type.Optional(Type.String()),
      seed: Type.Optional(Type.Integer()),
      exact: Type.Boolean(),
      /** Version of the measure's definition. */
      version: Type.Integer(),
    }),
  },
  { additionalProperties: false },
)
export type Finding = Static<typeof Finding>

/** The values of a measure for each actor or collaboration that is counted, in the order of ids. */
export const MeasuredColumn = Type.Object({
  measure: Type.String(),
  scope: Type.Enum(['actor', 'collaboration']),
  unit: Type.String(),
  ids: Type.Array(Type.String()),
  values: Type.Array(Num),
  /** Why values are missing, where they are. */
  reason: Type.Optional(Reason),
  method: Finding.properties.method,
  stability: Finding.properties.stability,
})
export type MeasuredColumn = Static<typeof MeasuredColumn>

/** One value per actor of the slice's base, by row of the network; NaN inside, null on the wire. */
export type ActorColumn = {
  measure: string
  unit: string
  values: Float64Array
  /** Why values are missing, where they are. */
  reason?: Reason
  method: Finding['method']
}

/** The same for the collaborations of a slice, by row of the network. */
export type CollaborationColumn = ActorColumn

/** How sure an actor's isolation is, and what that rests on (measures/isolation/confidence.ts). */
export const CONFIDENCE_LEVELS = ['high', 'medium', 'low'] as const
export const CONFIDENCE_GROUNDS = [
  'surveyed',
  'list-complete',
  'participations',
  'nothing-recorded',
  'undated',
] as const
export type ConfidenceGround = (typeof CONFIDENCE_GROUNDS)[number]
export const Confidence = Type.Object({
  level: Type.Enum(CONFIDENCE_LEVELS),
  grounds: Type.Array(Type.Enum(CONFIDENCE_GROUNDS)),
})
export type Confidence = Static<typeof Confidence>

/** One actor on the worklist. */
export const IsolatedActor = Type.Object({
  id: Type.String(),
  reason: IsolationReason,
  reasons: Type.Array(IsolationReason),
  /** No tie at all in the slice: these are counted in `network.isolated`. */
  withoutTie: Type.Boolean(),
  confidence: Confidence,
  /** ISO day since when the actor is known, and of its last recorded activity. */
  knownSince: Type.Optional(Type.String()),
  lastActivity: Type.Optional(Type.String()),
})
export type IsolatedActor = Static<typeof IsolatedActor>
