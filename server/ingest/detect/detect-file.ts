import { sourceOf, type ByteSource, type InputFile } from '../readers/open-file.ts'
import { titleRows } from '../readers/header-row.ts'
import { isReasonColumn } from '../refused-rows.ts'
import { openSheets, type OpenOptions, type SheetsFormat } from '../readers/open-sheets.ts'
import type { Sheet, SheetRole } from '../readers/sheet.ts'
import { emptyReport } from '../readers/text-blocks.ts'
import { newShape, readCsvBytes, type CsvOptions } from '../readers/csv-table.ts'
import type { ImportLimits } from '../limits.ts'
import { unguarded } from '../columns.ts'
import { AppError } from '../../errors.ts'
import type { EncodingReport } from './encoding.ts'
import { ColumnProfile, looksLikeHeader, type DetectedColumn } from './column-profile.ts'

/** What a file turned out to be, with enough of its content to propose and to show a mapping. */
export type DetectedFile = {
  name: string
  /** The table inside the file, where it has several or is no table of text. */
  sheet?: string
  /** What a graph file says of the table; the columns are then known. */
  role?: SheetRole
  format: 'csv' | SheetsFormat
  isCompressed: boolean
  encoding: EncodingReport
  delimiter: string
  decimal: '.' | ','
  /** false: the first row is data too. */
  header: boolean
  columns: DetectedColumn[]
  /** The first rows of data, cells cut to 200 characters. */
  sample: string[][]
  /** Rows in which a value comes back of a column of which most do not, so that it is seen beside what. */
  repeats: string[][]
  /** Rows of data, and how many of the first ones the columns' figures rest on. */
  rowCount: number
  rowsProfiled: number
}

/** How a table is written, where a person says it. */
export type Written = Pick<CsvOptions, 'encoding' | 'delimiter'> & {
  /** Whether there is a row of headers; a graph's tables always have one. */
  header?: boolean
}

/** What is said before a table is looked at, and who is told how far that is. */
type Looking = Written & Pick<CsvOptions, 'onBytes'> & Pick<OpenOptions, 'onPart'>

const SAMPLE_ROWS = 20
const SAMPLE_CELL = 200
const REPEATS_OF_COLUMN = 40
const MOST_REPEATS = 200
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
  written: Looking = {},
): Promise<DetectedFile> {
  const shape = newShape()
  const rows: string[][] = []
  let rowCount = 0
  let cells = 0
  let characters = 0
  const { header, onPart: _onPart, ...options } = written
  const batches = readCsvBytes(name, source, shape, {
    limits,
    ...options,
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
  const { isCompressed, encoding, delimiter } = shape
  return {
    name,
    format: 'csv',
    isCompressed,
    encoding,
    delimiter,
    ...profile(rows, rowCount, header),
  }
}

/**
 * The tables in a file: itself, or those of a workbook, a document or a graph.
 * @throws AppError as `detectFile`, and broken-file
 */
export async function detectTables(
  file: InputFile,
  limits: ImportLimits,
  signal?: AbortSignal,
  writtenOf: (sheet: string | undefined) => Looking = () => ({}),
): Promise<DetectedFile[]> {
  const { onPart } = writtenOf(undefined)
  const options = { ...(signal && { signal }), ...(onPart && { onPart }) }
  const opened = await openSheets(file, limits, options)
  if (!opened) {
    return [await detectFile(file.name, sourceOf(file), limits, signal, writtenOf(undefined))]
  }
  const { format, isCompressed, sheets } = opened
  if (sheets.length === 0) throw new AppError('empty-file', { file: file.name })
  return sheets.map((sheet) => ({
    name: file.name,
    ...(sheet.name !== '' && { sheet: sheet.name }),
    ...(sheet.role && { role: sheet.role }),
    format,
    isCompressed,
    encoding: lineReport(sheet),
    delimiter: '',
    ...profile(
      profiledRows(sheet),
      sheet.rows.length,
      sheet.role !== undefined || writtenOf(sheet.name === '' ? undefined : sheet.name).header,
      sheet.role !== undefined,
    ),
  }))
}

/** A workbook has no lines of text; its rows are counted as such. */
function lineReport({ rows }: Sheet): EncodingReport {
  const report = emptyReport()
  return { ...report, lines: { ...report.lines, utf8: rows.length } }
}

function profiledRows({ rows }: Sheet): string[][] {
  const width = Math.max(1, rows[0]?.cells.length ?? 1)
  const most = Math.min(PROFILED_ROWS, Math.ceil(PROFILED_CELLS / width)) + 1
  return rows.slice(0, most).map(({ cells }) => cells)
}

function repeatsIn(rows: readonly string[][], profiles: readonly ColumnProfile[]): string[][] {
  const found = new Set<string[]>()
  profiles.forEach((one, i) => {
    if (!one.isNearlyUnique()) return
    let count = 0
    for (const row of rows) {
      if (count >= REPEATS_OF_COLUMN || found.size >= MOST_REPEATS) return
      if (!one.comesBack(row[i] ?? '')) continue
      count++
      found.add(row)
    }
  })
  return [...found]
}

function shortened(row: readonly string[]): string[] {
  return row.map((cell) => unguarded(cell).slice(0, SAMPLE_CELL))
}

/** `hasHeader`: known beforehand; otherwise the first rows decide. Nothing stands above a graph's tables. */
function profile(
  rows: readonly string[][],
  rowCount: number,
  hasHeader?: boolean,
  isGraph = false,
): Pick<
  DetectedFile,
  'decimal' | 'header' | 'columns' | 'sample' | 'repeats' | 'rowCount' | 'rowsProfiled'
> {
  const above = isGraph || hasHeader === false ? 0 : titleRows(rows)
  const table = rows.slice(above)
  const [first = [], second] = table
  const header = hasHeader ?? looksLikeHeader(first, second)
  const data = header ? table.slice(1) : table
  const profiles = first.map(
    (cell, i) => new ColumnProfile(i + 1, header ? unguarded(cell.trim()) : ''),
  )
  for (const row of data) profiles.forEach((one, i) => one.take(unguarded(row[i] ?? '')))
  const columns = profiles.map((one) => one.finish()).filter(({ name }) => !isReasonColumn(name))
  return {
    decimal: columns.some((column) => column.holds === 'decimal-comma') ? ',' : '.',
    header,
    columns,
    sample: data.slice(0, SAMPLE_ROWS).map(shortened),
    repeats: repeatsIn(data.slice(SAMPLE_ROWS), profiles).map(shortened),
    rowCount: rowCount - above - (header ? 1 : 0),
    rowsProfiled: data.length,
  }
}
