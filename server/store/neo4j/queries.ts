import { Type, type TProperties } from 'typebox'
import { query } from './query.ts'

/**
 * Every statement of `cypher/read` and `cypher/write`, bound once; those of the history are in
 * journal-queries.ts. Values that come from or go into properties are of whatever type the property
 * has: properties.ts makes records of them.
 */

const Text = Type.String()
const Count = Type.Integer()
const Ids = Type.Array(Type.String())
const Properties = Type.Record(Type.String(), Type.Unknown())
const Rows = Type.Array(Properties)
/** A property that may be missing, or of the driver's own types. */
const Value = Type.Unknown()

const Counted = Type.Object({ count: Count })
const WithId = Type.Object({ id: Text })
const Keyed = Type.Object({ id: Text, properties: Properties })
const InNetwork = Type.Object({ networkId: Text })
const ByIds = Type.Object({ networkId: Text, ids: Ids })
const Page = Type.Object({ networkId: Text, after: Text, limit: Count })
const WithRows = Type.Object({ rows: Rows })
const Changes = Type.Object({
  networkId: Text,
  rows: Type.Array(Type.Object({ id: Text, changes: Properties })),
})
const Limited = Type.Object({ networkId: Text, limit: Count })

const participation = Type.Object({
  id: Text,
  actorId: Text,
  collaborationId: Text,
  role: Value,
  startsOn: Value,
  endsOn: Value,
  intensity: Value,
  phase: Value,
  share: Value,
  source: Value,
})
const application = Type.Object({
  id: Text,
  callId: Text,
  collaborationId: Text,
  status: Value,
  filedOn: Value,
  source: Value,
})
const joinedGroups = Type.Object({
  networkId: Text,
  groups: Type.Array(
    Type.Object({
      from: Text,
      rows: Type.Array(Type.Object({ to: Text, properties: Properties })),
    }),
  ),
})
const use = Type.Object({ usedId: Text, record: Text, id: Text })

/** The statements that keep the records of one kind. */
function recordQueries<P extends TProperties>(
  plural: string,
  row: ReturnType<typeof Type.Object<P>>,
) {
  return {
    get: query(`read/get-${plural}.cypher`, ByIds, row),
    page: query(`read/page-${plural}.cypher`, Page, row),
    delete: query(`write/delete-${plural}.cypher`, ByIds, Counted),
  }
}

function nodeQueries(plural: string) {
  return {
    ...recordQueries(plural, Keyed),
    find: query(`read/find-${plural}.cypher`, ByIds, WithId),
    findUses: query(`read/find-uses-of-${plural}.cypher`, ByIds, use),
    create: query(`write/create-${plural}.cypher`, WithRows, Counted),
    update: query(`write/update-${plural}.cypher`, Changes, Counted),
  }
}

export const actors = nodeQueries('actors')
export const collaborations = nodeQueries('collaborations')
export const calls = nodeQueries('calls')

export const participations = {
  ...recordQueries('participations', participation),
  create: query('write/create-participations.cypher', joinedGroups, Counted),
  update: query('write/update-participations.cypher', Changes, Counted),
}
export const applications = {
  ...recordQueries('applications', application),
  create: query('write/create-applications.cypher', joinedGroups, Counted),
  update: query('write/update-applications.cypher', Changes, Counted),
}

export const locateActors = query(
  'write/locate-actors.cypher',
  Type.Object({
    networkId: Text,
    groups: Type.Array(Type.Object({ commune: Text, actorIds: Ids })),
  }),
  Counted,
)
export const unlocateActors = query('write/unlocate-actors.cypher', ByIds, Counted)
export const deleteEmptyCommunes = query('write/delete-empty-communes.cypher', ByIds, Counted)

