import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import neo4j from 'neo4j-driver'
import { Compile } from 'typebox/compile'
import { ChangeSetSummary, type Entry } from '../../domain/change-sets.ts'
import { RECORD_KINDS, type RecordKind } from '../../domain/record-kinds.ts'
import { AppError } from '../../errors.ts'
import type { Transaction } from './driver.ts'
import { knownEntry } from './known-records.ts'
import type { Properties } from './property-codecs.ts'
import * as journalQueries from './journal-queries.ts'

/**
 * A change set in the graph is a node for its summary and nodes for its entries, many in each: half a
 * million entries as nodes of their own would double the graph, and nobody asks for them one by one.
 */

/** Entries of one part, and of one transaction: measured, more do not go faster and take more heap. */
export const PART_ENTRIES = 5_000

const compress = promisify(deflateRaw)
const decompress = promisify(inflateRaw)
const isSummary = Compile(ChangeSetSummary)

/** How many of the counted kinds a change set adds (less what it removes). */
export type CountChanges = { actors: number; collaborations: number; participations: number }

/** Where a record stands in the order of entries; compared as text, like keys. */
export const positionOf = (record: RecordKind, key: string): string =>
  `${RECORD_KINDS.indexOf(record)} ${key}`

/** Properties of a change set's node; one that is not decided yet has no version. */
export function changeSetProperties(
  summary: ChangeSetSummary,
  more: { parts: number; countChanges: CountChanges; isDecided: boolean },
): Record<string, unknown> {
  const { networkId, id, version, at, by, reason, told, source, undoes, counts } = summary
  return {
    networkId,
    id,
    version: more.isDecided ? neo4j.int(version) : null,
    at,
    by,
    reason,
    told: told === undefined ? null : JSON.stringify(told),
    source: source === undefined ? null : JSON.stringify(source),
    undoes: undoes ?? null,
    created: neo4j.int(counts.created),
    changed: neo4j.int(counts.changed),
    deleted: neo4j.int(counts.deleted),
    parts: neo4j.int(more.parts),
    actors: neo4j.int(more.countChanges.actors),
    collaborations: neo4j.int(more.countChanges.collaborations),
    participations: neo4j.int(more.countChanges.participations),
  }
}

export function summaryOf(properties: Properties): ChangeSetSummary {
  const { networkId, id, version, at, by, reason, told, source, undoes } = properties
  const { created, changed, deleted } = properties
  const summary: unknown = {
    id,
    networkId,
    version,
    at,
    by,
    reason,
    ...(typeof told === 'string' ? { told: JSON.parse(told) } : {}),
    ...(typeof source === 'string' ? { source: JSON.parse(source) } : {}),
    ...(typeof undoes === 'string' ? { undoes } : {}),
    counts: { created, changed, deleted },
  }
  if (isSummary.Check(summary)) return summary
  throw new AppError('store-damaged', { reason: `change set ${String(id)}` })
}

/** One change set, decided or not; undefined when there is none. */
export async function findChangeSet(
  transaction: Transaction,
  networkId: string,
  changeSetId: string,
): Promise<Properties | undefined> {
  const [row] = await transaction.run(journalQueries.getChangeSet, { networkId, changeSetId })
  return row?.properties
}

/** Properties of one part; `progress` as in advance-change-set-part.cypher. */
export async function partProperties(
  networkId: string,
  changeSetId: string,
  number: number,
  entries: readonly Entry[],
  progress: 0 | 2,
): Promise<Record<string, unknown>> {
  const first = entries[0]
  const last = entries.at(-1)
  if (first === undefined || last === undefined) throw new RangeError('a part without entries')
  const text = entries.map((entry) => JSON.stringify(entry)).join('\n')
  const bytes = await compress(text, { level: 1 })
  return {
    networkId,
    changeSetId,
    number: neo4j.int(number),
    first: positionOf(first.record, first.id),
    last: positionOf(last.record, last.id),
    progress: neo4j.int(progress),
    entries: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  }
}

/** The entries of a part as they were journalled. */
export async function entriesOf(bytes: Int8Array): Promise<Entry[]> {
  const text = await decompress(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  return text
    .toString('utf8')
    .split('\n')
    .map((line) => {
      const entry: { record: RecordKind; id: string; before: unknown; after: unknown } =
        JSON.parse(line)
      return knownEntry(entry)
    })
}

/** The entries of one part of a change set. */
export async function readPart(
  transaction: Transaction,
  networkId: string,
  changeSetId: string,
  number: number,
): Promise<Entry[]> {
  const [row] = await transaction.run(journalQueries.getChangeSetPart, {
    networkId,
    changeSetId,
    number,
  })
  if (row === undefined) {
    throw new AppError('store-damaged', {
      reason: `change set ${changeSetId} lacks part ${number}`,
    })
  }
  return entriesOf(row.entries)
}

/** Entries in the portions that parts have. */
export function* inParts(entries: readonly Entry[]): Generator<readonly Entry[]> {
  for (let from = 0; from < entries.length; from += PART_ENTRIES) {
    yield entries.slice(from, from + PART_ENTRIES)
  }
}

export function countEntries(entries: Iterable<Entry>): {
  counts: ChangeSetSummary['counts']
  countChanges: CountChanges
} {
  const counts = { created: 0, changed: 0, deleted: 0 }
  const byKind = new Map<RecordKind, number>()
  for (const { record, before, after } of entries) {
    if (before === null) counts.created += 1
    else if (after === null) counts.deleted += 1
    else counts.changed += 1
    const more = Number(before === null) - Number(after === null)
    byKind.set(record, (byKind.get(record) ?? 0) + more)
  }
  return {
    counts,
    countChanges: {
      actors: byKind.get('actor') ?? 0,
      collaborations: byKind.get('collaboration') ?? 0,
      participations: byKind.get('participation') ?? 0,
    },
  }
}
