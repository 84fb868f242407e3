import { Type, type Static } from 'typebox'
import { PartialDate } from './dates.ts'
import { COLLABORATION_KINDS, SCOPES } from './records.ts'

/**
 * The part of a network being looked at (DESIGN section 6, in that order: roles, window, kinds,
 * domains and scope, territory, actors). Every field is optional; the empty slice is everything
 * without the support actors.
 */
export const Slice = Type.Object(
  {
    from: Type.Optional(PartialDate),
    to: Type.Optional(PartialDate),
    /** INSEE code of a commune, `epci:<siren>`, `departement:<code>`, `region:<code>`, `communes:<code>,<code>…` or `attribute:<name>:<value>`. */
    territory: Type.Optional(Type.String({ minLength: 1, maxLength: 8000 })),
    members: Type.Optional(Type.Enum(['all', 'inside'])),
    kinds: Type.Optional(Type.Array(Type.Enum(COLLABORATION_KINDS), { uniqueItems: true })),
    domains: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { uniqueItems: true }),
    ),
    scope: Type.Optional(Type.Enum(SCOPES)),
    support: Type.Optional(Type.Enum(['exclude', 'include'])),
    actors: Type.Optional(Type.Enum(['all', 'active'])),
    minCollaborations: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  },
  { additionalProperties: false },
)
export type Slice = Static<typeof Slice>
