import { compareIds } from '../../domain/identifiers.ts'
import { AppError } from '../../errors.ts'
import { openConnection, type Connection, type Row } from './driver.ts'
import { KINDS } from './kinds.ts'
import type { StreamRequest, TextBatch } from './protocol.ts'
import { withSource } from './record-tables.ts'
import { number, text, textOrNull } from './rows.ts'
import { statementsOf, type Statements } from './statements.ts'

/** Rows per batch: about a millisecond to parse where it arrives. */
const BATCH_ROWS = 500

/** One consistent read that goes on for a while: a transaction on a connection of its own. */
export type Stream = { next(): TextBatch | null; close(): void }

/** Opens streams; connections are used again, since one that is closed holds its file for a while. */
export function streamOpener(path: string): (request: StreamRequest) => Stream {
  const idle: { connection: Connection; statements: Statements }[] = []
  return (request) => {
    const taken = idle.pop() ?? openNew(path)
    taken.connection.exec('BEGIN')
    let open = true
    const close = () => {
      if (!open) return
      open = false
      taken.connection.exec('COMMIT')
      idle.push(taken)
    }
    try {
      const batches = batchesOf(taken.statements, request)
      return {
        next: () => {
          const result = batches.next()
          return result.done === true ? null : result.value
        },
        close,
      }
    } catch (error) {
      close()
      throw error
    }
  }
}

function openNew(path: string) {
  const connection = openConnection(path, 'read')
  return { connection, statements: statementsOf(connection) }
}

function batchesOf(statements: Statements, request: StreamRequest): Iterator<TextBatch> {
  if (request.stream === 'documents') return documents(statements)
  const row = statements('find-network').get(request.networkId)
  if (row === undefined) throw new AppError('network-not-found', { networkId: request.networkId })
  const network = number(row[0])
  if (request.stream === 'entries') {
    const changeSet = statements('get-change-set').get(network, request.changeSetId)
    if (changeSet === undefined) {
      throw new AppError('change-set-not-found', { changeSetId: request.changeSetId })
    }
    return entries(statements, network, number(changeSet[1]))
  }
  const present = number(row[2])
  const version = request.version ?? present
  if (!Number.isInteger(version) || version < 1 || version > present) {
    throw new AppError('version-not-found', { version, current: present })
  }
  const kinds = [...KINDS.keys()].filter((kind) => request.kinds?.includes(kind) ?? true)
  return version === present
    ? presentRecords(statements, network, kinds)
    : olderRecords(statements, network, version, kinds)
}

function* presentRecords(
  statements: Statements,
  network: number,
  kinds: readonly number[],
): Iterator<TextBatch> {
  for (const kind of kinds) yield* inBatches(kind, kept(statements, network, kind))
}

function* olderRecords(
  statements: Statements,
  network: number,
  version: number,
  kinds: readonly number[],
): Iterator<TextBatch> {
  for (const kind of kinds) {
    yield* inBatches(kind, keptAt(statements, network, kind, version))
  }
}

type KeyedRecord = readonly [key: string, body: string]

function* kept(statements: Statements, network: number, kind: number): Generator<KeyedRecord> {
  let after = ''
  for (;;) {
    const page = statements('page-records').all(network, kind, after, BATCH_ROWS)
    for (const row of page) {
      after = text(row[0])
      yield [after, withSource(text(row[1]), textOrNull(row[2]))]
    }
    if (page.length < BATCH_ROWS) return
  }
}

/**
 * The present records of a kind with those touched since a version put back to what they were, by key.
 * The touched ones are held at once: as many as changed since.
 */
function* keptAt(
  statements: Statements,
  network: number,
  kind: number,
  version: number,
): Generator<KeyedRecord> {
  const touched = statements('list-records-before').all(network, kind, version)
  let next = 0
  function* touchedUpTo(key: string | undefined): Generator<KeyedRecord> {
    for (; next < touched.length; next++) {
      const touchedKey = text(touched[next]?.[0])
      if (key !== undefined && compareIds(touchedKey, key) > 0) return
      const before = textOrNull(touched[next]?.[1])
      if (before !== null) yield [touchedKey, before]
    }
  }
  for (const record of kept(statements, network, kind)) {
    yield* touchedUpTo(record[0])
    if (touched[next - 1]?.[0] !== record[0]) yield record
  }
  yield* touchedUpTo(undefined)
}

function* inBatches(kind: number, records: Iterable<KeyedRecord>): Generator<TextBatch> {
  let rows: string[] = []
  for (const [key, body] of records) {
    rows.push(`[${JSON.stringify(key)},${body}]`)
    if (rows.length < BATCH_ROWS) continue
    yield { kind, json: `[${rows.join(',')}]` }
    rows = []
  }
  if (rows.length > 0) yield { kind, json: `[${rows.join(',')}]` }
}

/** Each entry as `[key, before, after]`; one batch holds one kind. */
function* entries(statements: Statements, network: number, version: number): Generator<TextBatch> {
  let kind = 0
  let key = ''
  for (;;) {
    const page = statements('page-entries').all(network, version, kind, key, BATCH_ROWS)
    let rows: string[] = []
    for (const row of page) {
      const rowKind = number(row[0])
      if (rowKind !== kind && rows.length > 0) {
        yield { kind, json: `[${rows.join(',')}]` }
        rows = []
      }
      kind = rowKind
      key = text(row[1])
      rows.push(`[${JSON.stringify(key)},${text(row[2] ?? 'null')},${afterOf(row)}]`)
    }
    if (rows.length > 0) yield { kind, json: `[${rows.join(',')}]` }
    if (page.length < BATCH_ROWS) return
  }
}

// What a later change set found there, when there is one; else what is there now.
function afterOf(row: Row): string {
  const [, , , laterVersion, laterBefore, body, source] = row
  if (laterVersion !== null) return text(laterBefore ?? 'null')
  return body === null ? 'null' : withSource(text(body), textOrNull(source))
}

/** Each document as `[kind, id, revision, updatedAt, value as JSON text]`. */
function* documents(statements: Statements): Generator<TextBatch> {
  let kind = ''
  let id = ''
  for (;;) {
    const page = statements('page-documents').all(kind, id, BATCH_ROWS)
    const rows = page.map((row) => {
      kind = text(row[0])
      id = text(row[1])
      return JSON.stringify([kind, id, number(row[2]), text(row[3]), text(row[4])])
    })
    if (rows.length > 0) yield { kind: -1, json: `[${rows.join(',')}]` }
    if (page.length < BATCH_ROWS) return
  }
}
