import type { ProblemRule } from '../rules.ts'
import type { CsvRow } from './csv.ts'

/**
 * A table inside a file that is not a table of text itself: a sheet of a workbook, the nodes or the ties
 * of a graph. Its first row is the header; `line` says where in the file a row stands.
 */
export type Sheet = {
  name: string
  rows: CsvRow[]
  /** What the reader of a graph file knows of the table; other tables say it by their headers. */
  role?: SheetRole
  /** What is wrong with the file and refuses nothing; told once, with the first table of it. */
  notes?: { line: number; rule: ProblemRule; value: string }[]
}

export type SheetRole = 'nodes' | 'ties' | 'actors' | 'collaborations' | 'participations'

export function rowAt(line: number, cells: string[]): CsvRow {
  return { line, endLine: line, cells }
}
