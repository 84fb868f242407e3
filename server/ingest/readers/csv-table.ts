import { AppError } from '../../errors.ts'
import type { Encoding, EncodingReport } from '../detect/encoding.ts'
import { sniffDelimiter } from '../detect/delimiter.ts'
import type { ImportLimits } from '../limits.ts'
import { CsvParser, type CsvRow } from './csv.ts'
import { openFile, sourceOf, type ByteSource, type InputFile } from './open-file.ts'
import { emptyReport, readText, type LineNote } from './text-blocks.ts'

export type CsvOptions = {
  limits: ImportLimits
  encoding?: Encoding
  delimiter?: string
  signal?: AbortSignal
  /** Told the bytes of the file that were read so far. */
  onBytes?: (read: number) => void
}

/** What a file turned out to be, known once its first records are read. */
export type CsvShape = {
  delimiter: string
  isCompressed: boolean
  /** Still counting while records are read. */
  encoding: EncodingReport
}

/** Records in order, with the lines of the stretch that need a word. */
export type CsvBatch = { rows: CsvRow[]; notes: LineNote[] }

/**
 * The records of a CSV file, streamed. The first batch comes with at least one record in it.
 * @throws AppError empty-file, unsupported-format, unreadable-file, file-too-large, too-many-rows,
 *   too-many-columns, line-too-long, cancelled
 */
export async function* readCsv(
  file: InputFile,
  shape: CsvShape,
  options: CsvOptions,
): AsyncGenerator<CsvBatch> {
  yield* readCsvBytes(file.name, sourceOf(file), shape, options)
}

/** A shape to be filled by `readCsv`. */
export function newShape(): CsvShape {
  return { delimiter: ',', isCompressed: false, encoding: emptyReport() }
}

export async function* readCsvBytes(
  name: string,
  source: ByteSource,
  shape: CsvShape,
  options: CsvOptions,
): AsyncGenerator<CsvBatch> {
  const { limits, encoding, signal, onBytes } = options
  const bytes = openFile(name, source, limits, {
    ...(signal && { signal }),
    ...(onBytes && { onBytes }),
    onGzip: () => {
      shape.isCompressed = true
    },
  })
  const text = readText(bytes, {
    file: name,
    limits,
    report: shape.encoding,
    ...(encoding && { encoding }),
  })
  let parser: CsvParser | undefined
  let rowCount = 0
  const checked = (rows: CsvRow[]): CsvRow[] => {
    rowCount += rows.length
    if (rowCount > limits.rows) {
      const line = rows.at(-1)?.line ?? 0
      throw new AppError('too-many-rows', { file: name, line, limit: limits.rows })
    }
    for (const row of rows) {
      if (row.cells.length <= limits.columns) continue
      const { line, cells } = row
      throw new AppError('too-many-columns', {
        file: name,
        line,
        limit: limits.columns,
        found: cells.length,
      })
    }
    return rows
  }
  for await (const block of text) {
    let lines = block.text
    if (parser === undefined) {
      const start = sniffDelimiter(lines, options.delimiter)
      shape.delimiter = start.delimiter
      parser = new CsvParser(start.delimiter, limits.lineBytes, start.skippedLines + 1)
      lines = lines.slice(start.skippedLength)
    }
    const rows = checked(parser.push(lines))
    if (rows.length > 0 || block.notes.length > 0) yield { rows, notes: block.notes }
  }
  const rest = checked(parser?.end() ?? [])
  if (rest.length > 0) yield { rows: rest, notes: [] }
  if (rowCount === 0) throw new AppError('empty-file', { file: name })
}
