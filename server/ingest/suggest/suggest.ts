import type { DetectedFile } from '../detect/detect-file.ts'
import type { ImportMapping, TableMapping } from '../mapping.ts'
import { KNOWN_FORMATS } from '../schemas/known-formats.ts'
import type { Problem } from '../../domain/problems.ts'
import type { ProblemRule } from '../rules.ts'
import { readColumns, type FileReading } from './file-reading.ts'
import { describeColumns, type ColumnReading } from './readings.ts'
import { proposeTable } from './propose-table.ts'
import { proposeWithoutHeader } from './without-header.ts'

export type Suggestion = {
  /** What is proposed; files that are not understood have no table in it. */
  mapping: ImportMapping | undefined
  /** What became of every column of every file. */
  readings: ColumnReading[]
  /** What could be understood in another way, and how it was. */
  doubts: (Problem & { rule: ProblemRule })[]
  /** Files in which no actor, no collaboration or neither was recognised. */
  notUnderstood: { file: string; sheet?: string; missing: ('actor' | 'collaboration')[] }[]
}

/**
 * Proposes what the columns of files mean: published formats as they are known, others by their
 * headers, in French or English, and by what the columns hold. Columns that name persons are left out.
 */
export function suggestMapping(files: readonly DetectedFile[]): Suggestion {
  const proposals = proposeTables(files)
  const tables = proposals.flatMap((proposal) => proposal.tables)
  return {
    mapping: tables.length > 0 ? { version: 1, tables } : undefined,
    readings: proposals.flatMap((one) => describeColumns(one.file, one.tables, one.why)),
    doubts: proposals.flatMap(doubtOf),
    notUnderstood: proposals
      .filter((proposal) => proposal.tables.length === 0)
      .map(({ file, reading }) => ({
        file: file.name,
        ...(file.sheet !== undefined && { sheet: file.sheet }),
        missing: missingIn(reading),
      })),
  }
}

type Proposal = {
  file: DetectedFile
  tables: TableMapping[]
  reading: FileReading | undefined
  why: 'known-format' | 'header'
}

/** What a mapping can name a column by (domain/import-mapping.ts); a longer header is a damaged file's. */
const LONGEST_NAME = 500
const LONGEST_SHEET = 200

function nameable(file: DetectedFile): DetectedFile {
  return { ...file, columns: file.columns.filter(({ name }) => name.length <= LONGEST_NAME) }
}

function proposeTables(files: readonly DetectedFile[]): Proposal[] {
  const named = files.map(nameable)
  const readings = named.map(readColumns)
  return files.map((file, i) => {
    const known = named[i] ?? file
    const reading = readings[i]
    // A mapping cannot name it either.
    if ((file.sheet?.length ?? 0) > LONGEST_SHEET)
      return { file, tables: [], reading, why: 'header' }
    for (const format of KNOWN_FORMATS) {
      const tables = format(known)?.map((table) => inSheet(table, file))
      if (tables !== undefined) return { file, tables, reading: undefined, why: 'known-format' }
    }
    const bare = proposeWithoutHeader(file)?.map((table) => inSheet(table, file))
    if (bare !== undefined) return { file, tables: bare, reading: undefined, why: 'header' }
    const others = readings.filter((other) => other !== reading)
    const table = reading === undefined ? undefined : proposeTable(reading, others)
    const tables = table === undefined ? [] : [inSheet(table, file)]
    return { file, tables, reading, why: 'header' }
  })
}

function doubtOf({ file, tables, reading }: Proposal): Suggestion['doubts'] {
  const doubt = reading?.doubtfulId
  const holds = tables[0]?.holds
  if (doubt === undefined || holds !== (doubt.isActors ? 'actors' : 'participations')) return []
  const sheet = file.sheet === undefined ? {} : { sheet: file.sheet }
  const column = doubt.column.column.name
  return [
    {
      file: file.name,
      ...sheet,
      line: 0,
      column,
      rule: 'doubtful-identifier',
      expected: holds,
      severity: 'noted',
    },
  ]
}

function inSheet(table: TableMapping, { sheet }: DetectedFile): TableMapping {
  return sheet === undefined ? table : { ...table, sheet }
}

function missingIn(reading: FileReading | undefined): ('actor' | 'collaboration')[] {
  const missing: ('actor' | 'collaboration')[] = []
  if (reading?.actor === undefined) missing.push('actor')
  if (reading?.collaboration === undefined) missing.push('collaboration')
  return missing
}
