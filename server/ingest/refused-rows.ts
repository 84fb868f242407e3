import type { Problem } from '../domain/problems.ts'
import type { CsvRow } from './readers/csv.ts'

/** One row that was left out, as it is written, with everything that is wrong with it. */
export type RefusedRow = {
  file: string
  sheet?: string
  /** The table's first row as it is written; none where columns go by their numbers. */
  header?: readonly string[]
  /** What separates cells, where the file says it. */
  delimiter: string
  line: number
  cells: readonly string[]
  problems: readonly Problem[]
}

/**
 * Ends the header of the column that says why a row was left out, in every language: a file that was made
 * of refused rows, corrected and sent again, is read without it.
 */
const REASON_MARK = '(Maillage)'

/** Whether a header is that of the column that says why rows were left out. */
export function isReasonColumn(header: string): boolean {
  return header.endsWith(REASON_MARK)
}

/** The cells of a row; one whose quotes are wrong is cut where it would have been without them. */
export function cellsAsWritten({ cells, fault }: CsvRow, delimiter: string): readonly string[] {
  if (fault === undefined) return cells
  return fault.text.split(delimiter)
}
