import { titleRows } from '../readers/header-row.ts'
import { CsvParser } from '../readers/csv.ts'

export const DELIMITERS = [';', ',', '\t', '|'] as const

/** Where a table's text begins once a `sep=` line is passed over, and what separates its cells. */
export type TableStart = { delimiter: string; skippedLines: number; skippedLength: number }

/** Excel writes, and reads, the delimiter on a line of its own before the header. */
const SEP_LINE = /^"?sep=(.)"?[ \t]*\n/i
const SNIFFED_LENGTH = 64 * 1024
const SNIFFED_RECORDS = 20

/**
 * The delimiter of a table: the declared one, that of a `sep=` line, or the one of `; , tab |` that
 * cuts the header into most cells and the rows after it into as many.
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
  for (const delimiter of DELIMITERS) {
    const records = new CsvParser(delimiter, SNIFFED_LENGTH).push(head).slice(0, SNIFFED_RECORDS)
    const header = titleRows(records.map(({ cells }) => cells))
    const width = records[header]?.cells.length ?? 0
    if (width < 2) continue
    const alike = records.filter((record) => record.cells.length === width).length
    const score = (width - 1) * (0.5 + alike / records.length)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}
