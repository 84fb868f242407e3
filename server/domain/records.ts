import { Type, type Static } from 'typebox'
import { PartialDate } from './dates.ts'

/**
 * The records that a network is made of. One schema each; the type is derived from it. An absent
 * field is not known. Text never holds a NUL character (a store could cut it there).
 */

const Text = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: '^[^\\u0000]*$' })
const LongText = Type.String({ maxLength: 20_000, pattern: '^[^\\u0000]*$' })

/** Identifier within a network: at most 200 bytes of UTF-8 (see identifiers.ts), hence of characters. */
export const RecordId = Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\u0000]*$' })
export const NetworkId = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$' })
const Code = Text(200)

export const ROLES = [
  'lead',
  'partner',
  'support',
  'funder',
  'beneficiary',
  'source',
  'target',
] as const
export const Role = Type.Enum(ROLES)
export type Role = Static<typeof Role>

export const COLLABORATION_KINDS = ['project', 'action', 'tie'] as const
export const CollaborationKind = Type.Enum(COLLABORATION_KINDS)
export type CollaborationKind = Static<typeof CollaborationKind>

export const SCOPES = ['dedicated', 'mutualised'] as const
export const INTENSITIES = [
  'information',
  'coordination',
  'cooperation',
  'co-construction',
] as const
export const PHASES = ['upstream', 'filing', 'core', 'follow-up'] as const
export const STAGES = ['idea', 'experiment', 'deployment', 'sustained', 'abandoned'] as const
export const FAMILIES = ['solutions', 'usages', 'both'] as const
/** How exactly a place is known, from the point itself down to the département. */
export const PLACE_PRECISIONS = ['point', 'commune', 'postcode', 'epci', 'departement'] as const

/** Further columns of a file, kept under their names. */
export const Attributes = Type.Record(
  Type.String({ maxLength: 200 }),
  Type.Union([LongText, Type.Number(), Type.Boolean()]),
)
export type Attributes = Static<typeof Attributes>

/** Where a record came from; printed in reports, because licences ask for it. */
export const Source = Type.Object(
  {
    label: Text(500),
    producer: Type.Optional(Text(500)),
    licence: Type.Optional(Text(500)),
    asOf: Type.Optional(PartialDate),
    importId: Type.Optional(Type.String({ maxLength: 64 })),
  },
  { additionalProperties: false },
)
export type Source = Static<typeof Source>

export const Place = Type.Object(
  {
    /** INSEE code of the commune (text: 2A004, 01001). */
    commune: Type.Optional(Type.String({ pattern: '^([013-9]\\d|2[AB1-9])\\d{3}$' })),
    postcode: Type.Optional(Type.String({ pattern: '^\\d{5}$' })),
    label: Type.Optional(Text(500)),
    /** Degrees, WGS 84. */
    latitude: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
    longitude: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
    precision: Type.Optional(Type.Enum(PLACE_PRECISIONS)),
  },
  { additionalProperties: false },
)
export type Place = Static<typeof Place>

export const Vocabularies = Type.Object(
  {
    sectors: Type.Array(Code),
    domains: Type.Array(Code),
    categories: Type.Array(Code),
    skills: Type.Array(Code),
  },
  { additionalProperties: false },
)

