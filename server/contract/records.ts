import { Type, type Static } from 'typebox'
import { Actor, Collaboration, Participation, RecordId } from '../domain/records.ts'
import { Count, NamedId, NumberOrNull, PageQuery, SliceQuery, pageOf } from './atoms.ts'
import { IsolationReason } from '../domain/findings.ts'

/** Lists: `q` searches names and aliases without accents or case; `sort` is a field or a measure id. */
export const RecordListQuery = Type.Object({
  ...PageQuery.properties,
  ...SliceQuery.properties,
  q: Type.Optional(Type.String({ maxLength: 200 })),
  sector: Type.Optional(Type.String({ maxLength: 200 })),
  sort: Type.Optional(Type.String({ maxLength: 50 })),
  order: Type.Optional(Type.Enum(['asc', 'desc'])),
})
export type RecordListQuery = Static<typeof RecordListQuery>

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
export const ActorPage = pageOf(ActorRow)
export type ActorPage = Static<typeof ActorPage>

const Partner = Type.Object({
  ...NamedId.properties,
  sectors: Type.Array(Type.String()),
  weight: Type.Number(),
  /** The collaborations that make the tie. */
  collaborations: Type.Array(NamedId),
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
  measures: Type.Array(
    Type.Object({
      id: Type.String(),
      value: NumberOrNull,
      /** 1 is the highest, among `of` actors with a value. */
      rank: Type.Optional(Count),
      of: Type.Optional(Count),
    }),
  ),
  isolation: Type.Optional(
    Type.Object({ reason: IsolationReason, reasons: Type.Array(IsolationReason) }),
  ),
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
})
export type CollaborationRow = Static<typeof CollaborationRow>
export const CollaborationPage = pageOf(CollaborationRow)
export type CollaborationPage = Static<typeof CollaborationPage>

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
