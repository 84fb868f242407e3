import { AppError } from '../errors.ts'
import type { Problem } from '../domain/problems.ts'
import { Columns, isGuarded, unguarded } from './columns.ts'
import type { ImportLimits } from './limits.ts'
import type { Job } from './plan-reading.ts'
import { ProblemList, shown } from './problem-list.ts'
import { newShape, readCsv, type CsvBatch, type CsvShape } from './readers/csv-table.ts'
import type { CsvRow } from './readers/csv.ts'
import { HEADER_WITHIN, isTotalRow, titleRows } from './readers/header-row.ts'
import type { LineNote } from './readers/text-blocks.ts'
import type { Assembly } from './records/assembly.ts'
import type { FileCount } from './records/imported.ts'
import { DateOrders } from './records/date-orders.ts'
import { RowIssues } from './records/row-issues.ts'
import { RowShape } from './records/row-shape.ts'
import { TableReader } from './records/table-reader.ts'
import { cellsAsWritten, type RefusedRow } from './refused-rows.ts'
import type { ProblemRule } from './rules.ts'

export type FileReadOptions = {
  signal?: AbortSignal
  /** Rows read so far, over all files, and the file at hand. */
  onProgress?: (progress: { file: string; rows: number }) => void
  /** Hears of each row that is left out; one that several tables read, each time. */
  onRefused?: (row: RefusedRow) => void
}

const NOTE_RULES = {
  broken: { rule: 'undecodable-bytes', severity: 'refused' },
  'utf8-letter': { rule: 'utf8-in-windows-1252', severity: 'noted' },
  'sign-in-word': { rule: 'doubtful-letters', severity: 'noted' },
} as const satisfies Record<LineNote['kind'], { rule: ProblemRule; severity: string }>

/** Reads one file, or one table in it, into the assembly: row by row, each taken in or left out. */
export class FileReading {
  rows = 0
  refused = 0
  doubtful = 0
  readonly dropped = new Set<string>()
  readonly #job: Job
  readonly #assembly: Assembly
  readonly #problems: ProblemList
  /** Where problems of the text go: nowhere when they were told before. */
  readonly #textProblems: ProblemList
  readonly #limits: ImportLimits
  readonly #shape: CsvShape = newShape()
  readonly #onRefused: FileReadOptions['onRefused']
  #header: readonly string[] | undefined
  /** Lines of no known encoding, and what was told of them. */
  readonly #broken = new Map<number, Problem & { rule: ProblemRule }>()
  readonly #dates: DateOrders
  #rowShape: RowShape | undefined
  /** The first rows, until it is told which of them is the header. */
  #waiting: CsvRow[] | undefined = []
  #readers: TableReader[] = []
  /** By column: where an apostrophe was taken off first, and off how many cells. */
  readonly #guards = new Map<number, { line: number; value: string; cells: number }>()

  constructor(
    job: Job,
    assembly: Assembly,
    problems: ProblemList,
    limits: ImportLimits,
    onRefused: FileReadOptions['onRefused'],
  ) {
    this.#job = job
    this.#onRefused = onRefused
    this.#assembly = assembly
    this.#problems = problems
    this.#dates = new DateOrders(problems, this.#place())
    this.#textProblems = job.isRepeat ? new ProblemList(0) : problems
    this.#limits = limits
  }

  async run(options: FileReadOptions, rowsBefore: number): Promise<void> {
    const { file } = this.#job
    const batches = this.#batches(options.signal)
    for await (const { rows, notes } of batches) {
      this.#report(notes)
      for (const row of rows) this.#wait(row)
      options.onProgress?.({ file: file.name, rows: rowsBefore + this.rows })
    }
    this.#begin()
    if (!this.#job.isRepeat) {
      this.#dates.report()
      this.#tellGuards()
    }
    options.onProgress?.({ file: file.name, rows: rowsBefore + this.rows })
    if (this.rows === 0) this.#note('no-row', 1)
  }

