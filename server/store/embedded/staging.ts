import type { RecordColumns } from './protocol.ts'

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

/** The writes of one change set by kind and key; the last write of a record counts. */
export type Staged = Map<string, StagedRecord>[]

export function newStaged(): Staged {
  return Array.from({ length: 6 }, () => new Map<string, StagedRecord>())
}

export function addStaged(staged: Staged, records: RecordColumns): void {
  for (const [row, kind] of records.kinds.entries()) {
    const record = recordAt(records, row)
    staged[kind]?.set(record.key, record)
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
