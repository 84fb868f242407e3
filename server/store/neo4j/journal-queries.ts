import { Type } from 'typebox'
import { query } from './query.ts'

/**
 * The statements that keep and read the history: change sets, their entries in parts, and what the
 * records were at a version, as digests.
 */

const Text = Type.String()
const Count = Type.Integer()
const Properties = Type.Record(Type.String(), Type.Unknown())
const Bytes = Type.Unsafe<Int8Array>(Type.Unknown())
/** A property that may be missing, or of the driver's own types. */
const Value = Type.Unknown()

const Counted = Type.Object({ count: Count })
const WithId = Type.Object({ id: Text })
const Settings = Type.Object({ properties: Properties })
const OneChangeSet = Type.Object({ networkId: Text, changeSetId: Text })
const OnePart = Type.Object({ networkId: Text, changeSetId: Text, number: Count })

export const listChangeSets = query(
  'read/list-change-sets.cypher',
  Type.Object({ networkId: Text, before: Count, present: Count, limit: Count }),
  Settings,
)
export const getChangeSet = query('read/get-change-set.cypher', OneChangeSet, Settings)
export const listNewerChangeSets = query(
  'read/list-newer-change-sets.cypher',
  Type.Object({ networkId: Text, version: Count }),
  Type.Object({ id: Text, version: Count, parts: Count }),
)
export const listAbandonedChangeSets = query(
  'read/list-abandoned-change-sets.cypher',
  Type.Object({ idleMs: Count }),
  Type.Object({ networkId: Text, id: Text }),
)
export const createChangeSet = query(
  'write/create-change-set.cypher',
  Type.Object({ properties: Properties }),
  WithId,
)
export const touchChangeSet = query('write/touch-change-set.cypher', OneChangeSet, WithId)
export const markChangeSetPending = query(
  'write/mark-change-set-pending.cypher',
  Type.Object({ networkId: Text, changeSetId: Text, version: Count, at: Value }),
  WithId,
)
export const deleteChangeSet = query('write/delete-change-set.cypher', OneChangeSet, Counted)
export const deleteChangeSetParts = query(
  'write/delete-change-set-parts.cypher',
  Type.Object({ networkId: Text, changeSetId: Text, limit: Count }),
  Counted,
)

export const getChangeSetPart = query(
  'read/get-change-set-part.cypher',
  OnePart,
  Type.Object({ entries: Bytes }),
)
export const countChangeSetParts = query(
  'read/count-change-set-parts.cypher',
  OneChangeSet,
  Counted,
)
export const findPartsOfRecord = query(
  'read/find-parts-of-record.cypher',
  Type.Object({ networkId: Text, position: Text, present: Count }),
  Type.Object({ properties: Properties, number: Count }),
)
export const createChangeSetPart = query(
  'write/create-change-set-part.cypher',
  Type.Object({ properties: Properties }),
  Type.Object({ number: Count }),
)
export const claimChangeSetPart = query(
  'write/claim-change-set-part.cypher',
  OnePart,
  Type.Object({ progress: Count }),
)
export const advanceChangeSetPart = query(
  'write/advance-change-set-part.cypher',
  Type.Object({ networkId: Text, changeSetId: Text, number: Count, progress: Count }),
  Type.Object({ number: Count }),
)

export const getRecordDigests = query(
  'read/get-record-digests.cypher',
  Type.Object({ networkId: Text }),
  Type.Object({ bytes: Bytes, version: Count }),
)
export const createRecordDigests = query(
  'write/create-record-digests.cypher',
  Type.Object({ networkId: Text, version: Count, number: Count, bytes: Bytes }),
  Type.Object({ number: Count }),
)
export const clearRecordDigests = query(
  'write/clear-record-digests.cypher',
  Type.Object({ networkId: Text, limit: Count }),
  Counted,
)
