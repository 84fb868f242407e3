import { Type, type Static } from 'typebox'
import { Finding, Reason } from '../domain/findings.ts'
import { Count, NamedId, NumberOrNull, PageQuery, pageOf, SliceQuery } from './atoms.ts'
import { SliceSummary } from './findings.ts'

export const BrokersQuery = Type.Object({
  ...PageQuery.properties,
  ...SliceQuery.properties,
  sort: Type.Optional(
    Type.Enum([
      'name',
      'partners',
      'participation',
      'betweenness',
      'boundary',
      'liaison',
      'itinerant',
      'coordinator',
    ]),
  ),
  order: Type.Optional(Type.Enum(['asc', 'desc'])),
})

const Sectors = Type.Array(Type.String())
/** Pairs of partners that are not tied, as found, and as labels dealt at random would give. */
const Role = Type.Object({ count: Type.Number(), expected: NumberOrNull, z: NumberOrNull })

export const Broker = Type.Object({
  ...NamedId.properties,
  sectors: Sectors,
  partners: Count,
  roles: Type.Object({ boundary: Role, liaison: Role, itinerant: Role, coordinator: Role }),
  /** Corrected for the number of partners. */
  participation: NumberOrNull,
  betweenness: NumberOrNull,
  /** Links sectors more than chance would, all actors being looked at together. */
  standsOut: Type.Boolean(),
  /** So few partners that nothing is concluded. */
  isFew: Type.Boolean(),
})
export type Broker = Static<typeof Broker>

/** Who links sectors. */
export const BrokerPage = Type.Object({
  version: Count,
  summary: SliceSummary,
  ...pageOf(Broker).properties,
  /** By distance from chance, −4 to 4 in halves, the outer bins open: how many actors. */
  spread: Type.Array(
    Type.Object({
      role: Type.Enum(['boundary', 'liaison', 'itinerant', 'coordinator']),
      bins: Type.Array(Count),
    }),
  ),
  standOut: Type.Array(Type.Object({ ...NamedId.properties, sectors: Sectors })),
  unknownSector: Count,
  linking: Count,
})
export type BrokerPage = Static<typeof BrokerPage>

/** How many actors would be cut off, and the first fifty of them; none where it takes too long to find them. */
const CutOff = { cutOff: Count, names: Type.Array(NamedId) }

/** What would come apart: the first hundred of each list, those that cut most actors off first. */
export const Cuts = Type.Object({
  version: Count,
  articulation: Finding,
  cutCollaborations: Finding,
  bridges: Finding,
  actors: Type.Array(
    Type.Object({ ...NamedId.properties, sectors: Sectors, groups: Count, ...CutOff }),
  ),
  collaborations: Type.Array(
    Type.Object({ ...NamedId.properties, members: Count, groups: Count, ...CutOff }),
  ),
  ties: Type.Array(Type.Object({ a: NamedId, b: NamedId, ...CutOff })),
})
export type Cuts = Static<typeof Cuts>

/** What stays linked when the most central actors go one by one. */
export const Removal = Type.Object({
  version: Count,
  reason: Type.Optional(Reason),
  /** Actors with a tie in the slice. */
  linked: Count,
  /** In the order of their going: betweenness in the whole slice, then id. */
  order: Type.Array(
    Type.Object({ ...NamedId.properties, sectors: Sectors, betweenness: Type.Number() }),
  ),
  /** After 0, 1, 2 … of them: actors of the largest linked group; groups of two actors or more. */
  largest: Type.Array(Count),
  groups: Type.Array(Count),
  /** The largest group when as many linked actors go by chance: the mean of `draws` seeded orders. */
  byChance: Type.Array(Type.Number()),
  draws: Count,
  seed: Count,
})
export type Removal = Static<typeof Removal>
