import { Type, type Static } from 'typebox'
import { Actor, Collaboration, Participation, RecordId } from '../domain/records.ts'
import { Count, NamedId, NumberOrNull, PageQuery, SliceQuery, pageOf } from './atoms.ts'
import { Confidence, IsolationReason, Reason, Stability } from '../domain/findings.ts'
import { MeasureQuery, NearestHub } from './findings.ts'

/** Lists: `measures` are the columns wanted; `q` searches names and aliases without accents or case; `sort` is a field or a measure id. */
export const RecordListQuery = Type.Object({
  ...PageQuery.properties,
  ...SliceQuery.properties,
  ...MeasureQuery.properties,
  q: Type.Optional(Type.String({ maxLength: 200 })),
  sector: Type.Optional(Type.String({ maxLength: 200 })),
  sort: Type.Optional(Type.String({ maxLength: 50 })),
  order: Type.Optional(Type.Enum(['asc', 'desc'])),
})
export type RecordListQuery = Static<typeof RecordListQuery>

/** What a column of measures says beside its values; `reason`: why some are missing. */
const ColumnHeads = Type.Array(
  Type.Object({ measure: Type.String(), unit: Type.String(), reason: Type.Optional(Reason) }),
)

export const ActorRow = Type.Object({
  id: RecordId,
  name: Type.String(),
  sectors: Type.Array(Type.String()),
  place: Type.Optional(Type.String()),
  collaborations: Count,
  partners: Count,
  measures: Type.Record(Type.String(), NumberOrNull),
  isolation: Type.Optional(IsolationReason),
})
export type ActorRow = Static<typeof ActorRow>
export const ActorPage = Type.Object({ ...pageOf(ActorRow).properties, columns: ColumnHeads })
export type ActorPage = Static<typeof ActorPage>

const Partner = Type.Object({
  ...NamedId.properties,
  sectors: Type.Array(Type.String()),
  weight: Type.Number(),
  /** The collaborations that make the tie. */
  collaborations: Type.Array(NamedId),
})

/** A sector's part of some actors; without `sector`: those whose sector is not known. */
export const SectorPart = Type.Object({
  sector: Type.Optional(Type.String()),
  actors: Type.Number(),
  share: Type.Number(),
})
export type SectorPart = Static<typeof SectorPart>

/** Connected actors whom one does not work with, by what they have in common with it. */
const Nearby = Type.Object({
  fact: Type.Enum(['commune', 'epci', 'domain', 'partner']),
  /** The commune, the EPCI, the domain, the partner. */
  label: Type.String(),
  total: Count,
  /** Those with most partners first, at most five. */
  actors: Type.Array(
    Type.Object({ ...NamedId.properties, sectors: Type.Array(Type.String()), partners: Count }),
  ),
})

/** One actor's sheet in a slice. */
export const ActorSheet = Type.Object({
  actor: Actor,
  place: Type.Optional(Type.String()),
  isSupport: Type.Boolean(),
  collaborations: Type.Array(
    Type.Object({
      ...NamedId.properties,
      kind: Type.String(),
      roles: Type.Array(Type.String()),
      startsOn: Type.Optional(Type.String()),
      endsOn: Type.Optional(Type.String()),
      participants: Count,
      inSlice: Type.Boolean(),
    }),
  ),
  partners: Type.Array(Partner),
  /** The sectors of its partners. */
  sectorMix: Type.Array(SectorPart),
  nearby: Type.Array(Nearby),
  measures: Type.Array(
    Type.Object({
      id: Type.String(),
      value: NumberOrNull,
      /** 1 is the highest, among `of` actors with a value. */
      rank: Type.Optional(Count),
      of: Type.Optional(Count),
      /** How the ranking holds without some of the actors, where that was checked. */
      stability: Type.Optional(Stability),
    }),
  ),
  isolation: Type.Optional(
    Type.Object({
      reason: IsolationReason,
      reasons: Type.Array(IsolationReason),
      confidence: Confidence,
      lastActivity: Type.Optional(Type.String()),
    }),
  ),
  /** Where the slice holds the actor. */
  nearestHub: Type.Optional(NearestHub),
})
export type ActorSheet = Static<typeof ActorSheet>

