import type { ChangeSetSummary, Entry } from '../../domain/change-sets.ts'
import { RECORD_KINDS, type RecordKind } from '../../domain/record-kinds.ts'
import { AppError, isAppError } from '../../errors.ts'
import { toBatch, toRecord } from '../record-checks.ts'
import type { RecordBatch, Store } from '../store.ts'
import type { Graph } from './driver.ts'
import { earlierVersion, type EarlierVersion } from './earlier-version.ts'
import { getHead, headOf, toStoredNetwork } from './heads.ts'
import { findChangeSet, positionOf, readPart, summaryOf } from './journal.ts'
import { writingBytes } from '../packed-bytes.ts'
import { readPacked } from './packed.ts'
import * as journalQueries from './journal-queries.ts'
import * as queries from './queries.ts'
import { getRecords, pageRecords } from './record-queries.ts'
import { inTurns } from './turns.ts'

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

/** Records per page of `read`: some tens of milliseconds each. */
const PAGE_RECORDS = 2_500
/** Records per batch handed on: the caller's turn comes often. */
const BATCH_RECORDS = 1_000
/** Change sets asked of `history` when nothing is said. */
const HISTORY_LIMIT = 50

export function neo4jReads(graph: Graph): Reads {
  const reads: Reads = {
    listNetworks: () =>
      graph.read(async (transaction) => {
        const rows = await transaction.run(queries.listNetworks, {})
        return undamaged(() => rows.map((row) => toStoredNetwork(headOf(row.properties))))
      }),

    getNetwork: (networkId) =>
      graph.read(async (transaction) => toStoredNetwork(await getHead(transaction, networkId))),

    async *read(networkId, options = {}) {
      const { head, earlier } = await graph.read(async (transaction) => {
        const present = await getHead(transaction, networkId)
        const version = options.version ?? present.version
        if (!Number.isInteger(version) || version < 1 || version > present.version) {
          throw new AppError('version-not-found', { version, current: present.version })
        }
        const state = earlierVersion(networkId, version)
        await state.catchUp(transaction)
        return { head: present, earlier: state }
      })
      for (const kind of RECORD_KINDS) {
        if (options.kinds?.includes(kind) === false) continue
        if (kind === 'network') {
          const settings = earlier.before(kind, networkId)?.value ?? head.network
          yield undamaged(() => toBatch(kind, [[networkId, settings]]))
        } else {
          yield* readKind(graph, networkId, kind, earlier)
        }
      }
    },

    async readRecords(networkId, kind, keys) {
      const found = await graph.read(async (transaction) => {
        const head = await getHead(transaction, networkId)
        if (kind === 'network') {
          return keys.includes(networkId) ? [[networkId, head.network] as const] : []
        }
        const distinct = [...new Set(keys)]
        const rows = await getRecords(transaction, networkId, kind, distinct)
        const earlier = earlierVersion(networkId, head.version)
        await earlier.catchUp(transaction)
        if (earlier.isPresent()) return rows
        const values = new Map(rows)
        return distinct.flatMap((key) => {
          const before = earlier.before(kind, key)
          const value = before === undefined ? values.get(key) : before.value
          return value === undefined || value === null ? [] : [[key, value] as const]
        })
      })
      return undamaged(
        () => new Map(found.map(([key, value]) => [key, toRecord(kind, key, value)])),
      )
    },

    readPacked: (networkId) => readPacked(graph, networkId, reads.read),
    readPackedBytes: async (networkId) => {
      const packed = await reads.readPacked(networkId)
      return {
        network: packed.network,
        version: packed.version,
        bytes: await inTurns(writingBytes(packed)),
      }
    },

    history: (networkId, { before = Number.MAX_SAFE_INTEGER, limit = HISTORY_LIMIT } = {}) =>
      graph.read(async (transaction) => {
        const { version: present } = await getHead(transaction, networkId)
        const rows = await transaction.run(journalQueries.listChangeSets, {
          networkId,
          before,
          present,
          limit,
        })
        return rows.map((row) => summaryOf(row.properties))
      }),

    getChangeSet: (networkId, changeSetId) =>
      graph.read(async (transaction) => {
        const { version: present } = await getHead(transaction, networkId)
        const properties = await findChangeSet(transaction, networkId, changeSetId)
        if (properties === undefined || !isIn(properties['version'], present)) {
          throw new AppError('change-set-not-found', { changeSetId })
        }
        return summaryOf(properties)
      }),

    async *entries(networkId, changeSetId) {
      const parts = await graph.read(async (transaction) => {
        const { version: present } = await getHead(transaction, networkId)
        const properties = await findChangeSet(transaction, networkId, changeSetId)
        if (properties === undefined || !isIn(properties['version'], present)) {
          throw new AppError('change-set-not-found', { changeSetId })
        }
        return Number(properties['parts'])
      })
      for (let number = 0; number < parts; number++) {
        yield* await graph.read((transaction) =>
          readPart(transaction, networkId, changeSetId, number),
        )
      }
    },

    recordHistory: (networkId, record, key) =>
      graph.read(async (transaction) => {
        const { version: present } = await getHead(transaction, networkId)
        const position = positionOf(record, key)
        const parts = await transaction.run(journalQueries.findPartsOfRecord, {
          networkId,
          position,
          present,
        })
        const touched: { changeSet: ChangeSetSummary; entry: Entry }[] = []
        for (const { properties, number } of parts) {
          const changeSet = summaryOf(properties)
          const entries = await readPart(transaction, networkId, changeSet.id, number)
          const entry = entries.find((each) => each.record === record && each.id === key)
          if (entry !== undefined) touched.push({ changeSet, entry })
        }
        return touched
      }),
  }
  return reads
}

async function* readKind(
  graph: Graph,
  networkId: string,
  kind: Exclude<RecordKind, 'network'>,
  earlier: EarlierVersion,
): AsyncGenerator<RecordBatch> {
  let after = ''
  for (;;) {
    const from = after
    const page = await graph.read(async (transaction) => {
      const rows = await pageRecords(transaction, networkId, kind, from, PAGE_RECORDS)
      // Afterwards, in this order: see earlier-version.ts.
      await getHead(transaction, networkId)
      await earlier.catchUp(transaction)
      return rows
    })
    const last = page.length < PAGE_RECORDS ? undefined : page.at(-1)?.[0]
    const corrected = earlier.correct(kind, page, from, last)
    for (let start = 0; start < corrected.length; start += BATCH_RECORDS) {
      yield undamaged(() => toBatch(kind, corrected.slice(start, start + BATCH_RECORDS)))
    }
    if (last === undefined) return
    after = last
  }
}

const isIn = (version: unknown, present: number): boolean =>
  typeof version === 'number' && version <= present

/** What was checked before it was written can only be wrong when somebody else wrote to the graph. */
export function undamaged<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    if (!isAppError(cause, 'invalid-record')) throw cause
    throw new AppError('store-damaged', { reason: cause.message }, { cause })
  }
}
