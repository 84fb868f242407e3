import { join } from 'node:path'
import type { ChangeSetSummary } from '../../domain/change-sets.ts'
import { AppError } from '../../errors.ts'
import { openConnection, type Connection, type Row } from './driver.ts'
import { packedCache } from './packed-cache.ts'
import type { DocumentRow, NetworkRow, ReaderOperations } from './protocol.ts'
import { withSource } from './record-tables.ts'
import { number, text, textOrNull } from './rows.ts'
import { statementsOf, type Statements } from './statements.ts'
import { streamOpener, type Stream } from './streams.ts'
import { changeSetOf } from './summaries.ts'
import { DATABASE_FILE } from './writer.ts'

type Handlers = {
  [K in keyof ReaderOperations]: (
    request: ReaderOperations[K]['request'],
  ) => ReaderOperations[K]['response'] | Promise<ReaderOperations[K]['response']>
}

/** The thread that reads: each answer is one consistent state, whatever is written meanwhile. */
export function openReader(folder: string): Handlers {
  const path = join(folder, DATABASE_FILE)
  const connection = openConnection(path, 'read')
  const statements = statementsOf(connection)
  const openStream = streamOpener(path)
  const streams = new Map<number, Stream>()
  let opened = 0
  const packed = packedCache(folder, statements)

  return {
    listNetworks: () => statements('list-networks').all().map(networkOf),
    getNetwork: ({ networkId }) => {
      const row = statements('get-network').get(networkId)
      if (row === undefined) throw new AppError('network-not-found', { networkId })
      return networkOf(row)
    },
    readRecords: ({ networkId, kind, keys }) =>
      inSnapshot(connection, () => {
        const network = networkNumber(statements, networkId)
        const rows: string[] = []
        for (const key of new Set(keys)) {
          if (key.includes('\0')) continue
          const row = statements('find-record').get(network, kind, key)
          if (row !== undefined) rows.push(`[${JSON.stringify(key)},${fullRecord(row)}]`)
        }
        return { kind, json: `[${rows.join(',')}]` }
      }),
    readPacked: async ({ networkId }) => {
      const known = inSnapshot(connection, () => packed.known(networkId))
      if (known !== undefined) return known
      const [{ readPackedColumns }, { changePackedColumns }, { toBytes, fromBytes }] =
        await Promise.all([
          import('./packed.ts'),
          import('./packed-changes.ts'),
          import('../packed-bytes.ts'),
        ])
      const packers = { readPackedColumns, changePackedColumns, toBytes, fromBytes }
      return inSnapshot(connection, () => packed.make(networkId, packers))
    },
    history: ({ networkId, before, limit }) =>
      inSnapshot(connection, () => {
        const network = networkNumber(statements, networkId)
        const rows = statements('list-change-sets').all(network, before, limit)
        return rows.map((row) => changeSetOf(networkId, row))
      }),
    getChangeSet: ({ networkId, changeSetId }) =>
      inSnapshot(connection, () => {
        const network = networkNumber(statements, networkId)
        const row = statements('get-change-set').get(network, changeSetId)
        if (row === undefined) throw new AppError('change-set-not-found', { changeSetId })
        return changeSetOf(networkId, row)
      }),
    recordHistory: ({ networkId, kind, key }) =>
      inSnapshot(connection, () => recordHistory(statements, networkId, kind, key)),
    getDocument: ({ kind, id }) => {
      const row = statements('get-document').get(kind, id)
      return row === undefined ? null : documentOf(kind, row)
    },
    listDocuments: ({ kind }) =>
      statements('list-documents')
        .all(kind)
        .map((row) => documentOf(kind, row)),
    openStream: (request) => {
      opened += 1
      streams.set(opened, openStream(request))
      return opened
    },
    nextBatch: ({ stream }) => {
      const open = streams.get(stream)
      const batch = open?.next() ?? null
      if (batch === null) {
        open?.close()
        streams.delete(stream)
      }
      return batch
    },
    closeStream: ({ stream }) => {
      streams.get(stream)?.close()
      streams.delete(stream)
      return null
    },
    health: () => ({ engine: `SQLite ${text(statements('check-engine').get()?.[0])}` }),
    close: () => {
      for (const stream of streams.values()) stream.close()
      connection.close()
      return null
    },
  }
}

function inSnapshot<T>(connection: Connection, read: () => T): T {
  connection.exec('BEGIN')
  try {
    return read()
  } finally {
    connection.exec('COMMIT')
  }
}

function networkNumber(statements: Statements, id: string): number {
  const row = statements('find-network').get(id)
  if (row === undefined) throw new AppError('network-not-found', { networkId: id })
  return number(row[0])
}

// Newest first: each entry's `after` is the `before` of the one above it.
function recordHistory(
  statements: Statements,
  networkId: string,
  kind: number,
  key: string,
): { changeSet: ChangeSetSummary; before: string | null; after: string | null }[] {
  const network = networkNumber(statements, networkId)
  const present = statements('find-record').get(network, kind, key)
  let after = present === undefined ? null : fullRecord(present)
  return statements('list-record-journal')
    .all(network, kind, key)
    .map((row) => {
      const entry = { changeSet: changeSetOf(networkId, row), before: textOrNull(row[11]), after }
      after = entry.before
      return entry
    })
}

const fullRecord = (row: Row): string => withSource(text(row[1]), textOrNull(row[2]))

function networkOf(row: Row): NetworkRow {
  return {
    version: number(row[1]),
    updatedAt: text(row[2]),
    counts: {
      actors: number(row[3]),
      collaborations: number(row[4]),
      participations: number(row[5]),
    },
    settings: text(row[6]),
  }
}

function documentOf(kind: string, row: Row): DocumentRow {
  return {
    kind,
    id: text(row[0]),
    revision: number(row[1]),
    updatedAt: text(row[2]),
    value: text(row[3]),
  }
}