/** A network's settings are a record too: they change only through a change set. */
export const Network = Type.Object(
  {
    id: NetworkId,
    name: Text(500),
    description: Type.Optional(LongText),
    createdAt: Type.String({ format: 'date-time' }),
    /** Actors that accompany or fund: taken out of the measures by default. */
    supportActorIds: Type.Array(RecordId),
    /** True when every actor of the territory is listed: then "no participation" is a finding. */
    actorListComplete: Type.Boolean(),
    vocabularies: Vocabularies,
    missingEnd: Type.Enum(['same', 'open']),
    dormantAfterMonths: Type.Integer({ minimum: 1, maximum: 600 }),
    newWithinMonths: Type.Integer({ minimum: 0, maximum: 600 }),
    /** Made by the demonstration generator: every screen and report says so. */
    synthetic: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type Network = Static<typeof Network>

export const Actor = Type.Object(
  {
    id: RecordId,
    formerIds: Type.Array(RecordId),
    name: Text(1000),
    aliases: Type.Array(Text(1000)),
    category: Type.Optional(Code),
    /** Equal shares of one actor; empty: unknown. */
    sectors: Type.Array(Code),
    family: Type.Optional(Type.Enum(FAMILIES)),
    /** siret, siren, rna, … */
    identifiers: Type.Record(Type.String({ maxLength: 50 }), Text(200)),
    place: Type.Optional(Place),
    socialEconomy: Type.Optional(Type.Boolean()),
    skills: Type.Array(
      Type.Object(
        { code: Code, from: Type.Optional(PartialDate), to: Type.Optional(PartialDate) },
        { additionalProperties: false },
      ),
    ),
    knownSince: Type.Optional(PartialDate),
    surveyedOn: Type.Optional(PartialDate),
    openedOn: Type.Optional(PartialDate),
    closedOn: Type.Optional(PartialDate),
    isPerson: Type.Boolean(),
    attributes: Attributes,
    source: Type.Optional(Source),
  },
  { additionalProperties: false },
)
export type Actor = Static<typeof Actor>

export const Funding = Type.Object(
  {
    funderId: Type.Optional(RecordId),
    funderName: Text(1000),
    amount: Type.Number(),
    currency: Type.String({ minLength: 3, maxLength: 3 }),
    on: Type.Optional(PartialDate),
    kind: Type.Optional(Code),
  },
  { additionalProperties: false },
)

export const Collaboration = Type.Object(
  {
    id: RecordId,
    name: Text(2000),
    kind: CollaborationKind,
    directed: Type.Boolean(),
    scope: Type.Optional(Type.Enum(SCOPES)),
    domains: Type.Array(Code),
    startsOn: Type.Optional(PartialDate),
    endsOn: Type.Optional(PartialDate),
    stages: Type.Array(
      Type.Object(
        { stage: Type.Enum(STAGES), since: Type.Optional(PartialDate) },
        { additionalProperties: false },
      ),
    ),
    originTerritory: Type.Optional(Code),
    territories: Type.Array(Code),
    skillsNeeded: Type.Array(Code),
    /** The actions that led to this project. */
    followsIds: Type.Array(RecordId),
    spottedOn: Type.Optional(PartialDate),
    spottedById: Type.Optional(RecordId),
    fundings: Type.Array(Funding),
    /** Strength of what brings the actors together; 1 unless the file says otherwise. */
    weight: Type.Number({ minimum: 0 }),
    attributes: Attributes,
    source: Type.Optional(Source),
  },
  { additionalProperties: false },
)
export type Collaboration = Static<typeof Collaboration>

export const Participation = Type.Object(
  {
    actorId: RecordId,
    collaborationId: RecordId,
    role: Role,
    startsOn: Type.Optional(PartialDate),
    endsOn: Type.Optional(PartialDate),
    intensity: Type.Optional(Type.Enum(INTENSITIES)),
    phase: Type.Optional(Type.Enum(PHASES)),
    /** Part of the whole that this actor has, 0 to 1. */
    share: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    source: Type.Optional(Source),
  },
  { additionalProperties: false },
)
export type Participation = Static<typeof Participation>

export const Call = Type.Object(
  {
    id: RecordId,
    name: Text(1000),
    opensOn: Type.Optional(PartialDate),
    closesOn: Type.Optional(PartialDate),
    domains: Type.Array(Code),
    eligibleCategories: Type.Array(Code),
    rules: Type.Array(LongText),
    source: Type.Optional(Source),
  },
  { additionalProperties: false },
)
export type Call = Static<typeof Call>

export const Application = Type.Object(
  {
    callId: RecordId,
    collaborationId: RecordId,
    filedOn: Type.Optional(PartialDate),
    status: Type.Enum(['filed', 'selected', 'rejected', 'withdrawn']),
    source: Type.Optional(Source),
  },
  { additionalProperties: false },
)
export type Application = Static<typeof Application>

/** An actor of which only the identity is known; the other fields are empty, not guessed. */
export function newActor(fields: Pick<Actor, 'id' | 'name'> & Partial<Actor>): Actor {
  return {
    formerIds: [],
    aliases: [],
    sectors: [],
    identifiers: {},
    skills: [],
    isPerson: false,
    attributes: {},
    ...fields,
  }
}

/** A collaboration of which only the identity is known: an undirected project of weight 1. */
export function newCollaboration(
  fields: Pick<Collaboration, 'id' | 'name'> & Partial<Collaboration>,
): Collaboration {
  return {
    kind: 'project',
    directed: false,
    domains: [],
    stages: [],
    territories: [],
    skillsNeeded: [],
    followsIds: [],
    fundings: [],
    weight: 1,
    attributes: {},
    ...fields,
  }
}

/** A network with the default settings. */
export function newNetwork(
  fields: Pick<Network, 'id' | 'name' | 'createdAt'> & Partial<Network>,
): Network {
  return {
    supportActorIds: [],
    actorListComplete: false,
    vocabularies: { sectors: [], domains: [], categories: [], skills: [] },
    missingEnd: 'same',
    dormantAfterMonths: 24,
    newWithinMonths: 12,
    ...fields,
  }
}
