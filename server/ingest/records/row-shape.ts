import { shown, type ProblemList } from '../problem-list.ts'
import type { CsvRow } from '../readers/csv.ts'
import { repairRow } from '../readers/repair-row.ts'
import { RowIssues } from './row-issues.ts'

/** Checks that rows have the shape of their table, before anything in them is read. */
export class RowShape {
  readonly #file: string
  readonly #width: number
  readonly #delimiter: string
  readonly #problems: ProblemList

  constructor(file: string, width: number, delimiter: string, problems: ProblemList) {
    this.#file = file
    this.#width = width
    this.#delimiter = delimiter
    this.#problems = problems
  }

  /**
   * The row with as many cells as there are columns, or undefined when it is refused. Empty cells past
   * the last do no harm, and a row that commas cut is put together where that can be done in one way
   * only.
   */
  check(row: CsvRow): CsvRow | undefined {
    const { cells, fault } = row
    if (fault === undefined && row.hasStrayQuote === undefined && cells.length === this.#width) {
      return row
    }
    const issues = new RowIssues(this.#problems, { file: this.#file }, row.line)
    if (fault !== undefined) {
      issues.refuse(fault.rule, '', fault.value)
      return undefined
    }
    const whole = this.#withItsWidth(row, issues)
    if (whole !== undefined && row.hasStrayQuote === true) {
      issues.note(
        'stray-quote',
        '',
        whole.cells.find((cell) => cell.includes('"')),
      )
    }
    return whole
  }

  #withItsWidth(row: CsvRow, issues: RowIssues): CsvRow | undefined {
    const { cells } = row
    if (cells.length === this.#width) return row
    const isOnlyLonger = cells.slice(this.#width).every((cell) => cell.trim() === '')
    if (cells.length > this.#width && isOnlyLonger) return row
    const repaired = this.#delimiter === ',' ? repairRow(cells, this.#width) : undefined
    if (repaired !== undefined) {
      issues.note('unquoted-commas', '', shown(repaired.joined.join(' … ')))
      return { ...row, cells: repaired.cells }
    }
    issues.refuse('wrong-column-count', '', String(cells.length), String(this.#width))
    return undefined
  }
}
