import { stat } from 'node:fs/promises'
import type { Config } from '../../config.ts'
import type { ImportedFile, SourceFields, TableReading } from '../../domain/import-draft.ts'
import type { ImportMapping, TableMapping } from '../../domain/import-mapping.ts'
import { AppError } from '../../errors.ts'
import { detectTables, type DetectedFile, type Written } from '../../ingest/detect/detect-file.ts'
import { importLimits, type ImportLimits } from '../../ingest/limits.ts'
import type { InputFile } from '../../ingest/readers/open-file.ts'
import { describeColumns, type ColumnReading } from '../../ingest/suggest/readings.ts'
import { suggestMapping, type Suggestion } from '../../ingest/suggest/suggest.ts'
import { matchesGlob } from '../../ingest/glob.ts'
import { knownSourceOf } from '../../ingest/schemas/known-sources.ts'

/** Values of a column that are shown beside its reading. */
const SAMPLES = 5
/** Rows of a file that are shown. */
const SAMPLE_ROWS = 5

/** What files are and, as far as their columns say it, what they mean. */
export type Understanding = {
  files: ImportedFile[]
  /** The mapping given, else the one that the columns suggest; none when they say too little. */
  mapping: ImportMapping | undefined
  /** What could be understood in another way; nothing where it was said. */
  doubts: Suggestion['doubts']
  /** Files of which nothing would be read, and what was not found in them. */
  notUnderstood: { file: string; sheet?: string; missing: string[] }[]
  /** What is certain of a published data set that all files belong to. */
  suggestedSource: SourceFields | undefined
  /** Lines of all files. */
  lines: number
}

/** What a person says before files are looked at. */
export type Said = { mapping?: ImportMapping; readings?: readonly TableReading[] }

export type LookOptions = {
  signal?: AbortSignal
  /** How much of the files was looked at, 0 to 1. */
  onProgress?: (part: number) => void
}

/** What an import may take, as the settings say. */
export function limitsOf(limits: Config['limits']): ImportLimits {
  const { fileBytes, decompressedBytes, rows, columns, lineBytes } = limits
  return importLimits({ fileBytes, decompressedBytes, rows, columns, lineBytes })
}

/**
 * Looks at files: how each is written, what its columns hold and mean.
 * @throws AppError empty-file, unsupported-format, unreadable-file, file-too-large, too-many-rows,
 *   too-many-columns, line-too-long, cancelled
 */
export async function understand(
  inputs: readonly InputFile[],
  { mapping: given, readings = [] }: Said,
  limits: ImportLimits,
  { signal, onProgress }: LookOptions = {},
): Promise<Understanding> {
  const detected: DetectedFile[] = []
  const sizes = await Promise.all(inputs.map(sizeOf))
  const all = sizes.reduce((sum, size) => sum + size, 0)
  let before = 0
  for (const [place, input] of inputs.entries()) {
    const told = before
    const onBytes = (read: number) => onProgress?.((told + read) / Math.max(1, all))
    const writtenOf = (sheet: string | undefined) => ({
      ...writtenAs(input.name, sheet, given, readings),
      onBytes,
      onPart: (part: number) => onBytes(part * (sizes[place] ?? 0)),
    })
    detected.push(...(await detectTables(input, limits, signal, writtenOf)))
    before += sizes[place] ?? 0
    onBytes(before - told)
  }
  if (!given) refuseHeadersAlone(detected)
  const suggestion = suggestMapping(detected)
  const mapping = withReadings(given ?? suggestion.mapping, readings)
  return {
    files: detected.map((file) => {
      const tables = mapping?.tables.filter((table) => isTableOf(table, file)) ?? []
      const columns = given
        ? describeColumns(file, tables, 'header')
        : suggestion.readings.filter((one) => one.file === file.name && one.sheet === file.sheet)
      return describe(file, tables[0]?.holds ?? '', columns)
    }),
    mapping,
    doubts: given ? [] : suggestion.doubts,
    notUnderstood: given ? [] : suggestion.notUnderstood,
    suggestedSource: knownSourceOf(detected),
    lines: detected.reduce((sum, file) => sum + linesOf(file), 0),
  }
}

