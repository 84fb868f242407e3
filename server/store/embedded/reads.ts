import { RECORD_KINDS, type RecordKind, type RecordTypes } from '../../domain/record-kinds.ts'
import { AppError, isAppError } from '../../errors.ts'
import { fromBytes } from '../packed-bytes.ts'
import { toBatch, toEntry, toRecord } from '../record-checks.ts'
import type { JsonValue, Store, StoredDocument, StoredNetwork } from '../store.ts'
import type { NetworkRow, ReaderOperations, StreamRequest, TextBatch } from './protocol.ts'
import type { Client } from './worker-client.ts'

type Reads = Pick<
  Store,
  | 'listNetworks'
  | 'getNetwork'
  | 'read'
  | 'readRecords'
  | 'readPacked'
  | 'readPackedBytes'
  | 'history'
  | 'getChangeSet'
  | 'entries'
  | 'recordHistory'
>

/** Rows asked of `history` when nothing is said. */
const HISTORY_LIMIT = 50

/** Everything that is read, from the reading thread; what comes back is checked again. */
export function embeddedReads(reader: Client<ReaderOperations>): Reads {
  const readPackedBytes: Reads['readPackedBytes'] = async (networkId) => {
    const { settings, ...packed } = await reader.call('readPacked', { networkId })
    return { network: settingsOf(settings), ...packed }
  }
  return {
    listNetworks: async () => {
      const rows = await reader.call('listNetworks', null)
      return rows.map(networkOf)
    },
    getNetwork: async (networkId) => networkOf(await reader.call('getNetwork', { networkId })),
    async *read(networkId, options = {}) {
      const { version } = options
      const kinds = options.kinds?.map((kind) => RECORD_KINDS.indexOf(kind))
      const request = { stream: 'records', networkId, version, kinds } as const
      for await (const batch of batches(reader, request)) {
        yield undamaged(() => toBatch(kindOf(batch.kind), keyed(batch)))
      }
    },
    readRecords: async (networkId, kind, keys) => {
      const number = RECORD_KINDS.indexOf(kind)
      const batch = await reader.call('readRecords', { networkId, kind: number, keys })
      return undamaged(
        () => new Map(keyed(batch).map(([key, value]) => [key, toRecord(kind, key, value)])),
      )
    },
    readPacked: async (networkId) => fromBytes((await readPackedBytes(networkId)).bytes),
    readPackedBytes,
    history: (networkId, { before = Number.MAX_SAFE_INTEGER, limit = HISTORY_LIMIT } = {}) =>
      reader.call('history', { networkId, before, limit }),
    getChangeSet: (networkId, changeSetId) =>
      reader.call('getChangeSet', { networkId, changeSetId }),
    async *entries(networkId, changeSetId) {
      for await (const batch of batches(reader, { stream: 'entries', networkId, changeSetId })) {
        const kind = kindOf(batch.kind)
        for (const [key, before, after] of rowsOf(batch)) {
          yield undamaged(() => toEntry(kind, String(key), before, after))
        }
      }
    },
    recordHistory: async (networkId, record, key) => {
      const kind = RECORD_KINDS.indexOf(record)
      const rows = await reader.call('recordHistory', { networkId, kind, key })
      return rows.map(({ changeSet, before, after }) => ({
        changeSet,
        entry: undamaged(() => toEntry(record, key, parsed(before), parsed(after))),
      }))
    },
  }
}

/** All documents, by kind and id, as they are at one moment. */
export async function* allDocuments(
  reader: Client<ReaderOperations>,
): AsyncGenerator<StoredDocument> {
  for await (const batch of batches(reader, { stream: 'documents' })) {
    for (const [kind, id, revision, updatedAt, value] of rowsOf(batch)) {
      // Only `put` and `restore` write documents, and both take JSON alone.
      yield {
        kind: String(kind),
        id: String(id),
        revision: Number(revision),
        updatedAt: String(updatedAt),
        value: jsonOf(String(value)),
      }
    }
  }
}

async function* batches(
  reader: Client<ReaderOperations>,
  request: StreamRequest,
): AsyncGenerator<TextBatch> {
  const stream = await reader.call('openStream', request)
  try {
    for (;;) {
      const batch = await reader.call('nextBatch', { stream })
      if (batch === null) return
      yield batch
    }
  } finally {
    await reader.call('closeStream', { stream }).catch(() => undefined)
  }
}

function networkOf({ settings, ...row }: NetworkRow): StoredNetwork {
  return { network: settingsOf(settings), ...row }
}

function settingsOf(json: string): RecordTypes['network'] {
  return undamaged(() => toRecord('network', '', parsed(json)))
}

function kindOf(number: number): RecordKind {
  const kind = RECORD_KINDS[number]
  if (kind === undefined) throw new AppError('store-damaged', { reason: `kind ${number}` })
  return kind
}

function keyed(batch: TextBatch): (readonly [string, unknown])[] {
  return rowsOf(batch).map(([key, value]) => [String(key), value])
}

function rowsOf(batch: TextBatch): unknown[][] {
  const rows: unknown[][] = JSON.parse(batch.json)
  return rows
}

function jsonOf(json: string): JsonValue {
  const value: JsonValue = JSON.parse(json)
  return value
}

const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json))

// A record that is kept was checked on its way in: what no longer passes was damaged since.
function undamaged<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!isAppError(error, 'invalid-record')) throw error
    throw new AppError('store-damaged', error.details, { cause: error })
  }
}