export const CollaborationRow = Type.Object({
  id: RecordId,
  name: Type.String(),
  kind: Type.String(),
  domains: Type.Array(Type.String()),
  startsOn: Type.Optional(Type.String()),
  endsOn: Type.Optional(Type.String()),
  participants: Count,
  /** Share of its pairs that cross sectors; null with fewer than two known. */
  crossSector: NumberOrNull,
  measures: Type.Record(Type.String(), NumberOrNull),
})
export type CollaborationRow = Static<typeof CollaborationRow>
export const CollaborationPage = Type.Object({
  ...pageOf(CollaborationRow).properties,
  columns: ColumnHeads,
})
export type CollaborationPage = Static<typeof CollaborationPage>

/** What a table shows, in order: fields of its rows and measure ids. */
export const ACTOR_FIELDS = [
  'name',
  'sectors',
  'place',
  'collaborations',
  'partners',
  'isolation',
] as const
export const COLLABORATION_FIELDS = [
  'name',
  'kind',
  'domains',
  'startsOn',
  'endsOn',
  'participants',
  'crossSector',
] as const
export const TableQuery = Type.Object({
  ...Type.Omit(RecordListQuery, ['cursor', 'limit', 'measures']).properties,
  columns: Type.String({
    maxLength: 4000,
    description: `Fields (${ACTOR_FIELDS.join(', ')}; ${COLLABORATION_FIELDS.join(', ')}) and measure ids, comma-separated, in their order`,
  }),
})
export type TableQuery = Static<typeof TableQuery>

export const CollaborationSheet = Type.Object({
  collaboration: Collaboration,
  members: Type.Array(
    Type.Object({
      ...NamedId.properties,
      role: Type.String(),
      sectors: Type.Array(Type.String()),
      startsOn: Type.Optional(Type.String()),
      endsOn: Type.Optional(Type.String()),
    }),
  ),
  /** The sectors of its members. */
  sectorMix: Type.Array(SectorPart),
  /** Where the slice holds it: the groups that its end would leave, and the actors cut off from the largest. */
  cut: Type.Optional(Type.Object({ groups: Count, cutOff: Count })),
})
export type CollaborationSheet = Static<typeof CollaborationSheet>

export const ParticipationListQuery = Type.Object({
  ...PageQuery.properties,
  actorId: Type.Optional(RecordId),
  collaborationId: Type.Optional(RecordId),
})
export const ParticipationRow = Type.Object({
  key: Type.String(),
  ...Participation.properties,
})
export const ParticipationPage = pageOf(ParticipationRow)
export type ParticipationPage = Static<typeof ParticipationPage>

/** A record written by hand; the answer is the change set that did it. */
export const ActorWrite = Type.Object(
  {
    ...Type.Partial(Type.Omit(Actor, ['id', 'name', 'formerIds', 'source'])).properties,
    id: Type.Optional(RecordId),
    name: Actor.properties.name,
  },
  { additionalProperties: false },
)
export type ActorWrite = Static<typeof ActorWrite>
export const CollaborationWrite = Type.Object(
  {
    ...Type.Partial(Type.Omit(Collaboration, ['id', 'name', 'source'])).properties,
    id: Type.Optional(RecordId),
    name: Collaboration.properties.name,
  },
  { additionalProperties: false },
)
export type CollaborationWrite = Static<typeof CollaborationWrite>
export const ParticipationWrite = Type.Omit(Participation, ['source'])
export type ParticipationWrite = Static<typeof ParticipationWrite>

/** A removal; `cascade`: what refers to the record goes with it, in the same change set. */
export const RemovalQuery = Type.Object({
  cascade: Type.Optional(
    Type.Boolean({
      description:
        'Participations and applications go along, and other records no longer name it; without it, a record that is referred to is not removed (record-in-use)',
    }),
  ),
})

/** What refers to a record, and what its removal takes along. */
export const RecordReferences = Type.Object({
  participations: Count,
  applications: Count,
  /** Records that stay and no longer name it: collaborations, the network's settings. */
  mentions: Count,
  /** The collaborations of an actor, the actors of a collaboration: the first by id. */
  others: Type.Array(NamedId),
  /** How many there are of them. */
  otherCount: Count,
  /** A note is no part of the data: it is kept, and there again when the removal is undone. */
  hasNote: Type.Boolean(),
})
export type RecordReferences = Static<typeof RecordReferences>
