import { join } from 'node:path'
import { AppError } from '../../errors.ts'
import { commitStaged } from './commit.ts'
import { openConnection, type Connection } from './driver.ts'
import { lookUpEarly } from './early-changes.ts'
import { lockFolder } from './lock.ts'
import { migrate } from './migrations.ts'
import { getNetworkState } from './network-rows.ts'
import type { WriterOperations } from './protocol.ts'
import { recordTables } from './record-tables.ts'
import { restoreHandlers } from './restore.ts'
import { number } from './rows.ts'
import { addStaged, newStaged, type Staged } from './staging.ts'
import { statementsOf } from './statements.ts'

export const DATABASE_FILE = 'maillage.sqlite'

type Handlers = {
  [K in keyof WriterOperations]: (
    request: WriterOperations[K]['request'],
  ) => WriterOperations[K]['response']
}

/** Records of a change set after which SQLite gives its cache back. */
const LARGE_COMMIT = 50_000

/** The thread that holds the folder's lock and the only connection that writes. */
export async function openWriter(folder: string): Promise<Handlers> {
  const lock = lockFolder(folder)
  const connection = await openDatabase(folder, lock)
  const statements = statementsOf(connection)
  const tables = recordTables(connection, statements)
  const sessions = new Map<number, Staged>()

  function inTransaction<T>(write: () => T): T {
    connection.exec('BEGIN IMMEDIATE')
    try {
      const result = write()
      connection.exec('COMMIT')
      return result
    } catch (error) {
      rollback(connection)
      tables.forget()
      throw error
    }
  }

  return {
    stage({ session, networkId, records }) {
      const staged = sessions.get(session) ?? newStaged()
      sessions.set(session, staged)
      addStaged(staged, records)
      lookUpEarly(tables, statements, networkId, staged, records.kinds.at(-1) ?? 0)
      return null
    },
    discard({ session }) {
      sessions.delete(session)
      return null
    },
    commit(request) {
      const staged = sessions.get(request.session) ?? newStaged()
      sessions.delete(request.session)
      const done = inTransaction(() => commitStaged(tables, statements, request, staged))
      // An import fills the cache of pages; the next write may be hours away.
      const size = staged.reduce(
        (sum, { writes, known }) => sum + writes.added() + (known?.same() ?? 0),
        0,
      )
      if (size >= LARGE_COMMIT) connection.exec('PRAGMA shrink_memory')
      return done
    },
    deleteNetwork({ networkId }) {
      inTransaction(() => {
        const { network } = getNetworkState(statements, networkId)
        statements('delete-records-of-network').run(network)
        statements('delete-journal-of-network').run(network)
        statements('delete-change-sets-of-network').run(network)
        statements('delete-network').run(network)
      })
      return null
    },
    putDocument({ kind, id, value, at, expectedRevision }) {
      return inTransaction(() => {
        const revision = number(statements('get-document').get(kind, id)?.[1] ?? 0)
        if (expectedRevision !== undefined && expectedRevision !== revision) {
          throw new AppError('revision-conflict', { expected: expectedRevision, current: revision })
        }
        statements('put-document').run(kind, id, revision + 1, at, value)
        return revision + 1
      })
    },
    deleteDocument({ kind, id }) {
      inTransaction(() => statements('delete-document').run(kind, id))
      return null
    },
    ...restoreHandlers(connection, statements, tables),
    close() {
      connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      connection.close()
      lock.close()
      return null
    },
  }
}

// What keeps the database from opening must not keep the folder locked.
async function openDatabase(folder: string, lock: Connection): Promise<Connection> {
  try {
    const connection = openConnection(join(folder, DATABASE_FILE), 'write')
    await migrate(connection)
    return connection
  } catch (error) {
    lock.close()
    throw error
  }
}

// A failed COMMIT may have ended the transaction already; the first error is the one to tell.
function rollback(connection: Connection): void {
  try {
    connection.exec('ROLLBACK')
  } catch {
    // Nothing was open.
  }
}
