import type { ByteSource } from '../readers/open-file.ts'
import { newShape, readCsvBytes } from '../readers/csv-table.ts'
import type { ImportLimits } from '../limits.ts'
import type { EncodingReport } from './encoding.ts'
import { ColumnProfile, looksLikeHeader, type DetectedColumn } from './column-profile.ts'

/** What a file turned out to be, with enough of its content to propose and to show a mapping. */
export type DetectedFile = {
  name: string
  format: 'csv'
  isCompressed: boolean
  encoding: EncodingReport
  delimiter: string
  decimal: '.' | ','
  /** false: the first row is data too. */
  header: boolean
  columns: DetectedColumn[]
  /** The first rows of data, cells cut to 200 characters. */
  sample: string[][]
  /** Rows of data, and how many of the first ones the columns' figures rest on. */
  rowCount: number
  rowsProfiled: number
}

const SAMPLE_ROWS = 20
const SAMPLE_CELL = 200
const PROFILED_ROWS = 20_000
/** Of files with many columns or long texts fewer rows are kept for that. */
const PROFILED_CHARACTERS = 20_000_000
const PROFILED_CELLS = 500_000

/**
 * Looks at a file: how it is written, its columns, and what they hold. The whole of it is read once,
 * for the encoding of every line; little of it is kept.
 * @throws AppError empty-file, unsupported-format, unreadable-file, file-too-large, too-many-rows,
 *   too-many-columns, line-too-long, cancelled
 */
export async function detectFile(
  name: string,
  source: ByteSource,
  limits: ImportLimits,
  signal?: AbortSignal,
): Promise<DetectedFile> {
  const shape = newShape()
  const rows: string[][] = []
  let rowCount = 0
  let cells = 0
  let characters = 0
  const batches = readCsvBytes(name, source, shape, {
    limits,
    ...(signal && { signal }),
  })
  for await (const batch of batches) {
    rowCount += batch.rows.length
    for (const row of batch.rows) {
      if (row.fault !== undefined || rows.length > PROFILED_ROWS) continue
      if (cells > PROFILED_CELLS || characters > PROFILED_CHARACTERS) continue
      rows.push(row.cells)
      cells += row.cells.length
      for (const cell of row.cells) characters += cell.length
    }
  }
  const [first = [], second] = rows
  const header = looksLikeHeader(first, second)
  const data = header ? rows.slice(1) : rows
  const profiles = first.map((cell, i) => new ColumnProfile(i + 1, header ? cell.trim() : ''))
  for (const row of data) profiles.forEach((profile, i) => profile.take(row[i] ?? ''))
  const columns = profiles.map((profile) => profile.finish())
  return {
    name,
    format: 'csv',
    isCompressed: shape.isCompressed,
    encoding: shape.encoding,
    delimiter: shape.delimiter,
    decimal: columns.some((column) => column.holds === 'decimal-comma') ? ',' : '.',
    header,
    columns,
    sample: data.slice(0, SAMPLE_ROWS).map((row) => row.map((cell) => cell.slice(0, SAMPLE_CELL))),
    rowCount: header ? rowCount - 1 : rowCount,
    rowsProfiled: data.length,
  }
}
