import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'

/**
 * What the columns of files mean. The page writes it, the command line takes it, it can be saved and
 * used again. DESIGN section 3 explains it.
 */

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const

/** A column by its name, or by its number, from 1. */
export const ColumnRef = Type.Union([
  Type.String({ minLength: 1, maxLength: 500 }),
  Type.Integer({ minimum: 1, maximum: 1_000_000 }),
])
export type ColumnRef = Static<typeof ColumnRef>

const JoinPart = Type.Union([
  ColumnRef,
  Type.Object(
    { value: Type.String({ minLength: 1, maxLength: 200 }) },
    { additionalProperties: false },
  ),
])

export const DATE_FORMATS = ['iso', 'dmy', 'year', 'excel'] as const

/** How a value is found (exactly one of column, join and value) and what is then made of it. */
export const FieldSpec = Type.Object(
  {
    column: Type.Optional(ColumnRef),
    /** Several columns together, and texts that are the same for every row: joined by `|`. */
    join: Type.Optional(Type.Array(JoinPart, { minItems: 1, maxItems: 20 })),
    /** The same for every row. */
    value: Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
    /** A regular expression (RE2 syntax) with one group: what the group holds is the value. */
    match: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
    /** What is written → what it means. */
    values: Type.Optional(Type.Record(Type.String(), Type.String())),
    /** What is written where the value is not known. */
    unknown: Type.Optional(Type.Array(Type.String(), { maxItems: 1000 })),
    case: Type.Optional(Type.Enum(['lower', 'upper'])),
    /** Separates several values in one cell. */
    split: Type.Optional(Type.String({ minLength: 1, maxLength: 10 })),
    /**
     * What rows that disagree give; most-frequent when not said. A sum is of numbers only. `each`: every row
     * is one more stage, funding, skill or value of a list.
     */
    several: Type.Optional(Type.Enum(['most-frequent', 'equal-shares', 'sum', 'each'])),
    /** The field counts only in rows where each of these columns matches (RE2 syntax). */
    when: Type.Optional(
      Type.Array(
        Type.Object(
          { column: ColumnRef, match: Type.String({ minLength: 1, maxLength: 1000 }) },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 10 },
      ),
    ),
    date: Type.Optional(Type.Enum(DATE_FORMATS)),
  },
  { additionalProperties: false },
)
export type FieldSpec = Static<typeof FieldSpec>

export const Field = Type.Union([ColumnRef, FieldSpec])
export type Field = Static<typeof Field>

/** A field, or several of which the first that is not empty counts. */
export const Fields = Type.Union([Field, Type.Array(Field, { minItems: 1, maxItems: 20 })])
export type Fields = Static<typeof Fields>

const optional = Type.Optional(Fields)

/** Columns kept under their own names, or under names of one's choice. */
const AttributeFields = Type.Union([
  Type.Array(ColumnRef, { maxItems: 1000 }),
  Type.Record(Type.String({ minLength: 1, maxLength: 200 }), Fields),
])

export const ActorMapping = Type.Object(
  {
    id: optional,
    name: optional,
    aliases: optional,
    category: optional,
    sectors: optional,
    family: optional,
    identifiers: Type.Optional(Type.Record(Type.String({ minLength: 1, maxLength: 50 }), Fields)),
    place: Type.Optional(
      Type.Object(
        {
          commune: optional,
          postcode: optional,
          label: optional,
          /** Code or name; with region and country it only tells which commune a name means. */
          departement: optional,
          region: optional,
          country: optional,
          latitude: optional,
          longitude: optional,
          precision: optional,
        },
        { additionalProperties: false },
      ),
    ),
    socialEconomy: optional,
    skills: optional,
    skillsFrom: optional,
    skillsTo: optional,
    knownSince: optional,
    surveyedOn: optional,
    openedOn: optional,
    closedOn: optional,
    isPerson: optional,
    attributes: Type.Optional(AttributeFields),
  },
  { additionalProperties: false },
)
export type ActorMapping = Static<typeof ActorMapping>

export const CollaborationMapping = Type.Object(
  {
    id: optional,
    name: optional,
    kind: optional,
    directed: optional,
    scope: optional,
    domains: optional,
    startsOn: optional,
    endsOn: optional,
    stage: optional,
    stageSince: optional,
    originTerritory: optional,
    territories: optional,
    skillsNeeded: optional,
    followsIds: optional,
    spottedOn: optional,
    spottedById: optional,
    funding: Type.Optional(
      Type.Object(
        {
          funderId: optional,
          funderName: optional,
          amount: optional,
          currency: optional,
          on: optional,
          kind: optional,
        },
        { additionalProperties: false },
      ),
    ),
    weight: optional,
    attributes: Type.Optional(AttributeFields),
  },
  { additionalProperties: false },
)
export type CollaborationMapping = Static<typeof CollaborationMapping>

export const ParticipationMapping = Type.Object(
  {
    role: optional,
    startsOn: optional,
    endsOn: optional,
    intensity: optional,
    phase: optional,
    share: optional,
  },
  { additionalProperties: false },
)
export type ParticipationMapping = Static<typeof ParticipationMapping>

export const HOLDS = ['participations', 'actors', 'collaborations', 'ties'] as const

export const TableMapping = Type.Object(
  {
    /** A glob (`*`, `?`, `{a,b}`) on the file's name. */
    file: Type.String({ minLength: 1, maxLength: 500 }),
    /** Name, or number from 1. */
    sheet: Type.Optional(
      Type.Union([Type.String({ minLength: 1, maxLength: 200 }), Type.Integer({ minimum: 1 })]),
    ),
    /** false: the first row is data, columns go by their numbers. */
    header: Type.Optional(Type.Boolean()),
    holds: Type.Enum(HOLDS),
    encoding: Type.Optional(Type.Enum(ENCODINGS)),
    delimiter: Type.Optional(Type.String({ minLength: 1, maxLength: 1, pattern: '^[^"\\r\\n]$' })),
    decimal: Type.Optional(Type.Enum(['.', ','])),
    /** drop (default): columns that name persons are left out; keep: the actors are persons. */
    persons: Type.Optional(Type.Enum(['drop', 'keep'])),
    actor: Type.Optional(ActorMapping),
    source: Type.Optional(ActorMapping),
    target: Type.Optional(ActorMapping),
    collaboration: Type.Optional(CollaborationMapping),
    participation: Type.Optional(ParticipationMapping),
  },
  { additionalProperties: false },
)
export type TableMapping = Static<typeof TableMapping>

/** Settings of the network that an import brings. */
export const NetworkMapping = Type.Object(
  {
    supportActorIds: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { maxItems: 10_000 })),
    actorListComplete: Type.Optional(Type.Boolean()),
    missingEnd: Type.Optional(Type.Enum(['same', 'open'])),
  },
  { additionalProperties: false },
)

export const ImportMapping = Type.Object(
  {
    version: Type.Literal(1),
    tables: Type.Array(TableMapping, { minItems: 1, maxItems: 100 }),
    network: Type.Optional(NetworkMapping),
  },
  { additionalProperties: false },
)
export type ImportMapping = Static<typeof ImportMapping>

/**
 * Whether a JSON value is a mapping. Not compiled, here and wherever else one is checked: the fields of a
 * mapping are many and alike, and make more than a megabyte of code, which takes longer to load, and to
 * run for the first time, than a mapping takes to be looked through.
 */
export function isImportMapping(value: unknown): value is ImportMapping {
  return Value.Check(ImportMapping, value)
}
