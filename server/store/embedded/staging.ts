import type { RecordColumns } from './protocol.ts'
import { KINDS } from './kinds.ts'
import type { Change } from './record-tables.ts'
import { sortedWrites, type SortedWrites } from './sorted-writes.ts'

/** One record as it will be kept; `body` null: it goes. */
export type StagedRecord = {
  key: string
  body: string | null
  source: string | null
  columns: string | null
  span: number | null
  from: string | null
  to: string | null
}

/** The writes of one change set of one kind. */
export type StagedKind = {
  writes: SortedWrites
  /** What they change, when that was looked up before the commit (see early-changes.ts). */
  early?: EarlyChanges
}

/** What the writes that were there change in the network's state that the stamp names. */
export type EarlyChanges = { stamp: string; added: number; changes: readonly Change[] }

/** The writes of one change set by kind. */
export type Staged = StagedKind[]

export function newStaged(): Staged {
  return KINDS.map(() => ({ writes: sortedWrites() }))
}

export function addStaged(staged: Staged, records: RecordColumns): void {
  for (const [row, kind] of records.kinds.entries()) {
    staged[kind]?.writes.add(recordAt(records, row))
  }
}

/** One row of columns as a record. */
export function recordAt(records: RecordColumns, row: number): StagedRecord {
  const key = records.keys[row]
  if (key === undefined) throw new RangeError(`no row ${row}`)
  return {
    key,
    body: records.bodies[row] ?? null,
    source: records.sourceTexts[records.sources[row] ?? -1] ?? null,
    columns: records.columns[row] ?? null,
    span: records.spans[row] ?? null,
    from: records.froms[row] ?? null,
    to: records.tos[row] ?? null,
  }
}