/** Bytes of a file as it came; of one that cannot be opened, none: what reads it says why. */
async function sizeOf(input: InputFile): Promise<number> {
  if ('bytes' in input) return input.bytes.length
  return stat(input.path).then(
    ({ size }) => size,
    () => 0,
  )
}

/** How a table is written: as it is said, else as the mapping given says. */
function writtenAs(
  file: string,
  sheet: string | undefined,
  given: ImportMapping | undefined,
  readings: readonly TableReading[],
): Written {
  const said = readings.find((one) => one.file === file && one.sheet === sheet)
  const table = given?.tables.find((one) => isTableOf(one, { name: file, sheet }))
  const { encoding, delimiter, header } = { ...table, ...said }
  return {
    ...(encoding && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(header !== undefined && { header }),
  }
}

/** A table is read as its file was looked at. */
function withReadings(
  mapping: ImportMapping | undefined,
  readings: readonly TableReading[],
): ImportMapping | undefined {
  if (mapping === undefined || readings.length === 0) return mapping
  return {
    ...mapping,
    tables: mapping.tables.map((table) => {
      const said = readings.find(({ file, sheet }) => file === table.file && sheet === table.sheet)
      const { file: _file, sheet: _sheet, ...written } = said ?? { file: '' }
      return { ...table, ...written }
    }),
  }
}

/**
 * One line is a row of headers, whatever it says: there is nothing to read under it. Of a file with
 * several tables (nodes without a tie) it is enough that one has more.
 */
function refuseHeadersAlone(detected: readonly DetectedFile[]): void {
  const alone = detected.find((file) => {
    return detected.every((one) => one.name !== file.name || linesOf(one) <= 1)
  })
  if (!alone) return
  const problem = { file: alone.name, line: 1, rule: 'no-row' }
  throw new AppError('no-usable-row', { file: alone.name }, { problems: [problem] })
}

function isTableOf(
  table: TableMapping,
  file: { name: string; sheet?: string | undefined },
): boolean {
  const isSheet = file.sheet === undefined || table.sheet === undefined
  return matchesGlob(table.file, file.name) && (isSheet || table.sheet === file.sheet)
}

function linesOf({ encoding: { lines } }: DetectedFile): number {
  return lines.ascii + lines.utf8 + lines.windows1252 + lines.broken
}

function describe(
  file: DetectedFile,
  holds: string,
  readings: readonly ColumnReading[],
): ImportedFile {
  const { lines, encoding } = file.encoding
  return {
    name: file.name,
    ...(file.sheet !== undefined && { sheet: file.sheet }),
    bytes: 0,
    format: file.format,
    compressed: file.isCompressed,
    encoding: {
      label: encoding,
      ...(encoding === 'mixed' && {
        utf8Lines: lines.ascii + lines.utf8,
        windows1252Lines: lines.windows1252,
      }),
      ...(lines.broken > 0 && { brokenLines: lines.broken }),
    },
    ...(file.delimiter !== '' && { delimiter: file.delimiter }),
    decimal: file.decimal,
    header: file.header,
    holds,
    ...(file.rowCount !== undefined && { rows: file.rowCount }),
    columns: readings.map(({ column, field }, place) => ({
      column,
      field,
      samples: samplesOf(file, place),
    })),
    sample: file.sample.slice(0, SAMPLE_ROWS),
  }
}

function samplesOf(file: DetectedFile, place: number): string[] {
  const distinct = new Set<string>()
  for (const row of file.sample) {
    const value = row[place]?.trim() ?? ''
    if (value !== '') distinct.add(value)
    if (distinct.size >= SAMPLES) break
  }
  return [...distinct]
}
