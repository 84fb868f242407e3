import { AppError } from '../../errors.ts'
import { sniffDelimiter } from '../detect/delimiter.ts'
import { graphSheets } from '../graphs/graph-sheets.ts'
import { readAdjacencyList, readMatrix } from '../graphs/matrix.ts'
import { graphFormatOf, readGraph, type GraphFormat } from '../graphs/read-graph.ts'
import type { ImportLimits } from '../limits.ts'
import { refuseLargeWorkbook } from './archive.ts'
import { CsvParser } from './csv.ts'
import { newShape, readCsv } from './csv-table.ts'
import { countHeldBytes, WHOLE_BYTES } from './held-bytes.ts'
import { readJson, type JsonFormat } from './json-table.ts'
import { openFile, sourceOf, type InputFile } from './open-file.ts'
import type { Sheet } from './sheet.ts'
import { emptyReport, readText } from './text-blocks.ts'
import { readWorkbook, type WorkbookFormat } from './workbook.ts'

export type SheetsFormat = WorkbookFormat | GraphFormat | JsonFormat | 'matrix' | 'adjacency-list'

export type OpenedSheets = { format: SheetsFormat; isCompressed: boolean; sheets: Sheet[] }

export type OpenOptions = {
  /** Asked between pieces of a file, and of what is made of it. */
  signal?: AbortSignal
  /** How much of the file was made tables, 0 to 1; of a table of text, which is streamed, nothing is told. */
  onPart?: (part: number) => void
}

// Parts of the whole, about: bytes are read, a workbook is decompressed to be counted, then understood.
const HELD = 0.05
const COUNTED = 0.1

const HEAD_BYTES = 64 * 1024
const SNIFFED_ROWS = 40
/** A matrix of a thousand names on each side. */
const MATRIX_ROWS = 100_000

/**
 * The tables inside a file that is not one table of text: a workbook, JSON, a graph in any format, a
 * matrix or a list of neighbours. undefined for a table of text, which is streamed (`readCsv`), and for
 * what is no table at all, which is refused there.
 * @throws AppError broken-file, unreadable-file, file-too-large, too-many-rows, too-many-columns,
 *   cancelled
 */
export async function openSheets(
  file: InputFile,
  limits: ImportLimits,
  options: OpenOptions = {},
): Promise<OpenedSheets | undefined> {
  const known = kept.get(file)
  if (known?.limits === limits) return known.opened
  const opened = await openAnew(file, limits, options)
  if (opened) keep(file, { limits, opened })
  return opened
}

type Kept = { limits: ImportLimits; opened: OpenedSheets }

/**
 * An import opens each file twice, to understand it and to read it: the tables of the last one stay with
 * the file's object for as long as that is used. One only, so that several files are never held together.
 */
const kept = new WeakMap<InputFile, Kept>()
let last: WeakRef<InputFile> | undefined

function keep(file: InputFile, opened: Kept): void {
  const before = last?.deref()
  if (before) kept.delete(before)
  last = new WeakRef(file)
  kept.set(file, opened)
}

