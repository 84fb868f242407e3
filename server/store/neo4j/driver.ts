import { setTimeout as pause } from 'node:timers/promises'
import neo4j, {
  type Driver,
  type ManagedTransaction,
  type Record as DriverRecord,
} from 'neo4j-driver'
import type { Static, TObject } from 'typebox'
import { AppError } from '../../errors.ts'
import { newLiveness, type Watch } from './liveness.ts'
import type { Query } from './query.ts'

export type Neo4jOptions = {
  /** `bolt://…`, or `neo4j://…` for a cluster. */
  uri: string
  user?: string
  password?: string
}

/** Runs bound statements inside one transaction. */
export type Transaction = {
  /** Rows as their schema says; statements sent without waiting run in the order they were sent. */
  run<P extends TObject, R extends TObject>(
    statement: Query<P, R>,
    parameters: Static<P>,
  ): Promise<Static<R>[]>
  /** Hands rows on as they come: many thousands are then never held at the same time. */
  each<P extends TObject, R extends TObject>(
    statement: Query<P, R>,
    parameters: Static<P>,
    take: (row: Static<R>) => void,
  ): Promise<void>
  /** 1, then 2 and more when the driver tries the transaction again after a lost connection. */
  readonly attempt: number
}

/**
 * The connection to Neo4j: retries, routing, integers and timeouts are decided here. A call to a server
 * that is gone, or frozen, ends with `store-unavailable` within 5 s.
 */
export type Graph = {
  read<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>
  /** The same for long work that nobody waits for at a page: it gives up a frozen server after 30 s. */
  readonly patient: Graph
  close(): Promise<void>
}

// Together they make a server that is gone known within 5 s: a first attempt, one pause of about a
// second, a second attempt.
const CONNECTION_TIMEOUT_MS = 1_500
const ACQUISITION_TIMEOUT_MS = 3_000
const RETRY_TIME_MS = 2_000

/** Without a word, and without an answer to who asks. */
const PATIENCE_MS = 4_000
const LONG_PATIENCE_MS = 30_000

/** To close a connection to a server that does not answer takes for ever. */
const CLOSING_MS = 2_000

/** No statement of ours takes this long; one that does holds locks that others wait for. */
const TRANSACTION_TIMEOUT_MS = 120_000

/** Rows per network exchange: at the driver's own 1,000 the reading of a network takes three times as long. */
const FETCH_SIZE = 20_000

/** Connects when first used; an unreachable server is told by the first call, not by this one. */
export function openGraph(options: Neo4jOptions): Graph {
  const driver = openDriver(options)
  // In a cluster, what this store wrote is there when it reads from another member.
  const bookmarkManager = neo4j.bookmarkManager()
  const liveness = newLiveness(async () => {
    const anew = openDriver(options)
    try {
      await anew.verifyConnectivity()
    } finally {
      void anew.close().catch(() => undefined)
    }
  })

  async function transact<T>(
    mode: 'executeRead' | 'executeWrite',
    work: (transaction: Transaction) => Promise<T>,
    watch: Watch,
  ): Promise<T> {
    let attempt = 0
    const session = openSession(driver, bookmarkManager)
    try {
      return await session[mode](
        (inner: ManagedTransaction) => {
          attempt += 1
          return work(transactionOf(inner, attempt, watch))
        },
        { timeout: TRANSACTION_TIMEOUT_MS },
      )
    } catch (error) {
      throw toAppError(error)
    } finally {
      await session.close().catch(() => undefined)
    }
  }

  async function watched<T>(
    mode: 'executeRead' | 'executeWrite',
    work: (transaction: Transaction) => Promise<T>,
    patienceMs: number,
  ): Promise<T> {
    const watch = liveness.watch(patienceMs)
    const transacting = transact(mode, work, watch)
    // Left alone when the server is lost; it ends when the connection does.
    transacting.catch(() => undefined)
    try {
      return await Promise.race([transacting, watch.lost])
    } finally {
      watch.end()
    }
  }

  const graphWith = (patienceMs: number): Omit<Graph, 'patient'> => ({
    read: (work) => watched('executeRead', work, patienceMs),
    write: (work) => watched('executeWrite', work, patienceMs),
    close: () => Promise.race([driver.close(), pause(CLOSING_MS, undefined, { ref: false })]),
  })
  const patient: Graph = {
    ...graphWith(LONG_PATIENCE_MS),
    get patient() {
      return patient
    },
  }
  return { ...graphWith(PATIENCE_MS), patient }
}

