import { AppError } from '../../errors.ts'
import { bulkInsert } from './bulk-insert.ts'
import type { Connection } from './driver.ts'
import { ENDS, KINDS } from './kinds.ts'
import { compareAll, pagesOf } from './merge.ts'
import { list, number, numberOrNull, text as textOf } from './rows.ts'
import type { StagedRecord } from './record-slices.ts'
import type { Statements } from './statements.ts'

/** A record as the table holds it. */
export type Kept = { body: string; source: number | null }

/** What one write does to one record. */
export type Change = { kind: number; key: string; before: Kept | null; after: StagedRecord | null }

/** Past this many keys of one kind, reading the kind through is faster than looking each one up … */
const LOOK_UP_AT_MOST = 2_000
/** … unless the kind has this many times as many records. */
const LOOK_UP_AMONG = 4

/** The tables of records and sources, as the writing thread uses them inside a transaction. */
export type RecordTables = ReturnType<typeof recordTables>

export function recordTables(connection: Connection, statements: Statements) {
  const sourceIds = new Map<string, number>()
  const sourceTexts = new Map<number, string>()
  const records = bulkInsert(connection, 'insert-records')
  const journal = bulkInsert(connection, 'insert-journal')

  /** The number of a source's text; undefined when no record has it yet. */
  function findSource(source: string): number | undefined {
    const known = sourceIds.get(source)
    if (known !== undefined) return known
    const id = numberOrNull(statements('find-source').get(source)?.[0] ?? null) ?? undefined
    if (id === undefined) return undefined
    sourceIds.set(source, id)
    sourceTexts.set(id, source)
    return id
  }

  function sourceId(source: string | null): number | null {
    if (source === null) return null
    const known = findSource(source)
    if (known !== undefined) return known
    statements('insert-source').run(source)
    return findSource(source) ?? null
  }

  function sourceText(id: number | null): string | null {
    if (id === null) return null
    if (!sourceTexts.has(id)) {
      for (const [source, body] of statements('list-sources').all()) {
        sourceTexts.set(number(source), textOf(body))
      }
    }
    return sourceTexts.get(id) ?? null
  }

  /** What is compared of a record; nothing for one that goes. A source never seen is like no other. */
  function keptTextOf({ source, body }: StagedRecord): string {
    if (body === null) return ''
    return source === null ? body : `${findSource(source) ?? '?'}${body}`
  }

  return {
    sourceId,
    findSource,

    /** The whole record as JSON. */
    fullText: (kept: Kept) => withSource(kept.body, sourceText(kept.source)),

    /** A transaction was taken back: forgets what was not yet written, and the sources found in it. */
    forget() {
      records.clear()
      journal.clear()
      sourceIds.clear()
      sourceTexts.clear()
    },

    /**
     * What the writes of one kind change, by key; writes that change nothing are left out. Nothing is
     * written.
     * @param writes in key order, each record once
     * @param kept how many records of the kind there are, where that is known
     */
    changesOf(network: number, kind: number, writes: readonly StagedRecord[], kept = 0): Change[] {
      const changes: Change[] = []
      const compare = (write: StagedRecord, found: string | undefined): void => {
        const after = write.body === null ? null : write
        if (found === undefined ? after === null : found === keptTextOf(write)) return
        const before = found === undefined ? null : keptOf(found)
        changes.push({ kind, key: write.key, before, after })
      }
      if (writes.length <= LOOK_UP_AT_MOST || writes.length * LOOK_UP_AMONG < kept) {
        for (const write of writes) {
          const row = statements('get-kept-record').get(network, kind, write.key)
          compare(write, row === undefined ? undefined : textOf(row[0]))
        }
      } else {
        compareAll(writes, keptTextOf, compare, pagesOf(statements, network, kind))
      }
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
        for (const [row, key] of list(keys).entries()) known.set(textOf(key), number(numbers[row]))
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

function keptOf(text: string): Kept {
  const start = text.indexOf('{')
  return { source: start === 0 ? null : Number(text.slice(0, start)), body: text.slice(start) }
}
