import { Type, type Static } from 'typebox'

/**
 * What the columns of files mean. The page writes it, the command line takes it, it can be saved and
 * used again. A column is its name, or its 1-based number where there is no header.
 */

const Column = Type.Union([
  Type.String({ minLength: 1, maxLength: 500 }),
  Type.Integer({ minimum: 1, maximum: 1_000_000 }),
])
const Scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()])

const refinements = {
  /** Kept: what the one group of this expression matches (a linear-time engine runs it). */
  match: Type.Optional(Type.String({ maxLength: 500 })),
  /** The text found → the value meant. */
  values: Type.Optional(Type.Record(Type.String(), Scalar)),
  /** Texts that mean "not known". */
  unknown: Type.Optional(Type.Array(Type.String())),
  case: Type.Optional(Type.Enum(['lower', 'upper'])),
  /** Several values in one cell, separated by this. */
  split: Type.Optional(Type.String({ minLength: 1, maxLength: 10 })),
  /** When rows disagree. */
  several: Type.Optional(Type.Enum(['most-frequent', 'equal-shares'])),
  date: Type.Optional(Type.Enum(['iso', 'dmy', 'year', 'excel'])),
}
const strict = { additionalProperties: false }

/** Where a field's value comes from. */
export const FieldSource = Type.Union([
  Column,
  Type.Object({ column: Column, ...refinements }, strict),
  Type.Object({ join: Type.Array(Column, { minItems: 1, maxItems: 20 }), ...refinements }, strict),
  Type.Object({ value: Scalar }, strict),
])
export type FieldSource = Static<typeof FieldSource>

/** A field, or several of which the first that is not empty counts. */
const FieldOrFallbacks = Type.Union([
  FieldSource,
  Type.Array(FieldSource, { minItems: 1, maxItems: 20 }),
])
const Field = Type.Optional(FieldOrFallbacks)
export type FieldOrFallbacks = Static<typeof FieldOrFallbacks>

export const PlaceMapping = Type.Object(
  {
    label: Field,
    commune: Field,
    postcode: Field,
    latitude: Field,
    longitude: Field,
    precision: Field,
  },
  strict,
)

export const ActorMapping = Type.Object(
  {
    id: Field,
    name: Field,
    aliases: Field,
    category: Field,
    sectors: Field,
    family: Field,
    identifiers: Type.Optional(Type.Record(Type.String(), FieldOrFallbacks)),
    place: Type.Optional(PlaceMapping),
    socialEconomy: Field,
    skills: Field,
    knownSince: Field,
    surveyedOn: Field,
    openedOn: Field,
    closedOn: Field,
    isPerson: Field,
    attributes: Type.Optional(Type.Array(Column)),
  },
  strict,
)
export type ActorMapping = Static<typeof ActorMapping>

export const CollaborationMapping = Type.Object(
  {
    id: Field,
    name: Field,
    kind: Field,
    directed: Field,
    scope: Field,
    domains: Field,
    startsOn: Field,
    endsOn: Field,
    stage: Field,
    originTerritory: Field,
    territories: Field,
    skillsNeeded: Field,
    followsIds: Field,
    spottedOn: Field,
    spottedById: Field,
    weight: Field,
    attributes: Type.Optional(Type.Array(Column)),
  },
  strict,
)
export type CollaborationMapping = Static<typeof CollaborationMapping>

export const ParticipationMapping = Type.Object(
  { role: Field, startsOn: Field, endsOn: Field, intensity: Field, phase: Field, share: Field },
  strict,
)
export type ParticipationMapping = Static<typeof ParticipationMapping>

export const TABLE_CONTENTS = ['participations', 'actors', 'collaborations', 'ties'] as const

export const TableMapping = Type.Object(
  {
    /** A glob over file names. */
    file: Type.String({ minLength: 1, maxLength: 500 }),
    /** Name or 1-based number. */
    sheet: Type.Optional(Type.Union([Type.String(), Type.Integer({ minimum: 1 })])),
    header: Type.Optional(Type.Boolean()),
    holds: Type.Enum(TABLE_CONTENTS),
    encoding: Type.Optional(Type.Enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'])),
    delimiter: Type.Optional(Type.Enum([';', ',', '\t', '|'])),
    decimal: Type.Optional(Type.Enum(['.', ','])),
    persons: Type.Optional(Type.Enum(['drop', 'keep'])),
    actor: Type.Optional(ActorMapping),
    source: Type.Optional(ActorMapping),
    target: Type.Optional(ActorMapping),
    collaboration: Type.Optional(CollaborationMapping),
    participation: Type.Optional(ParticipationMapping),
  },
  strict,
)
export type TableMapping = Static<typeof TableMapping>

export const ImportMapping = Type.Object(
  {
    version: Type.Literal(1),
    tables: Type.Array(TableMapping, { minItems: 1, maxItems: 100 }),
    network: Type.Optional(
      Type.Object(
        {
          supportActorIds: Type.Optional(Type.Array(Type.String())),
          actorListComplete: Type.Optional(Type.Boolean()),
          missingEnd: Type.Optional(Type.Enum(['same', 'open'])),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type ImportMapping = Static<typeof ImportMapping>