function openDriver(options: Neo4jOptions): Driver {
  return neo4j.driver(
    options.uri,
    neo4j.auth.basic(options.user ?? 'neo4j', options.password ?? ''),
    {
      userAgent: 'maillage',
      // Counters and versions stay far below 2^53.
      disableLosslessIntegers: true,
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      connectionAcquisitionTimeout: ACQUISITION_TIMEOUT_MS,
      maxTransactionRetryTime: RETRY_TIME_MS,
      // A connection that was idle over a server's restart is found dead before it is used.
      connectionLivenessCheckTimeout: 5_000,
    },
  )
}

function openSession(driver: Driver, bookmarkManager: ReturnType<typeof neo4j.bookmarkManager>) {
  return driver.session({ fetchSize: FETCH_SIZE, bookmarkManager })
}

function transactionOf(inner: ManagedTransaction, attempt: number, watch: Watch): Transaction {
  async function each<P extends TObject, R extends TObject>(
    statement: Query<P, R>,
    parameters: Static<P>,
    take: (row: Static<R>) => void,
  ): Promise<void> {
    // Who called was told that it failed: when the server comes back, nothing more is written.
    if (watch.isLost()) return watch.lost
    const result = inner.run(statement.text, statement.toDriver(parameters))
    await new Promise<void>((resolve, reject) => {
      result.subscribe({
        onNext: (record) => {
          const row = rowOf(record)
          if (statement.isRow(row)) take(row)
          else reject(new AppError('store-damaged', { reason: `row of ${statement.file}` }))
        },
        onCompleted: () => resolve(),
        onError: reject,
      })
    })
    watch.heard()
    if (watch.isLost()) await watch.lost
  }

  return {
    attempt,
    each,
    run: async <P extends TObject, R extends TObject>(
      statement: Query<P, R>,
      parameters: Static<P>,
    ) => {
      const rows: Static<R>[] = []
      await each(statement, parameters, (row) => rows.push(row))
      return rows
    },
  }
}

/** What the record's own toObject gives, with less work. */
function rowOf(record: DriverRecord): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (let i = 0; i < record.keys.length; i++) row[String(record.keys[i])] = record.get(i)
  return row
}

/**
 * What a failure of the driver means for the caller. Whatever may work when tried again later is
 * `store-unavailable`; wrong credentials are the settings' fault; the rest is ours.
 */
export function toAppError(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof neo4j.Neo4jError)) return error
  if (error.code.startsWith('Neo.ClientError.Security.')) {
    return new AppError(
      'config-invalid',
      { setting: 'NEO4J_USER, NEO4J_PASSWORD', expected: 'a user that Neo4j lets in' },
      { cause: error },
    )
  }
  const mayWorkLater =
    error.retriable ||
    LOST_CONNECTION.has(error.code) ||
    TIMED_OUT.has(error.code) ||
    // The driver gives this one no code of its own.
    error.message.startsWith('Connection acquisition timed out')
  return mayWorkLater
    ? new AppError('store-unavailable', { reason: error.code }, { cause: error })
    : error
}

/** Whether something of that id was there already, made by somebody else a moment ago. */
export function isConstraintViolation(error: unknown): boolean {
  return error instanceof neo4j.Neo4jError && error.code === CONSTRAINT_VIOLATION
}

const CONSTRAINT_VIOLATION = 'Neo.ClientError.Schema.ConstraintValidationFailed'

const LOST_CONNECTION: ReadonlySet<string> = new Set([
  neo4j.error.SERVICE_UNAVAILABLE,
  neo4j.error.SESSION_EXPIRED,
  'Neo.DatabaseError.General.UnknownError',
  'Neo.ClientError.Database.DatabaseNotFound',
  'Neo.DatabaseError.Database.DatabaseUnavailable',
])

const TIMED_OUT: ReadonlySet<string> = new Set([
  'Neo.ClientError.Transaction.TransactionTimedOut',
  'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration',
  'Neo.ClientError.Transaction.LockClientStopped',
])
