import { compareIds } from '../../domain/identifiers.ts'
import type { RecordKind } from '../../domain/record-kinds.ts'
import type { Transaction } from './driver.ts'
import { readPart } from './journal.ts'
import * as journalQueries from './journal-queries.ts'
import type { RawRecord } from './record-queries.ts'

/**
 * Makes a network look as it was at one version, while others write: whatever the graph holds now, with
 * every entry of a later change set taken back. Neo4j reads what is committed at the moment of reading,
 * not one state; but every change to a record is journalled before it, or with it. So a page that is
 * read first, and then corrected by the change sets found afterwards, is the page of that version.
 */
export type EarlierVersion = {
  /** Finds the change sets that came since it was last asked, those half written included. */
  catchUp(transaction: Transaction): Promise<void>
  /** Whether nothing has to be taken back. */
  isPresent(): boolean
  /** What a record was; undefined when the graph still has it as it was. */
  before(kind: RecordKind, key: string): { value: unknown } | undefined
  /** The records with keys in (after, upTo], corrected; without `upTo`, to the end. */
  correct(
    kind: RecordKind,
    page: readonly RawRecord[],
    after: string,
    upTo?: string,
  ): readonly RawRecord[]
}

export function earlierVersion(networkId: string, version: number): EarlierVersion {
  let seen = version
  const before = new Map<RecordKind, Map<string, unknown>>()
  /** Keys of records that were there, sorted when first asked for. */
  const there = new Map<RecordKind, string[]>()

  function keysThere(kind: RecordKind, ofKind: ReadonlyMap<string, unknown>): string[] {
    let keys = there.get(kind)
    if (keys === undefined) {
      keys = [...ofKind]
        .filter(([, value]) => value !== null)
        .map(([key]) => key)
        .toSorted(compareIds)
      there.set(kind, keys)
    }
    return keys
  }

  return {
    async catchUp(transaction) {
      const newer = await transaction.run(journalQueries.listNewerChangeSets, {
        networkId,
        version: seen,
      })
      for (const { id, version: newest, parts } of newer) {
        for (let number = 0; number < parts; number++) {
          for (const entry of await readPart(transaction, networkId, id, number)) {
            const ofKind = before.get(entry.record) ?? new Map<string, unknown>()
            before.set(entry.record, ofKind)
            // Oldest first: what the first later change set found is what was there.
            if (!ofKind.has(entry.id)) ofKind.set(entry.id, entry.before)
          }
        }
        seen = newest
        there.clear()
      }
    },
    isPresent: () => before.size === 0,
    before(kind, key) {
      const ofKind = before.get(kind)
      return ofKind?.has(key) === true ? { value: ofKind.get(key) } : undefined
    },
    correct(kind, page, after, upTo) {
      const ofKind = before.get(kind)
      if (ofKind === undefined) return page
      const untouched = page.filter(([key]) => !ofKind.has(key))
      const keys = keysThere(kind, ofKind)
      const to = upTo === undefined ? keys.length : firstAfter(keys, upTo)
      const restored = keys
        .slice(firstAfter(keys, after), to)
        .map((key): RawRecord => [key, ofKind.get(key)])
      if (restored.length === 0) return untouched
      return [...untouched, ...restored].toSorted(([a], [b]) => compareIds(a, b))
    },
  }
}

function firstAfter(keys: readonly string[], key: string): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareIds(keys[middle] ?? '', key) <= 0) low = middle + 1
    else high = middle
  }
  return low
}