export const packActors = query(
  'read/pack-actors.cypher',
  InNetwork,
  Type.Object({
    node: Count,
    id: Text,
    name: Value,
    formerIds: Value,
    category: Value,
    sectors: Value,
    family: Value,
    skills: Value,
    skillsWithDates: Value,
    socialEconomy: Value,
    isPerson: Value,
    commune: Value,
    placeLabel: Value,
    latitude: Value,
    longitude: Value,
    attributes: Value,
    knownSince: Value,
    surveyedOn: Value,
    openedOn: Value,
    closedOn: Value,
  }),
)
export const packCollaborations = query(
  'read/pack-collaborations.cypher',
  InNetwork,
  Type.Object({
    node: Count,
    id: Text,
    name: Value,
    kind: Value,
    directed: Value,
    scope: Value,
    domains: Value,
    territories: Value,
    originTerritory: Value,
    weight: Value,
    startsOn: Value,
    endsOn: Value,
    stages: Value,
    skillsNeeded: Value,
    spottedOn: Value,
    fundings: Value,
  }),
)
export const packParticipations = query(
  'read/pack-participations.cypher',
  InNetwork,
  Type.Object({
    role: Text,
    intensity: Value,
    startsOn: Value,
    endsOn: Value,
    actors: Type.Array(Count),
    collaborations: Type.Array(Count),
  }),
)

const Settings = Type.Object({ properties: Properties })
const OneNetwork = Type.Object({ networkId: Text, properties: Properties })

export const listNetworks = query('read/list-networks.cypher', Type.Object({}), Settings)
export const getNetwork = query('read/get-network.cypher', InNetwork, Settings)
export const lockNetwork = query('write/lock-network.cypher', InNetwork, Settings)
export const createNetwork = query(
  'write/create-network.cypher',
  Type.Object({ properties: Properties }),
  WithId,
)
export const updateNetwork = query('write/update-network.cypher', OneNetwork, WithId)
export const advanceNetwork = query(
  'write/advance-network.cypher',
  Type.Object({
    networkId: Text,
    version: Count,
    at: Value,
    actors: Count,
    collaborations: Count,
    participations: Count,
  }),
  WithId,
)
export const listUnfinishedNetworks = query(
  'read/list-unfinished-networks.cypher',
  Type.Object({}),
  WithId,
)

export const listHiddenNetworks = query(
  'read/list-hidden-networks.cypher',
  Type.Object({}),
  Type.Object({ id: Text, purpose: Text, idleMs: Count }),
)
export const hideNetwork = query('write/hide-network.cypher', InNetwork, WithId)
export const createHiddenNetwork = query(
  'write/create-hidden-network.cypher',
  Type.Object({ properties: Properties }),
  WithId,
)
export const touchHiddenNetwork = query('write/touch-hidden-network.cypher', InNetwork, WithId)
export const showNetworks = query('write/show-networks.cypher', WithRows, Counted)
export const deleteHiddenNetwork = query('write/delete-hidden-network.cypher', InNetwork, Counted)
/** In this order: whoever still writes a part waits for its lock and then finds it gone. */
export const clearing = [
  query('write/clear-change-set-parts.cypher', Limited, Counted),
  query('write/clear-change-sets.cypher', Limited, Counted),
  query('write/clear-actors.cypher', Limited, Counted),
  query('write/clear-collaborations.cypher', Limited, Counted),
  query('write/clear-calls.cypher', Limited, Counted),
  query('write/clear-communes.cypher', Limited, Counted),
]

const document = Type.Object({
  kind: Text,
  id: Text,
  revision: Count,
  updatedAt: Text,
  value: Text,
})
const OneDocument = Type.Object({ kind: Text, id: Text })
const Restore = Type.Object({ restoreId: Text })

export const getDocument = query('read/get-document.cypher', OneDocument, document)
export const listDocuments = query(
  'read/list-documents.cypher',
  Type.Object({ kind: Text }),
  document,
)
export const pageDocuments = query(
  'read/page-documents.cypher',
  Type.Object({ kind: Text, id: Text, limit: Count }),
  document,
)
export const lockDocument = query(
  'write/lock-document.cypher',
  OneDocument,
  Type.Object({ revision: Count }),
)
export const putDocument = query(
  'write/put-document.cypher',
  document,
  Type.Object({ revision: Count }),
)
export const deleteDocument = query('write/delete-document.cypher', OneDocument, Counted)
export const stageDocuments = query('write/stage-documents.cypher', WithRows, Counted)
export const showDocuments = query('write/show-documents.cypher', Restore, Counted)
export const clearHiddenDocuments = query(
  'write/clear-hidden-documents.cypher',
  Type.Object({ restoreId: Text, idleMs: Count, limit: Count }),
  Counted,
)

export const getServer = query(
  'read/get-server.cypher',
  Type.Object({}),
  Type.Object({ name: Text, version: Text }),
)
export const claimGraphFormat = query(
  'write/claim-graph-format.cypher',
  Type.Object({ version: Count }),
  Type.Object({ version: Count }),
)
