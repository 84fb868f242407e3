import { Type, type Static } from 'typebox'
import { AUDIENCES } from '../domain/disclosure.ts'
import { Finding, Reason } from '../domain/findings.ts'
import { Slice } from '../domain/slice.ts'
import { Count, NumberOrNull, SliceQuery } from './atoms.ts'
import { MeasureQuery } from './findings.ts'

export { SMALLEST_PUBLIC_CELL } from '../domain/disclosure.ts'

const Audience = Type.Enum(AUDIENCES)

export const TerritoriesQuery = Type.Object({
  ...SliceQuery.properties,
  /**
   * commune · epci · departement · region · attribute:<name> · communes:<list>|<list>, each list INSEE codes
   * with or without a name (`communes:Nord=24322,24520|33063,33318`); communes when absent.
   */
  level: Type.Optional(
    Type.String({
      maxLength: 8000,
      pattern: '^(commune|epci|departement|region|attribute:.+|communes:.+)$',
    }),
  ),
  /** `public` withholds what is told of fewer than 3 actors. A table is public unless asked otherwise. */
  audience: Type.Optional(Audience),
  /** Of `ei-newman`: another model of chance than the exact moments, for each territory. */
  options: MeasureQuery.properties.options,
  seed: MeasureQuery.properties.seed,
})
export type TerritoriesQuery = Static<typeof TerritoriesQuery>

/** Where a difference from chance lies beside a limit. */
const Side = Type.Enum(['below', 'within', 'above'])

/**
 * One territory. Its finding is that of `ei-newman` for the same slice with this territory. Where
 * `withheld`, it has fewer than 3 actors and the audience is public: every number is null.
 */
export const TerritoryRow = Type.Object({
  /** As a slice names it. */
  territory: Type.String(),
  label: Type.String(),
  withheld: Type.Boolean(),
  actors: Type.Union([Count, Type.Null()]),
  collaborations: Type.Union([Count, Type.Null()]),
  /** Collaborations of two and more, which alone make the index. */
  shared: Type.Union([Count, Type.Null()]),
  value: NumberOrNull,
  expectation: Type.Optional(NumberOrNull),
  sd: Type.Optional(NumberOrNull),
  z: Type.Optional(NumberOrNull),
  /** Of the draws, where a model that draws was asked for. */
  p: Type.Optional(NumberOrNull),
  /** The central 95 % of what chance would give: expectation ± 1.96 sd, cut at −1 and 1, or of the draws. */
  interval: Type.Optional(Type.Tuple([Type.Number(), Type.Number()])),
  bounds: Finding.properties.bounds,
  coverage: Finding.properties.coverage,
  /** value − expectation. */
  difference: NumberOrNull,
  /** Control limits of the difference: 0 ± 1.96 sd (95 %), then 0 ± 3.09 sd (99.8 %). */
  limits: Type.Array(
    Type.Object({ share: Type.Number(), low: Type.Number(), high: Type.Number(), side: Side }),
  ),
  /** What may be said, by the 95 % limits; null where nothing may, with the reason. */
  verdict: Type.Union([Side, Type.Null()]),
  reason: Type.Optional(Reason),
})
export type TerritoryRow = Static<typeof TerritoryRow>

export const Territories = Type.Object({
  version: Count,
  slice: Slice,
  level: Type.String(),
  audience: Audience,
  /** What else could be compared, with how many territories each has. */
  levels: Type.Array(Type.Object({ level: Type.String(), territories: Count })),
  /** Actors counted in the slice that are placed in no territory of the level. */
  unplaced: Count,
  /** Of the rows that are not withheld. */
  counts: Type.Object({
    above: Count,
    within: Count,
    below: Count,
    /** Of those above and below, the ones beyond 99.8 % too. */
    farAbove: Count,
    farBelow: Count,
    unknown: Count,
    withheld: Count,
    /** How many would be outside 95 % if chance alone were at work. */
    expectedOutside: Type.Number(),
    /** How likely as many outside 95 % would then be, were territories independent: 0 to 1. */
    likelihood: Type.Number(),
  }),
  /** With fewer shared collaborations than this nothing is concluded. */
  fewestShared: Count,
  /** What is told of fewer actors than this is withheld from the public. */
  smallestPublic: Count,
  /** How every row was computed, the model of chance with it; absent where none could be. */
  method: Type.Optional(Finding.properties.method),
  /** By code; not paged, since the funnel shows them all at once. */
  rows: Type.Array(TerritoryRow),
})
export type Territories = Static<typeof Territories>
