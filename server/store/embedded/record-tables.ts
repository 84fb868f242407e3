import { compareIds } from '../../domain/identifiers.ts'
import { AppError } from '../../errors.ts'
import { bulkInsert } from './bulk-insert.ts'
import type { Connection, Row } from './driver.ts'
import { ENDS, KINDS } from './kinds.ts'
import { list, number, numberOrNull, text } from './rows.ts'
import type { StagedRecord } from './staging.ts'
import type { Statements } from './statements.ts'

/** A record as the table holds it. */
export type Kept = { body: string; source: number | null; handle: number | null; uses: number }

/** What one write does to one record. */
export type Change = { kind: number; key: string; before: Kept | null; after: StagedRecord | null }

/** Past this many writes of one kind, reading the kind through is faster than looking each one up. */
const LOOK_UP_AT_MOST = 2_000

/** The tables of records and sources, as the writing thread uses them inside a transaction. */
export type RecordTables = ReturnType<typeof recordTables>

export function recordTables(connection: Connection, statements: Statements) {
  const sourceIds = new Map<string, number>()
  const sourceTexts = new Map<number, string>()
  const records = bulkInsert(connection, 'insert-records')
  const journal = bulkInsert(connection, 'insert-journal')

  function sourceId(source: string | null): number | null {
    if (source === null) return null
    let id = sourceIds.get(source)
    if (id === undefined) {
      id = numberOrNull(statements('find-source').get(source)?.[0] ?? null) ?? undefined
      if (id === undefined) {
        statements('insert-source').run(source)
        id = number(statements('find-source').get(source)?.[0])
      }
      sourceIds.set(source, id)
      sourceTexts.set(id, source)
    }
    return id
  }

  function sourceText(id: number | null): string | null {
    if (id === null) return null
    if (!sourceTexts.has(id)) {
      for (const [source, body] of statements('list-sources').all()) {
        sourceTexts.set(number(source), text(body))
      }
    }
    return sourceTexts.get(id) ?? null
  }

  return {
    sourceId,

    /** The whole record as JSON. */
    fullText: (kept: Kept) => withSource(kept.body, sourceText(kept.source)),

    /** A transaction was taken back: forgets what was not yet written, and the sources found in it. */
    forget() {
      records.clear()
      journal.clear()
      sourceIds.clear()
      sourceTexts.clear()
    },

    /** What the writes of one kind change, by key; writes that change nothing are left out. */
    changesOf(network: number, kind: number, writes: ReadonlyMap<string, StagedRecord>): Change[] {
      const sorted = [...writes.values()].toSorted((a, b) => compareIds(a.key, b.key))
      const find = finder(statements, network, kind, sorted.length)
      const changes: Change[] = []
      for (const write of sorted) {
        const before = find(write.key)
        const after = write.body === null ? null : write
        if (before === null && after === null) continue
        if (before !== null && after !== null) {
          if (before.body === after.body && before.source === sourceId(after.source)) continue
        }
        changes.push({ kind, key: write.key, before, after })
      }
      find.end()
      return changes
    },

    insert(
      network: number,
      kind: number,
      record: StagedRecord,
      handles: { own: number | null; from: number | null; to: number | null },
      uses: number,
    ) {
      records.add(
        network,
        kind,
        record.key,
        handles.own,
        uses,
        handles.from,
        handles.to,
        record.span,
        record.columns,
        sourceId(record.source),
        record.body,
      )
    },

    update(
      network: number,
      kind: number,
      record: StagedRecord,
      joined: { from: number | null; to: number | null },
    ) {
      statements('update-record').run(
        joined.from,
        joined.to,
        record.span,
        record.columns,
        sourceId(record.source),
        record.body,
        network,
        kind,
        record.key,
      )
    },

    addJournal(network: number, version: number, kind: number, key: string, before: string | null) {
      journal.add(network, version, kind, key, before)
    },

    flush() {
      records.flush()
      journal.flush()
    },

    /** Finds handles of one kind by key: each by itself for a few, all at once for many. */
    handleFinder(network: number, kind: number, expected: number): (key: string) => number {
      const known = new Map<string, number>()
      if (expected > LOOK_UP_AT_MOST) {
        const [keys, handles] = statements('list-handles').get(network, kind) ?? []
        const numbers = list(handles)
        for (const [row, key] of list(keys).entries()) known.set(text(key), number(numbers[row]))
      }
      return (key) => {
        let handle = known.get(key)
        if (handle !== undefined) return handle
        const row = statements('get-handle').get(network, kind, key)
        if (row === undefined) {
          throw new AppError('unknown-reference', { record: KINDS[kind] ?? '', id: key })
        }
        handle = number(row[0])
        known.set(key, handle)
        return handle
      }
    },
  }
}

/** A record's JSON with its source put back in. */
export function withSource(body: string, source: string | null): string {
  return source === null ? body : `${body.slice(0, -1)},"source":${source}}`
}

export const hasHandle = (kind: number): boolean =>
  [...ENDS.values()].some((ends) => ends.includes(kind))

/** Finds records by key; keys are asked for in ascending order, and `end` is called after the last. */
type Finder = { (key: string): Kept | null; end: () => void }

function finder(statements: Statements, network: number, kind: number, writes: number): Finder {
  if (writes <= LOOK_UP_AT_MOST) {
    const find = (key: string): Kept | null => {
      const row = statements('get-record').get(network, kind, key)
      return row === undefined ? null : keptOf(row)
    }
    return Object.assign(find, { end: () => undefined })
  }
  const rows = statements('list-kept-records').iterate(network, kind)
  let row = next(rows)
  const find = (key: string): Kept | null => {
    while (row !== undefined && compareIds(text(row[0]), key) < 0) row = next(rows)
    return row !== undefined && row[0] === key ? keptOf(row) : null
  }
  // A statement left in the middle would keep the tables locked.
  return Object.assign(find, { end: () => void rows.return?.() })
}

function next(rows: IterableIterator<Row>): Row | undefined {
  const result = rows.next()
  return result.done === true ? undefined : result.value
}

function keptOf(row: Row): Kept {
  return {
    body: text(row[1]),
    source: numberOrNull(row[2]),
    handle: numberOrNull(row[3]),
    uses: number(row[4]),
  }
}
