/**
 * One record of a CSV text; `fault` when its quotes are wrong (then there are no cells), `hasStrayQuote`
 * when a cell that is not quoted holds one, which is kept as it is.
 */
export type CsvRow = {
  /** 1-based lines on which the record begins and ends. */
  line: number
  endLine: number
  cells: string[]
  fault?: CsvFault
  hasStrayQuote?: true
}
/** `value` begins the line where the record begins, `text` is all of it. */
export type CsvFault = { rule: 'bad-quote' | 'unclosed-quote'; value: string; text: string }

const QUOTE = 34
const FEED = 10

/**
 * Reads CSV (RFC 4180, any one-character delimiter) from blocks of whole lines. A record whose quotes
 * are wrong is refused alone: reading goes on at the line after the one where it begins, so that one
 * forgotten quote never takes the rows after it along. Blank lines are passed over.
 */
export class CsvParser {
  readonly #delimiter: string
  readonly #maxRecord: number
  #pending = ''
  #line: number

  constructor(delimiter: string, maxRecordLength: number, firstLine = 1) {
    this.#delimiter = delimiter
    this.#maxRecord = maxRecordLength
    this.#line = firstLine
  }

  /** The records that are complete with this block; the text ends with a line feed. */
  push(block: string): CsvRow[] {
    return this.#read(this.#pending + block, false)
  }

  /** What is left at the end: a record whose quote was never closed, and the lines after it. */
  end(): CsvRow[] {
    return this.#read(this.#pending, true)
  }

  #read(text: string, isEnd: boolean): CsvRow[] {
    const rows: CsvRow[] = []
    let at = 0
    this.#pending = ''
    while (at < text.length) {
      const feed = text.indexOf('\n', at)
      const lineEnd = feed === -1 ? text.length : feed
      const first = text.slice(at, lineEnd)
      if (!first.includes('"')) {
        if (first !== '') {
          rows.push({ line: this.#line, endLine: this.#line, cells: first.split(this.#delimiter) })
        }
        this.#line++
        at = lineEnd + 1
        continue
      }
      const record = readQuoted(text, at, this.#delimiter)
      if (record.end === undefined && !isEnd && text.length - at <= this.#maxRecord) {
        this.#pending = text.slice(at)
        return rows
      }
      if ('cells' in record && record.end !== undefined) {
        const endLine = this.#line + record.feeds
        const stray = record.isStray ? ({ hasStrayQuote: true } as const) : {}
        rows.push({ line: this.#line, endLine, cells: record.cells, ...stray })
        this.#line = endLine + 1
        at = record.end
        continue
      }
      const rule = record.end === undefined ? 'unclosed-quote' : 'bad-quote'
      const fault = { rule, value: first.slice(0, 200), text: first } as const
      rows.push({ line: this.#line, endLine: this.#line, cells: [], fault })
      this.#line++
      at = lineEnd + 1
    }
    return rows
  }
}

/** `end` is after the record's line feed; undefined when the text ends inside a quote. */
type Quoted =
  { cells: string[]; end: number; feeds: number; isStray: boolean } | { end: number | undefined }

function readQuoted(text: string, start: number, delimiter: string): Quoted {
  const separator = delimiter.charCodeAt(0)
  const cells: string[] = []
  let feeds = 0
  let isStray = false
  let at = start
  for (;;) {
    let next: number
    if (text.charCodeAt(at) === QUOTE) {
      const closing = closingQuote(text, at + 1)
      if (closing === -1) return { end: undefined }
      const cell = text.slice(at + 1, closing)
      for (let i = cell.indexOf('\n'); i !== -1; i = cell.indexOf('\n', i + 1)) feeds++
      cells.push(cell.includes('""') ? cell.replaceAll('""', '"') : cell)
      next = closing + 1
    } else {
      next = endOfCell(text, at, separator)
      const cell = text.slice(at, next)
      if (cell.includes('"')) isStray = true
      cells.push(cell)
    }
    if (next >= text.length) return { cells, end: next, feeds, isStray }
    const code = text.charCodeAt(next)
    if (code === FEED) return { cells, end: next + 1, feeds, isStray }
    if (code !== separator) return { end: next }
    at = next + 1
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at !== -1 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2)
  return at
}

function endOfCell(text: string, from: number, separator: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === separator || code === FEED) return at
    at++
  }
  return at
}
