import { DatabaseSync } from '@photostructure/sqlite'
import { AppError } from '../../errors.ts'

/** What may be bound to a statement, and what comes back. */
export type SqlValue = string | number | null
export type Row = readonly unknown[]

/** One prepared statement; rows are arrays in the order of its columns. */
export type Statement = {
  run(...values: SqlValue[]): number
  get(...values: SqlValue[]): Row | undefined
  all(...values: SqlValue[]): Row[]
}

export type Connection = {
  prepare(sql: string): Statement
  exec(sql: string): void
  close(): void
}

/**
 * Opens a connection. This is the only file that knows the driver, so that `node:sqlite`, which has the
 * same interface, can take its place once Node 20 is no longer served.
 * @throws AppError store-damaged when the file is no database, store-unavailable when it cannot be opened
 */
export function openConnection(path: string, mode: 'write' | 'read' | 'lock'): Connection {
  const timeout = mode === 'lock' ? 300 : 5_000
  return translated(() => {
    const database = new DatabaseSync(path, {
      timeout,
      readOnly: mode === 'read',
      limits: { attach: 0 },
    })
    database.exec('PRAGMA trusted_schema = OFF')
    if (mode === 'write') {
      // A page holds several whole records. The size counts only for a new file.
      database.exec('PRAGMA page_size = 8192; PRAGMA journal_mode = WAL')
      // A WAL file that is opened again starts at NORMAL in this driver: a commit would not be durable.
      database.exec('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
      database.exec('PRAGMA cache_size = -65536; PRAGMA journal_size_limit = 67108864')
    }
    if (mode === 'read') database.exec('PRAGMA query_only = ON; PRAGMA cache_size = -16384')
    return {
      prepare: (sql) => prepare(database, sql),
      exec: (sql) => {
        translated(() => database.exec(sql))
      },
      close: () => {
        database.close()
      },
    }
  })
}

function prepare(database: InstanceType<typeof DatabaseSync>, sql: string): Statement {
  const statement = translated(() => database.prepare(sql))
  statement.setReturnArrays(true)
  // No statement has a question mark in a comment or a text (a test looks).
  const expected = sql.split('?').length - 1
  const checked = (values: readonly SqlValue[]): readonly SqlValue[] => {
    if (values.length !== expected) throw new RangeError(`${expected} values expected: ${sql}`)
    for (const value of values) checkValue(value)
    return values
  }
  return {
    run: (...values) => translated(() => statement.run(...checked(values)).changes),
    get: (...values) => translated(() => rowOrNothing(statement.get(...checked(values)))),
    all: (...values) => translated((): Row[] => statement.all(...checked(values))),
  }
}

function rowOrNothing(row: unknown): Row | undefined {
  return Array.isArray(row) ? row : undefined
}

// The driver cuts text at a NUL, and binds NULL for what it does not know or is not given: none may pass.
function checkValue(value: SqlValue): void {
  if (value === null) return
  if (typeof value === 'string' && !value.includes('\0')) return
  if (typeof value === 'number' && Number.isFinite(value)) return
  throw new AppError('invalid-request', { value: String(value) })
}

function translated<T>(call: () => T): T {
  try {
    return call()
  } catch (error) {
    throw toAppError(error)
  }
}

// Result codes of SQLite (https://www.sqlite.org/rescode.html).
const BUSY = 5
const CORRUPT = 11
const NOT_A_DATABASE = 26
const UNAVAILABLE = new Set([BUSY, 6, 7, 8, 10, 13, 14]) // locked, memory, read-only, I/O, full, cannot open

function toAppError(error: unknown): unknown {
  const code = resultCode(error)
  if (code === undefined) return error
  const reason = error instanceof Error ? error.message : ''
  if (code === CORRUPT || code === NOT_A_DATABASE) {
    return new AppError('store-damaged', { reason }, { cause: error })
  }
  if (UNAVAILABLE.has(code)) return new AppError('store-unavailable', { reason }, { cause: error })
  return error
}

/** Whether a call failed because another connection holds the file. */
export function isBusy(error: unknown): boolean {
  return error instanceof AppError && resultCode(error.cause) === BUSY
}

/** The primary result code of SQLite that an error carries. */
function resultCode(error: unknown): number | undefined {
  if (error instanceof Error && 'errcode' in error && typeof error.errcode === 'number') {
    return error.errcode & 0xff
  }
  return undefined
}
