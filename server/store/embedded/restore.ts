import { AppError } from '../../errors.ts'
import { bulkInsert } from './bulk-insert.ts'
import { insertChangeSet, writeRecords } from './commit.ts'
import type { Connection } from './driver.ts'
import { getNetworkState, putNetworkState, type NetworkState } from './network-rows.ts'
import type { WriterOperations } from './protocol.ts'
import type { Change, RecordTables } from './record-tables.ts'
import { sliceReader } from './record-slices.ts'
import type { Statements } from './statements.ts'
import { KINDS } from './kinds.ts'

type Handler<K extends keyof WriterOperations> = (request: WriterOperations[K]['request']) => null

/**
 * Takes a backup in, part by part, inside one transaction that lasts from `restoreBegin` to
 * `restoreEnd`: a process killed in between leaves nothing of it.
 */
export function restoreHandlers(
  connection: Connection,
  statements: Statements,
  tables: RecordTables,
): { [K in `restore${string}` & keyof WriterOperations]: Handler<K> } {
  const journal = bulkInsert(connection, 'insert-journal')
  let state: NetworkState | undefined

  function current(): NetworkState {
    if (state === undefined) throw new AppError('backup-invalid', { line: 0 })
    return state
  }

  return {
    restoreBegin({ networkIds }) {
      for (const id of networkIds) {
        if (statements('find-network').get(id) !== undefined) {
          throw new AppError('network-exists', { networkId: id })
        }
      }
      connection.exec('BEGIN IMMEDIATE')
      return null
    },
    restoreNetwork({ networkId, version }) {
      statements('insert-network').run(networkId)
      state = { ...getNetworkState(statements, networkId), version }
      return null
    },
    restoreRecords({ records }) {
      const changes: Change[][] = KINDS.map(() => [])
      const reader = sliceReader(records)
      while (reader.next()) {
        const [kind, after] = [reader.kind(), reader.record()]
        changes[kind]?.push({ kind, key: after.key, before: null, after })
      }
      writeRecords(tables, statements, current(), changes)
      return null
    },
    restoreChangeSet({ changeSet }) {
      insertChangeSet(statements, current().network, changeSet)
      // Newest first: the first one is the network's last change.
      if (changeSet.version === current().version) {
        putNetworkState(statements, current(), changeSet.at)
      }
      return null
    },
    restoreEntries({ version, kinds, keys, befores }) {
      for (const [row, kind] of kinds.entries()) {
        journal.add(current().network, version, kind, keys[row] ?? '', befores[row] ?? null)
      }
      journal.flush()
      return null
    },
    restoreDocument({ kind, id, revision, updatedAt, value }) {
      statements('put-document').run(kind, id, revision, updatedAt, value)
      return null
    },
    restoreEnd({ keep }) {
      state = undefined
      connection.exec(keep ? 'COMMIT' : 'ROLLBACK')
      if (!keep) {
        journal.clear()
        tables.forget()
      }
      return null
    },
  }
}
