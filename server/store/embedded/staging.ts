import { KINDS } from './kinds.ts'
import type { KnownRecords } from './known-records.ts'
import type { RecordSlice } from './protocol.ts'
import { sliceReader } from './record-slices.ts'
import type { Change } from './record-tables.ts'
import { sortedWrites, type SortedWrites } from './sorted-writes.ts'

/** The writes of one change set of one kind. */
export type StagedKind = {
  /** Those that may change something, and all of them where nothing is known. */
  writes: SortedWrites
  /** What they change, when that was looked up before the commit (see early-changes.ts). */
  early?: EarlyChanges
  /** What the network holds of the kind, when most of it comes again (see known-records.ts). */
  known?: KnownRecords
  /** Many came and were not what the network holds: it is not looked at again. */
  isNew?: boolean
}

/** What the writes that were there change in the network's state that the stamp names. */
export type EarlyChanges = { stamp: string; added: number; changes: readonly Change[] }

/** The writes of one change set by kind. */
export type Staged = StagedKind[]

export function newStaged(): Staged {
  return KINDS.map(() => ({ writes: sortedWrites() }))
}

/** Takes a slice in; writes that are known to change nothing are not gathered. */
export function addStaged(staged: Staged, slice: RecordSlice): void {
  const reader = sliceReader(slice)
  while (reader.next()) {
    const ofKind = staged[reader.kind()]
    if (ofKind === undefined || ofKind.known?.isSame(reader, slice) === true) continue
    ofKind.writes.add(reader.record())
  }
}
