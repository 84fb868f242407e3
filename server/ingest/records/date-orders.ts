import type { ProblemRule } from '../rules.ts'
import { shown, type ProblemList } from '../problem-list.ts'
import { dayMonthOrder, parseMonthFirst, type DayMonthOrder } from '../values/dates.ts'

type Seen = { counts: Record<DayMonthOrder, number>; example: string; isAccepted: boolean }

const RULE: ProblemRule & 'month-first-dates' = 'month-first-dates'

/**
 * In which order the columns of one table write day and month. 03/04/2013 is 3 April, as in Europe; but
 * where the same column has 03/25/2013 and nothing like 25/03/2013, it was written month first, and the
 * first was read wrong. That is told once for the column, and put right as a whole once accepted.
 */
export class DateOrders {
  readonly #problems: ProblemList
  readonly #place: { file: string; sheet?: string }
  readonly #seen = new Map<string, Seen>()

  constructor(problems: ProblemList, place: { file: string; sheet?: string }) {
    this.#problems = problems
    this.#place = place
  }

  /** Counts how a date is written; whether a person said that its column has the month first. */
  isMonthFirst(column: string, text: string): boolean {
    const order = dayMonthOrder(text)
    if (order === undefined) return false
    const seen = this.#seen.get(column) ?? this.#begin(column)
    seen.counts[order]++
    if (order === 'month-first' && seen.example === '') seen.example = text
    return seen.isAccepted && order !== 'day-first'
  }

  /** Tells of the columns that have the month first. */
  report(): void {
    for (const [column, { counts, example, isAccepted }] of this.#seen) {
      if (counts['month-first'] === 0 || counts['day-first'] > 0 || counts.either === 0) continue
      const meant = parseMonthFirst(example)
      this.#problems.add({
        ...this.#problemOf(column),
        value: shown(example),
        expected: String(counts.either),
        fix: 'date' in meant ? { value: meant.date } : {},
        severity: isAccepted ? 'repaired' : 'noted',
      })
    }
  }

  #begin(column: string): Seen {
    const isAccepted = this.#problems.isAccepted(this.#problemOf(column))
    const counts = { 'day-first': 0, 'month-first': 0, either: 0 }
    const seen = { counts, example: '', isAccepted }
    this.#seen.set(column, seen)
    return seen
  }

  /** The column as a whole: line 0. */
  #problemOf(column: string) {
    return { ...this.#place, line: 0, column, rule: RULE }
  }
}
