import type { Entry, Write } from '../../domain/change-sets.ts'
import { RECORD_KINDS, type RecordKind, type RecordTypes } from '../../domain/record-kinds.ts'
import { AppError } from '../../errors.ts'
import { checkRecord, checkText } from '../record-checks.ts'
import type { ApplyOptions } from '../store.ts'
import { digestOf, NO_RECORD, type Digest } from './digest.ts'
import { knownEntry, sameValue } from './known-records.ts'
import type { RecordDigests } from './record-digests.ts'
import { sorted, turns } from './turns.ts'

/** The writes of one kind; the last write of a record counts. */
export type StagedKind = {
  /** Where the write of a key stands in the other two. */
  readonly places: Map<string, number>
  readonly values: (RecordTypes[RecordKind] | null)[]
  /** NO_RECORD for one that goes. */
  readonly digests: Digest[]
}
export type Staged = Readonly<Record<RecordKind, StagedKind>>

/** What the graph holds under some keys of one kind. */
export type Lookup = (
  kind: RecordKind,
  keys: readonly string[],
  /** How many keys of the kind will be looked up in all. */
  ofHowMany: number,
) => Promise<ReadonlyMap<string, unknown>>

/** Records dealt with between two looks at the clock. */
const RECORDS_PER_LOOK = 32
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
  const staged = nothingStaged()
  const turn = turns()
  let done = 0
  const take = ({ record, id, after }: Write): boolean => {
    throwIfCancelled(options.signal)
    if (record === 'network') checkSettings(networkId, id, after)
    const digest = after === null ? NO_RECORD : checkedDigest(record, id, after)
    const { places, values, digests } = staged[record]
    const place = places.get(id) ?? values.length
    if (place === values.length) places.set(id, place)
    values[place] = after
    digests[place] = digest
    done += 1
    if (done % 1_000 === 0) options.onProgress?.(done)
    return done % RECORDS_PER_LOOK === 0
  }
  // What is at hand is taken without waiting for each.
  if (Symbol.asyncIterator in writes) {
    for await (const write of writes) if (take(write)) await turn()
  } else {
    for (const write of writes) if (take(write)) await turn()
  }
  throwIfCancelled(options.signal)
  if (done > 0 && done % 1_000 !== 0) options.onProgress?.(done)
  return staged
}

const none = (): StagedKind => ({ places: new Map(), values: [], digests: [] })

function nothingStaged(): Staged {
  return {
    network: none(),
    actor: none(),
    collaboration: none(),
    participation: none(),
    call: none(),
    application: none(),
  }
}

function checkedDigest(record: RecordKind, id: string, after: RecordTypes[RecordKind]): Digest {
  checkRecord(record, id, after)
  const { digest, hasSurrogates } = digestOf(after)
  if (hasSurrogates) checkText(record, id, JSON.stringify(after))
  return digest
}

export function countStaged(staged: Staged): number {
  return RECORD_KINDS.reduce((count, kind) => count + staged[kind].values.length, 0)
}

/**
 * The entries that the writes make of what is there, by kind and key; none where nothing changes.
 * Records that are known to be what is written are not looked up; `known` becomes what is known once
 * the entries are in.
 */
export async function entriesOfStaged(
  staged: Staged,
  lookup: Lookup,
  known?: RecordDigests,
): Promise<Entry[]> {
  const entries: Entry[] = []
  const turn = turns()
  for (const kind of RECORD_KINDS) {
    const { places, values } = staged[kind]
    const keys = await sorted(await keysToCompare(kind, staged[kind], known))
    for (let from = 0; from < keys.length; from += LOOKUP_KEYS) {
      const portion = keys.slice(from, from + LOOKUP_KEYS)
      const present = await lookup(kind, portion, keys.length)
      for (const [index, key] of portion.entries()) {
        const before = present.get(key) ?? null
        const after = values[places.get(key) ?? -1] ?? null
        if (!sameValue(before, after)) {
          entries.push(knownEntry({ record: kind, id: key, before, after }))
        }
        if (index % RECORDS_PER_LOOK === 0) await turn()
      }
    }
  }
  return entries
}

async function keysToCompare(
  kind: RecordKind,
  { places, digests }: StagedKind,
  known: RecordDigests | undefined,
): Promise<string[]> {
  if (known === undefined) return [...places.keys()]
  const keys: string[] = []
  const turn = turns()
  for (const [key, place] of places) {
    if (!known.learn(kind, key, digests[place] ?? NO_RECORD)) keys.push(key)
    if (place % RECORDS_PER_LOOK === 0) await turn()
  }
  return keys
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
