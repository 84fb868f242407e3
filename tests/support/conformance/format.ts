import { Type, type Static } from 'typebox'
import { Finding, IsolatedActor, Reason } from '../../../server/domain/findings.ts'
import { Actor, Collaboration, Network, Participation } from '../../../server/domain/records.ts'
import { Slice } from '../../../server/domain/slice.ts'

// The files of the conformance set as this program reads and writes them. What they look like to others
// is said by conformance.schema.json, which is written by hand: the test holds one to the other.

/** What is said of a record; what is not said has the value that `newActor` and the like give it. */
export const SparseRecords = Type.Object({
  network: Type.Partial(Type.Omit(Network, ['id', 'name', 'createdAt'])),
  actors: Type.Array(
    Type.Intersect([Type.Pick(Actor, ['id']), Type.Partial(Type.Omit(Actor, ['id']))]),
  ),
  collaborations: Type.Array(
    Type.Intersect([
      Type.Pick(Collaboration, ['id']),
      Type.Partial(Type.Omit(Collaboration, ['id'])),
    ]),
  ),
  participations: Type.Array(
    Type.Intersect([
      Type.Pick(Participation, ['actorId', 'collaborationId']),
      Type.Partial(Type.Omit(Participation, ['actorId', 'collaborationId'])),
    ]),
  ),
})
export type SparseRecords = Static<typeof SparseRecords>

/** What is known of communes, where a measure asks. */
export const Communes = Type.Record(
  Type.String(),
  Type.Object({
    epci: Type.Optional(Type.String()),
    departement: Type.Optional(Type.String()),
    population: Type.Optional(Type.Integer()),
  }),
)
export type Communes = Static<typeof Communes>

const Options = Type.Record(Type.String(), Type.Unknown())
const {
  method,
  subject,
  measure,
  slice: _slice,
  stability: _stability,
  ...said
} = Finding.properties

/** How it was made, as far as the file does not say it once for all: seed and slice. */
const How = {
  nullModel: method.properties.nullModel,
  exact: method.properties.exact,
  version: method.properties.version,
}

/** A finding, without what its answer says: the slice, and the settings that every method repeats. */
export const AnsweredFinding = Type.Object({
  measure,
  /** Those that are not as they are unless said. */
  options: Options,
  ids: subject.properties.ids,
  ...said,
  ...How,
})
export type AnsweredFinding = Static<typeof AnsweredFinding>

export const AnsweredColumn = Type.Object({
  measure,
  options: Options,
  scope: Type.Enum(['actor', 'collaboration']),
  unit: Type.String(),
  reason: Type.Optional(Reason),
  ...How,
  values: Type.Record(Type.String(), Type.Union([Type.Number(), Type.Null()])),
})
export type AnsweredColumn = Static<typeof AnsweredColumn>

export const Answer = Type.Object({
  slice: Slice,
  findings: Type.Array(AnsweredFinding),
  columns: Type.Array(AnsweredColumn),
  isolated: Type.Array(IsolatedActor),
})
export type Answer = Static<typeof Answer>

export const ConformanceFile = Type.Object({
  $schema: Type.String(),
  format: Type.Literal(1),
  name: Type.String(),
  about: Type.String(),
  records: SparseRecords,
  communes: Communes,
  seed: Type.Integer(),
  answers: Type.Array(Answer),
})
export type ConformanceFile = Static<typeof ConformanceFile>
