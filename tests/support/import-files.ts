import { DEFAULT_LIMITS, type ImportLimits } from '../../server/ingest/limits.ts'
import { detectFile, type DetectedFile } from '../../server/ingest/detect/detect-file.ts'
import type { ImportMapping, TableMapping } from '../../server/ingest/mapping.ts'
import { readRecords, type ReadOptions } from '../../server/ingest/read-records.ts'
import type { CsvRow } from '../../server/ingest/readers/csv.ts'
import {
  newShape,
  readCsvBytes,
  type CsvOptions,
  type CsvShape,
} from '../../server/ingest/readers/csv-table.ts'
import type { ImportedRecords } from '../../server/ingest/records/imported.ts'

/** A file in memory. */
export function textFile(name: string, text: string): { name: string; bytes: Uint8Array } {
  return { name, bytes: Buffer.from(text, 'utf8') }
}

/** The participations table that most tests read: acteur, projet and what else is given. */
export function participationsTable(more: Partial<TableMapping> = {}): TableMapping {
  return {
    file: '*',
    holds: 'participations',
    actor: { id: 'acteur' },
    collaboration: { id: 'projet' },
    ...more,
  }
}

/** A mapping of these tables. */
export function mappingOf(...tables: [TableMapping, ...TableMapping[]]): ImportMapping {
  return { version: 1, tables }
}

/** Reads one text by one table. */
export async function readText(
  text: string | Uint8Array,
  table: TableMapping = participationsTable(),
  options: ReadOptions = {},
): Promise<ImportedRecords> {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text
  return readRecords([{ name: 'test.csv', bytes }], mappingOf(table), options)
}

/** All rows of a file's bytes, as cells. */
export async function readCells(
  bytes: Uint8Array | string,
  options: Partial<CsvOptions> = {},
): Promise<string[][]> {
  return (await readRows(bytes, options)).map(({ cells }) => cells)
}

/** All rows of a file's bytes, or of the file at a path, with their lines and faults. */
export async function readRows(
  bytes: Uint8Array | string,
  options: Partial<CsvOptions> = {},
  shape: CsvShape = newShape(),
): Promise<CsvRow[]> {
  const rows: CsvRow[] = []
  const batches = readCsvBytes('test.csv', bytes, shape, {
    limits: DEFAULT_LIMITS,
    ...options,
  })
  for await (const batch of batches) rows.push(...batch.rows)
  return rows
}

/** Looks at a file in memory. */
export async function detectText(
  name: string,
  text: string | Uint8Array,
  limits: Partial<ImportLimits> = {},
): Promise<DetectedFile> {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text
  return detectFile(name, bytes, { ...DEFAULT_LIMITS, ...limits })
}