async function openAnew(
  file: InputFile,
  limits: ImportLimits,
  { signal, onPart }: OpenOptions,
): Promise<OpenedSheets | undefined> {
  const tellFrom = (start: number) => (part: number) => {
    if (signal?.aborted === true) throw new AppError('cancelled')
    onPart?.(start + (1 - start) * part)
  }
  const { head, isCompressed } = await headOf(file, limits)
  const opened = (format: SheetsFormat, sheets: Sheet[]): OpenedSheets => {
    return { format, isCompressed, sheets: checked(file.name, sheets, limits) }
  }
  const workbook = workbookOf(head, file.name)
  if (workbook) {
    const bytes = await wholeFile(file, limits, signal)
    onPart?.(HELD)
    const counted = (part: number) => tellFrom(HELD)(part * COUNTED)
    if (workbook !== 'xls') await refuseLargeWorkbook(file, bytes, limits, counted)
    const read = await readWorkbook(workbook, file.name, bytes, limits, tellFrom(HELD + COUNTED))
    const sheets = withoutExample(read)
    return opened(workbook, sheets.flatMap(withMatrix(sheets.length > 1)))
  }
  if (head.includes(0)) return undefined
  const start = head.toString('utf8').replace(/^\uFEFF/, '')
  if (/^\s*(\{\s*["}]|\[\s*[[{\]])/.test(start)) {
    const { format, sheets } = readJson(file.name, await wholeText(file, limits, signal))
    return opened(format, sheets)
  }
  const graph = graphFormatOf(file.name, start)
  if (graph) {
    const text = await wholeText(file, limits, signal)
    onPart?.(HELD)
    return opened(graph, graphSheets(readGraph(graph, file.name, text, tellFrom(HELD))))
  }
  return matrixOf(file, start, limits, opened, signal)
}

async function headOf(
  file: InputFile,
  limits: ImportLimits,
): Promise<{ head: Buffer; isCompressed: boolean }> {
  let isCompressed = false
  const onGzip = () => {
    isCompressed = true
  }
  for await (const chunk of openFile(file.name, sourceOf(file), limits, { onGzip })) {
    return { head: chunk.subarray(0, HEAD_BYTES), isCompressed }
  }
  return { head: Buffer.alloc(0), isCompressed }
}

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04])
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/** Both new kinds of workbook are archives: ODS says what it is in its first entry. */
function workbookOf(head: Buffer, name: string): WorkbookFormat | undefined {
  const signature = head.subarray(0, 4)
  if (signature.equals(COMPOUND)) return 'xls'
  if (!signature.equals(ZIP)) return undefined
  const start = head.toString('latin1')
  if (start.includes('application/vnd.oasis.opendocument.spreadsheet')) return 'ods'
  return /\[Content_Types\]\.xml|xl\//.test(start) || /\.xls[xm]$/i.test(name) ? 'xlsx' : undefined
}

async function wholeFile(
  file: InputFile,
  limits: ImportLimits,
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  const count = countHeldBytes(file.name, limits)
  const chunks: Buffer[] = []
  for await (const chunk of openFile(file.name, sourceOf(file), limits, {
    ...(signal && { signal }),
  })) {
    count(chunk)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function wholeText(
  file: InputFile,
  limits: ImportLimits,
  signal: AbortSignal | undefined,
): Promise<string> {
  const bytes = await wholeFile(file, limits, signal)
  const parts: string[] = []
  const text = readText(once(bytes), {
    file: file.name,
    // A document may be a single line.
    limits: { ...limits, lineBytes: WHOLE_BYTES },
    report: emptyReport(),
    isDocument: true,
  })
  for await (const block of text) parts.push(block.text)
  return parts.join('')
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

/** Looks at the first rows before it reads the whole of a table as a matrix. */
async function matrixOf(
  file: InputFile,
  start: string,
  limits: ImportLimits,
  opened: (format: SheetsFormat, sheets: Sheet[]) => OpenedSheets,
  signal: AbortSignal | undefined,
): Promise<OpenedSheets | undefined> {
  const { delimiter, skippedLength } = sniffDelimiter(start)
  const parser = new CsvParser(delimiter, limits.lineBytes)
  const isWhole = start.length < HEAD_BYTES / 2
  const rows = parser.push(start.slice(skippedLength))
  if (isWhole) rows.push(...parser.end())
  const first = rows.slice(0, SNIFFED_ROWS)
  const looks = couldBeMatrix(first) || readAdjacencyList(first) !== undefined
  if (!looks) return undefined
  const all: typeof rows = []
  const batches = readCsv(file, newShape(), { limits, delimiter, ...(signal && { signal }) })
  for await (const batch of batches) {
    all.push(...batch.rows)
    if (all.length > MATRIX_ROWS) return undefined
  }
  const matrix = readMatrix(all)
  if (matrix) return opened('matrix', graphSheets([matrix]))
  const list = readAdjacencyList(all)
  return list && opened('adjacency-list', graphSheets([list]))
}

/** The example of our own template: a sheet of that name with the header of another is no data. */
function withoutExample(sheets: readonly Sheet[]): Sheet[] {
  const headers = sheets.map(({ rows }) => JSON.stringify(rows[0]?.cells))
  return sheets.filter(({ name }, i) => {
    if (!/^(exemple|example)$/i.test(name)) return true
    return !headers.some((header, other) => other !== i && header === headers[i])
  })
}

/** A sheet that holds a matrix becomes the tables of its graph. */
const withMatrix =
  (hasSeveral: boolean) =>
  (sheet: Sheet): Sheet[] => {
    const matrix = couldBeMatrix(sheet.rows.slice(0, SNIFFED_ROWS)) && readMatrix(sheet.rows)
    return matrix ? graphSheets([matrix], hasSeveral ? `${sheet.name} – ` : '') : [sheet]
  }

function couldBeMatrix(rows: readonly { cells: string[] }[]): boolean {
  return rows
    .slice(1)
    .every(({ cells }) =>
      cells.slice(1).every((cell) => !Number.isNaN(Number(cell.trim().replace(',', '.')))),
    )
}

function checked(file: string, sheets: Sheet[], limits: ImportLimits): Sheet[] {
  for (const { rows } of sheets) {
    if (rows.length > limits.rows) {
      throw new AppError('too-many-rows', { file, line: limits.rows, limit: limits.rows })
    }
    const found = rows[0]?.cells.length ?? 0
    if (found > limits.columns) {
      throw new AppError('too-many-columns', { file, line: 1, limit: limits.columns, found })
    }
  }
  return sheets
}
