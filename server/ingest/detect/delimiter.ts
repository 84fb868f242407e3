import { titleRows } from '../readers/header-row.ts'
import { CsvParser, type CsvRow } from '../readers/csv.ts'

export const DELIMITERS = [';', ',', '\t', '|'] as const

/** Where a table's text begins once a `sep=` line is passed over, and what separates its cells. */
export type TableStart = { delimiter: string; skippedLines: number; skippedLength: number }

/** Excel writes, and reads, the delimiter on a line of its own before the header. */
const SEP_LINE = /^"?sep=(.)"?[ \t]*\n/i
const SNIFFED_LENGTH = 64 * 1024
const SNIFFED_RECORDS = 20

/** Lines of text hold spaces too: only where each has as many, in three lines or more, do they separate. */
const SPACED_RECORDS = 3

/**
 * The delimiter of a table: the declared one, that of a `sep=` line, or the one of `; , tab |` that
 * cuts the header into most cells and the rows after it into as many. Where a space cuts every line into
 * as many cells, and the others do not, it is a space.
 */
export function sniffDelimiter(text: string, declared?: string): TableStart {
  const sep = SEP_LINE.exec(text)
  const skippedLength = sep?.[0].length ?? 0
  const skippedLines = sep === null ? 0 : 1
  const delimiter = declared ?? sep?.[1] ?? bestDelimiter(text.slice(skippedLength))
  return { delimiter, skippedLines, skippedLength }
}

function bestDelimiter(text: string): string {
  const head = text.slice(0, SNIFFED_LENGTH)
  let best = { delimiter: ',', score: 0 }
  let isRegular = false
  for (const delimiter of DELIMITERS) {
    const records = firstRecords(head, delimiter)
    const header = titleRows(records.map(({ cells }) => cells))
    const width = records[header]?.cells.length ?? 0
    if (width < 2) continue
    const alike = records.filter((record) => record.cells.length === width).length
    const score = (width - 1) * (0.5 + alike / records.length)
    if (score <= best.score) continue
    best = { delimiter, score }
    isRegular = alike === records.length
  }
  return !isRegular && isSpaced(head) ? ' ' : best.delimiter
}

function firstRecords(head: string, delimiter: string): CsvRow[] {
  const parser = new CsvParser(delimiter, SNIFFED_LENGTH)
  const records = parser.push(head)
  if (head.length < SNIFFED_LENGTH) records.push(...parser.end())
  return records.slice(0, SNIFFED_RECORDS)
}

/** Edge lists of other tools: the same number of cells in every line, and no cell is empty. */
function isSpaced(head: string): boolean {
  const records = firstRecords(head, ' ')
  const width = records[0]?.cells.length ?? 0
  if (width < 2 || records.length < SPACED_RECORDS) return false
  return records.every(
    ({ cells, fault }) =>
      fault === undefined && cells.length === width && cells.every((cell) => cell.trim() !== ''),
  )
}
