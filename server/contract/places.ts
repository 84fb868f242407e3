import { Type, type Static } from 'typebox'
import { PLACE_PRECISIONS } from '../domain/records.ts'
import { Count } from './atoms.ts'
import { SliceSummary } from './findings.ts'

const Row = Type.Integer({ minimum: -1 })
const CodeOrNull = Type.Union([Type.String(), Type.Null()])

/** Where the actors of a slice are. Columns, not objects: row i of each is the same point, area or actor. */
export const Places = Type.Object({
  version: Count,
  summary: SliceSummary,
  sectors: Type.Array(Type.String()),
  /** Distinct places of actors, WGS 84 degrees; several actors may be at one. */
  points: Type.Object({
    latitude: Type.Array(Type.Number()),
    longitude: Type.Array(Type.Number()),
    /** `point`: coordinates that the file gave; the others are how far around its commune was looked. */
    precision: Type.Array(Type.Enum(PLACE_PRECISIONS)),
    label: Type.Array(Type.String()),
    /** Row of `areas`. */
    area: Type.Array(Count),
  }),
  /** Communes in force; places without commune by the name that their file gave. */
  areas: Type.Object({
    commune: Type.Array(CodeOrNull),
    departement: Type.Array(CodeOrNull),
    label: Type.Array(Type.String()),
    actors: Type.Array(Count),
    /** Ties of the area's actors: among them, with those of other areas, with actors without a place. */
    within: Type.Array(Count),
    across: Type.Array(Count),
    unplaced: Type.Array(Count),
  }),
  actors: Type.Object({
    id: Type.Array(Type.String()),
    name: Type.Array(Type.String()),
    /** Index in `sectors` of the first sector; -1 unknown. */
    sector: Type.Array(Row),
    /** Row of `points`; -1 without a place. */
    point: Type.Array(Row),
    /** A partner from outside the territory. */
    outside: Type.Array(Type.Boolean()),
    partners: Type.Array(Count),
  }),
  /** Between actors at different points, the strongest first, at most 15,000; rows of `actors`. */
  ties: Type.Object({
    source: Type.Array(Count),
    target: Type.Array(Count),
    weight: Type.Array(Type.Number()),
  }),
  /** All ties of the slice by where their ends are; `betweenPoints` is how many `ties` would hold at most. */
  counts: Type.Object({ within: Count, across: Count, unplaced: Count, betweenPoints: Count }),
})
export type Places = Static<typeof Places>

const Arc = Type.Array(Type.Tuple([Type.Number(), Type.Number()]))
const Pair = Type.Tuple([Type.Number(), Type.Number()])

/** The outlines of the départements as TopoJSON; ids are INSEE codes. */
export const Outlines = Type.Object({
  type: Type.Literal('Topology'),
  transform: Type.Object({ scale: Pair, translate: Pair }),
  objects: Type.Object({
    departements: Type.Object({
      type: Type.Literal('GeometryCollection'),
      geometries: Type.Array(
        Type.Union([
          Type.Object({
            type: Type.Literal('Polygon'),
            id: Type.String(),
            arcs: Type.Array(Type.Array(Type.Integer())),
          }),
          Type.Object({
            type: Type.Literal('MultiPolygon'),
            id: Type.String(),
            arcs: Type.Array(Type.Array(Type.Array(Type.Integer()))),
          }),
        ]),
      ),
    }),
  }),
  arcs: Type.Array(Arc),
})
export type Outlines = Static<typeof Outlines>
