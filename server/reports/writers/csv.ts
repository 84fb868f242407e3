import { stringify } from 'csv-stringify/sync'
import type { Cell, Table } from './table.ts'

export const CSV_TYPE = 'text/csv; charset=utf-8; header=present'

/** So many rows are written at once: enough to be quick, little enough to stream. */
const CHUNK = 1000

// What French and other European Excel opens by a double click: semicolons, a byte-order mark, CRLF.
// Numbers keep their point and all their digits. A text that a spreadsheet would run as a formula gets
// an apostrophe before it.
const STYLE = { delimiter: ';', record_delimiter: 'windows', escape_formulas: true } as const

/** A table as CSV text, in chunks for a stream or a file: the header and the rows. */
export function* writeCsv({ header, rows }: Table): Generator<string, void, undefined> {
  yield stringify([header.map(plain)], { ...STYLE, bom: true })
  let chunk: Cell[][] = []
  for (const row of rows) {
    chunk.push(row.map(plain))
    if (chunk.length < CHUNK) continue
    yield stringify(chunk, STYLE)
    chunk = []
  }
  if (chunk.length > 0) yield stringify(chunk, STYLE)
}

/**
 * Booleans as words: csv-stringify would write 1 and nothing. A text that itself begins as if it had been
 * given an apostrophe gets one more, so that what is read again is the text.
 */
function plain(cell: Cell): Cell {
  if (typeof cell === 'string' && GUARDED.test(cell)) return `'${cell}`
  return typeof cell === 'boolean' ? String(cell) : cell
}

const GUARDED = /^'+[=+\-@\t\r＝＋－＠]/
