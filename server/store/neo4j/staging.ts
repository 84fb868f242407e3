import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Entry, Write } from '../../domain/change-sets.ts'
import { compareIds } from '../../domain/identifiers.ts'
import { RECORD_KINDS, type RecordKind, type RecordTypes } from '../../domain/records.ts'
import { AppError } from '../../errors.ts'
import { checkRecord, checkText } from '../record-checks.ts'
import type { ApplyOptions } from '../store.ts'
import { knownEntry, sameValue } from './known-records.ts'

/** The writes of one change set by kind and key; the last write of a record counts. */
export type Staged = Map<RecordKind, Map<string, RecordTypes[RecordKind] | null>>

/** What the graph holds under some keys of one kind. */
export type Lookup = (
  kind: RecordKind,
  keys: readonly string[],
) => Promise<ReadonlyMap<string, unknown>>

/** Time spent on a large change set before others get their turn. */
const SLICE_MS = 10
/** Keys looked up at once. */
const LOOKUP_KEYS = 5_000

/**
 * Takes the writes in and checks each.
 * @throws AppError invalid-record, cancelled; whatever the source throws
 */
export async function stageWrites(
  networkId: string,
  writes: Iterable<Write> | AsyncIterable<Write>,
  options: ApplyOptions,
): Promise<Staged> {
  const staged: Staged = new Map(RECORD_KINDS.map((kind) => [kind, new Map()]))
  const turn = turns()
  let done = 0
  for await (const { record, id, after } of writes) {
    throwIfCancelled(options.signal)
    if (record === 'network') checkSettings(networkId, id, after)
    if (after !== null) {
      checkRecord(record, id, after)
      checkText(record, id, JSON.stringify(after))
    }
    staged.get(record)?.set(id, after)
    done += 1
    if (done % 1_000 === 0) options.onProgress?.(done)
    await turn()
  }
  throwIfCancelled(options.signal)
  if (done > 0 && done % 1_000 !== 0) options.onProgress?.(done)
  return staged
}

export function countStaged(staged: Staged): number {
  let count = 0
  for (const writes of staged.values()) count += writes.size
  return count
}

/** The entries that the writes make of what is there, by kind and key; none where nothing changes. */
export async function entriesOfStaged(staged: Staged, lookup: Lookup): Promise<Entry[]> {
  const entries: Entry[] = []
  const turn = turns()
  for (const kind of RECORD_KINDS) {
    const writes = staged.get(kind) ?? new Map<string, RecordTypes[RecordKind] | null>()
    const keys = await sorted([...writes.keys()])
    for (let from = 0; from < keys.length; from += LOOKUP_KEYS) {
      const portion = keys.slice(from, from + LOOKUP_KEYS)
      const present = await lookup(kind, portion)
      for (const key of portion) {
        const before = present.get(key) ?? null
        const after = writes.get(key) ?? null
        if (!sameValue(before, after)) {
          entries.push(knownEntry({ record: kind, id: key, before, after }))
        }
        await turn()
      }
    }
  }
  return entries
}

export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new AppError('cancelled')
}

function checkSettings(networkId: string, id: string, after: unknown): void {
  if (id !== networkId) {
    throw new AppError('invalid-record', {
      record: 'network',
      id,
      field: 'id',
      problem: `must be ${networkId}`,
    })
  }
  if (after === null) throw new AppError('record-in-use', { record: 'network', id })
}

/** Gives others their turn when a slice of time is used up. */
export function turns(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < SLICE_MS) return
    await nextTurn()
    since = performance.now()
  }
}

const RUN = 20_000

/** Sorted as one call of `sort` would, in runs, so that half a million keys do not stop everything. */
async function sorted(keys: readonly string[]): Promise<string[]> {
  if (keys.length <= RUN) return keys.toSorted(compareIds)
  let runs: string[][] = []
  for (let from = 0; from < keys.length; from += RUN) {
    runs.push(keys.slice(from, from + RUN).toSorted(compareIds))
    await nextTurn()
  }
  while (runs.length > 1) {
    const merged: string[][] = []
    for (let i = 0; i < runs.length; i += 2)
      merged.push(await merge(runs[i] ?? [], runs[i + 1] ?? []))
    runs = merged
  }
  return runs[0] ?? []
}

async function merge(left: readonly string[], right: readonly string[]): Promise<string[]> {
  const result: string[] = []
  const turn = turns()
  let l = 0
  let r = 0
  while (l < left.length || r < right.length) {
    const a = left[l]
    const b = right[r]
    if (b === undefined || (a !== undefined && compareIds(a, b) <= 0)) {
      if (a !== undefined) result.push(a)
      l += 1
    } else {
      result.push(b)
      r += 1
    }
    if (result.length % 1_000 === 0) await turn()
  }
  return result
}
