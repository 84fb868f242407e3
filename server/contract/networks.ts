import { Type, type Static } from 'typebox'
import { Network, NetworkId, RecordId } from '../domain/records.ts'
import { Count, DateTime, Day, NamedId } from './atoms.ts'

export const NetworkSummary = Type.Object({
  id: NetworkId,
  name: Type.String(),
  description: Type.Optional(Type.String()),
  synthetic: Type.Boolean(),
  version: Count,
  createdAt: DateTime,
  updatedAt: DateTime,
  counts: Type.Object({ actors: Count, collaborations: Count, participations: Count }),
  /** First and last day of the dated collaborations. */
  period: Type.Optional(Type.Object({ from: Day, to: Day })),
})
export type NetworkSummary = Static<typeof NetworkSummary>

export const NetworkList = Type.Object({ items: Type.Array(NetworkSummary) })
export type NetworkList = Static<typeof NetworkList>

const Choice = Type.Object({ value: Type.String(), label: Type.String(), count: Count })

/** A network with its settings and everything that a slice can be made of. */
export const NetworkDetails = Type.Object({
  ...NetworkSummary.properties,
  settings: Type.Object({
    supportActors: Type.Array(NamedId),
    actorListComplete: Type.Boolean(),
    missingEnd: Type.Enum(['same', 'open']),
    dormantAfterMonths: Type.Integer(),
    newWithinMonths: Type.Integer(),
    /** What forms propose, beside what the records hold already. */
    vocabularies: Network.properties.vocabularies,
  }),
  choices: Type.Object({
    sectors: Type.Array(Choice),
    domains: Type.Array(Choice),
    kinds: Type.Array(Choice),
    scopes: Type.Array(Choice),
    /** Territories that hold at least one actor; `value` is what the slice takes. */
    territories: Type.Array(
      Type.Object({
        value: Type.String(),
        label: Type.String(),
        kind: Type.Enum(['commune', 'epci', 'departement', 'region', 'attribute']),
        count: Count,
      }),
    ),
    /** Active collaborations by year, for the period's histogram. */
    years: Type.Array(Type.Object({ year: Type.Integer(), collaborations: Count })),
    roles: Type.Array(Choice),
  }),
})
export type NetworkDetails = Static<typeof NetworkDetails>

export const NetworkCreate = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 500 }),
    description: Type.Optional(Network.properties.description),
  },
  { additionalProperties: false },
)
export type NetworkCreate = Static<typeof NetworkCreate>

export const NetworkChange = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    description: Type.Optional(Type.String({ maxLength: 20_000 })),
    supportActorIds: Type.Optional(Type.Array(RecordId, { maxItems: 1000 })),
    actorListComplete: Type.Optional(Type.Boolean()),
    missingEnd: Type.Optional(Type.Enum(['same', 'open'])),
    dormantAfterMonths: Type.Optional(Type.Integer({ minimum: 1, maximum: 600 })),
    newWithinMonths: Type.Optional(Type.Integer({ minimum: 0, maximum: 600 })),
  },
  { additionalProperties: false, minProperties: 1 },
)
export type NetworkChange = Static<typeof NetworkChange>
