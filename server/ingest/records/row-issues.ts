import type { Problem } from '../../domain/problems.ts'
import type { ProblemRule } from '../rules.ts'
import { shown, type ProblemList } from '../problem-list.ts'

/** What is found wrong with one row. A refused row leaves nothing behind. */
export class RowIssues {
  isRefused = false
  readonly #problems: ProblemList
  readonly #place: { file: string; sheet?: string }
  readonly line: number
  #told: Set<string> | undefined

  constructor(problems: ProblemList, place: { file: string; sheet?: string }, line: number) {
    this.#problems = problems
    this.#place = place
    this.line = line
  }

  refuse(rule: ProblemRule, column: string, value?: string, expected?: string): void {
    this.isRefused = true
    this.#add('refused', rule, column, value, expected)
  }

  note(rule: ProblemRule, column: string, value?: string, expected?: string): void {
    this.#add('noted', rule, column, value, expected)
  }

  #add(
    severity: Problem['severity'],
    rule: ProblemRule,
    column: string,
    value: string | undefined,
    expected: string | undefined,
  ): void {
    // Two tables of one file may read the same cell: what is wrong with it is told once.
    const key = `${rule}\0${column}\0${value ?? ''}`
    this.#told ??= new Set()
    if (this.#told.has(key)) return
    this.#told.add(key)
    this.#problems.add({
      ...this.#place,
      line: this.line,
      rule,
      severity,
      ...(column !== '' && { column }),
      ...(value !== undefined && { value: shown(value) }),
      ...(expected !== undefined && { expected: shown(expected) }),
    })
  }
}