  #batches(signal: AbortSignal | undefined): AsyncIterable<CsvBatch> | CsvBatch[] {
    const { file, sheet, tables, isRepeat } = this.#job
    for (const { rule, line, value } of (isRepeat ? undefined : sheet?.notes) ?? []) {
      this.#note(rule, line, { value })
    }
    if (sheet) return [{ rows: sheet.rows, notes: [] }]
    const { encoding, delimiter } = tables[0]
    return readCsv(file, this.#shape, {
      limits: this.#limits,
      ...(encoding && { encoding }),
      ...(delimiter !== undefined && { delimiter }),
      ...(signal && { signal }),
    })
  }

  count(): FileCount {
    const { delimiter, encoding } = this.#shape
    return {
      ...this.#place(),
      rows: this.rows,
      refused: this.refused,
      doubtful: this.doubtful,
      delimiter,
      encoding,
    }
  }

  #wait(row: CsvRow): void {
    if (this.#waiting === undefined) {
      this.#take(row)
      return
    }
    this.#waiting.push(row)
    if (this.#waiting.length >= HEADER_WITHIN) this.#begin()
  }

  #begin(): void {
    const rows = this.#waiting ?? []
    this.#waiting = undefined
    const isKnown = this.#job.tables[0].header === false || this.#job.sheet?.role !== undefined
    const above = isKnown ? 0 : titleRows(rows.map(({ cells }) => cells))
    const [title] = rows
    if (above > 0 && title && !this.#job.isRepeat) {
      const value = title.cells.find((cell) => cell.trim() !== '') ?? ''
      this.#note('rows-above-header', title.line, { value: shown(value), expected: String(above) })
    }
    for (const row of rows.slice(above)) this.#take(row)
  }

  #take(asWritten: CsvRow): void {
    if (this.#rowShape === undefined) {
      const hasHeader = this.#job.tables[0].header ?? true
      this.#rowShape = this.#start(asWritten, hasHeader)
      if (hasHeader) return
    }
    this.rows++
    if (this.#onRefused) this.#problems.heard = []
    if (this.#isTaken(asWritten, this.#rowShape)) return
    this.refused++
    this.#onRefused?.({
      ...this.#place(),
      ...(this.#header && { header: this.#header }),
      delimiter: this.#shape.delimiter,
      line: asWritten.line,
      cells: cellsAsWritten(asWritten, this.#shape.delimiter),
      problems: this.#problems.heard ?? [],
    })
  }

  #isTaken(asWritten: CsvRow, shape: RowShape): boolean {
    if (isTotalRow(asWritten.cells)) {
      const place = { ...this.#place(), line: asWritten.line }
      this.#textProblems.add({ ...place, rule: 'total-row', severity: 'refused' })
      return false
    }
    if (this.#isBroken(asWritten)) {
      this.#problems.heard?.push(...this.#brokenIn(asWritten))
      return false
    }
    const row = shape.check(asWritten)
    return row !== undefined && this.#read(row)
  }

  /** Takes a row in by all tables, or by none. */
  #read(row: CsvRow): boolean {
    if (!this.#job.isRepeat) this.#seeGuards(row)
    const issues = new RowIssues(this.#problems, this.#place(), row.line, this.#dates)
    const taken: (() => void)[] = []
    for (const reader of this.#readers) {
      const take = reader.prepare(row, issues)
      if (take !== undefined) taken.push(take)
    }
    if (issues.isRefused || taken.length < this.#readers.length) return false
    for (const take of taken) take()
    if (issues.isDoubtful) this.doubtful++
    return true
  }

  #start(row: CsvRow, hasHeader: boolean): RowShape {
    const { name } = this.#job.file
    if (row.fault !== undefined || this.#isBroken(row)) {
      throw new AppError('unreadable-file', {
        file: name,
        line: row.line,
        expected: 'UTF-8, UTF-16, Windows-1252',
      })
    }
    if (hasHeader) this.#header = row.cells
    const columns = new Columns(row.cells.map((cell) => (hasHeader ? unguarded(cell.trim()) : '')))
    const absent = new Set<string>()
    for (const table of this.#job.tables) {
      const reader = new TableReader(table, columns, name, this.#assembly)
      this.#readers.push(reader)
      for (const column of reader.bound.dropped) this.dropped.add(column)
      for (const column of reader.bound.absent) absent.add(column)
    }
    for (const column of absent) this.#note('column-absent', row.line, { column })
    return new RowShape(name, row.cells.length, this.#shape.delimiter, this.#textProblems)
  }

  /** Apostrophes before what a spreadsheet would run: told once for each column that is read. */
  #seeGuards({ cells, line }: CsvRow): void {
    cells.forEach((cell, index) => {
      if (!isGuarded(cell)) return
      const known = this.#guards.get(index)
      if (known) known.cells++
      else this.#guards.set(index, { line, value: cell, cells: 1 })
    })
  }

  #tellGuards(): void {
    const used = new Set(this.#readers.flatMap(({ bound }) => bound.used))
    for (const [index, { line, value, cells }] of this.#guards) {
      if (!used.has(index)) continue
      const column = this.#header?.[index]?.trim() ?? String(index + 1)
      const told = { column, value: String(cells), expected: shown(value) }
      this.#note('apostrophe-taken-off', line, told)
    }
  }

  #report(notes: readonly LineNote[]): void {
    const file = this.#job.file.name
    for (const { line, kind, value } of notes) {
      const problem = { file, line, value, ...NOTE_RULES[kind] }
      if (kind === 'broken') this.#broken.set(line, problem)
      this.#textProblems.add(problem)
    }
  }

  /** Where problems are: the file, and the sheet of those that have several. */
  #place(): { file: string; sheet?: string } {
    const { file, sheet } = this.#job
    const name = sheet?.name ?? ''
    return { file: file.name, ...(name !== '' && { sheet: name }) }
  }

  #isBroken(row: CsvRow): boolean {
    return this.#broken.size > 0 && this.#brokenIn(row).length > 0
  }

  #brokenIn({ line, endLine }: CsvRow): Problem[] {
    const found: Problem[] = []
    for (let at = line; at <= endLine; at++) {
      const problem = this.#broken.get(at)
      if (problem) found.push(problem)
    }
    return found
  }

  #note(
    rule: ProblemRule,
    line: number,
    more: { column?: string; value?: string; expected?: string } = {},
  ): void {
    this.#problems.add({ ...this.#place(), line, ...more, rule, severity: 'noted' })
  }
}
