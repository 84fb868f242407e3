import { Type, type Static } from 'typebox'
import { IsolationReason } from '../domain/findings.ts'
import { Count, NamedId, NumberOrNull, SliceQuery } from './atoms.ts'
import { MeasureQuery, SliceSummary } from './findings.ts'

export const MAP_MODES = ['actors', 'two-mode'] as const
/** Where actors stand: by the forces of their ties, in circles by sector, by territory, on the ground. */
export const MAP_LAYOUTS = ['forces', 'sectors', 'territories', 'geographic'] as const
/** What a tie weighs: Σ weight/(n − 1) over common collaborations (Newman), or how many these are. */
export const WEIGHTINGS = ['newman', 'shared'] as const
export const MapQuery = Type.Object({
  ...SliceQuery.properties,
  mode: Type.Optional(Type.Enum(MAP_MODES)),
  /** Measure ids wanted as columns, comma-separated. */
  measures: Type.Optional(Type.String({ maxLength: 500 })),
  options: MeasureQuery.properties.options,
  seed: MeasureQuery.properties.seed,
  layout: Type.Optional(Type.Enum(MAP_LAYOUTS)),
  weighting: Type.Optional(Type.Enum(WEIGHTINGS)),
  /**
   * `communities`: more than 5,000 nodes or 15,000 ties are folded to a disc for each community (past
   * 400, the last disc holds the smallest), but those named in `unfolded`.
   */
  fold: Type.Optional(Type.Enum(['none', 'communities'])),
  /** Numbers of communities, comma-separated. */
  unfolded: Type.Optional(Type.String({ maxLength: 2000, pattern: '^(\\d{1,6}(,\\d{1,6})*)?$' })),
})

/**
 * What the network view draws. Columns, not objects: row i of every column is the same node. `x`, `y`
 * are null for nodes without a tie (they go on the shelf). A node of kind `community` is a disc that stands
 * for several: its `id` is the community's number, its `name` that of the actor with the strongest ties.
 */
export const NetworkMap = Type.Object({
  version: Count,
  mode: Type.Enum(MAP_MODES),
  layout: Type.Enum(MAP_LAYOUTS),
  summary: SliceSummary,
  /** False while the job that computes positions runs: positions are provisional then. */
  positioned: Type.Boolean(),
  jobId: Type.Optional(Type.String()),
  sectors: Type.Array(Type.String()),
  /** What stands where in a layout by sector or territory; `label` is a sector's id or a territory. */
  groups: Type.Array(
    Type.Object({
      kind: Type.Enum(['sector', 'territory', 'unknown', 'other', 'elsewhere']),
      label: Type.Union([Type.String(), Type.Null()]),
      x: Type.Number(),
      y: Type.Number(),
      radius: Type.Number(),
      count: Count,
    }),
  ),
  /** Present where communities are folded. */
  folded: Type.Optional(
    Type.Object({
      /** A disc is a community, or in a layout by sector or territory one of `groups`, by its place. */
      by: Type.Enum(['community', 'group']),
      discs: Count,
      /** Actors in discs, and ties within discs: counted, not drawn. */
      actors: Count,
      ties: Count,
      unfolded: Type.Array(Count),
      /** Ids of the actors in discs, and in which disc each is. */
      ids: Type.Array(Type.String()),
      discOf: Type.Array(Count),
      /** Actors in discs by first sector, as in `sectors`; the last number: of unknown sector. */
      sectors: Type.Array(Count),
      /** The number of the disc that holds the smallest communities together. */
      rest: Type.Union([Count, Type.Null()]),
      /** Small communities without a tie to others, gathered in one block beside the rest. */
      small: Type.Optional(
        Type.Object({
          /** Their numbers; those among `unfolded` are drawn actor by actor, in the block. */
          discs: Type.Array(Count),
          /** How many communities they are (the last disc may hold several), and of how many actors. */
          groups: Count,
          actors: Count,
          /** The block: its corner of least x and greatest y, and its size. */
          x: Type.Number(),
          y: Type.Number(),
          width: Type.Number(),
          height: Type.Number(),
        }),
      ),
    }),
  ),
  nodes: Type.Object({
    id: Type.Array(Type.String()),
    name: Type.Array(Type.String()),
    kind: Type.Array(Type.Enum(['actor', 'collaboration', 'community'])),
    /** Index in `sectors` of the first sector; -1 unknown. */
    sector: Type.Array(Type.Integer()),
    x: Type.Array(NumberOrNull),
    y: Type.Array(NumberOrNull),
    /** Outside the territory: shown paler, never called isolated. */
    outside: Type.Array(Type.Boolean()),
    isolation: Type.Array(Type.Union([IsolationReason, Type.Null()])),
    /** Without any tie in the slice: belongs on the shelf. */
    shelved: Type.Array(Type.Boolean()),
    /** Where communities are folded: the number of each node's, 0 for the largest; −1 for none. */
    community: Type.Optional(Type.Array(Type.Integer())),
    /** And how many actors a node stands for. */
    members: Type.Optional(Type.Array(Count)),
    /**
     * And in the unit of x and y, how far a disc reaches, and how far an actor of an open community may;
     * 0 where communities have no ground of their own.
     */
    radius: Type.Optional(Type.Array(Type.Number({ minimum: 0 }))),
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

export const PathQuery = Type.Object({
  ...SliceQuery.properties,
  /** Ids of two actors. */
  source: Type.String({ minLength: 1, maxLength: 400 }),
  target: Type.String({ minLength: 1, maxLength: 400 }),
})

/** A shortest way between two actors by common collaborations. */
export const ActorPath = Type.Object({
  version: Count,
  /** Ties on the way; null when there is none in the slice. */
  length: Type.Union([Count, Type.Null()]),
  /** How many ways are as short, counted by the actors on them. */
  count: Type.Number({ minimum: 0 }),
  /** From source to target; where ways part, the first by id. */
  actors: Type.Array(NamedId),
  /** By tie: the collaborations that the two share. */
  steps: Type.Array(Type.Object({ collaborations: Type.Array(NamedId) })),
})
export type ActorPath = Static<typeof ActorPath>
