import type { Problem, ProblemFix } from '../../domain/problems.ts'
import type { ProblemRule } from '../rules.ts'
import { shown, type ProblemList } from '../problem-list.ts'
import type { DateOrders } from './date-orders.ts'

/** What is wrong with a cell and what is proposed in its place. */
export type Proposal = { value?: string; expected?: string; fix: ProblemFix }

/** What cannot be as it is written. A file of nothing else is of no use before that is put right. */
const DOUBTFUL: ReadonlySet<ProblemRule> = new Set(['dates-reversed', 'coordinates-swapped'])

/** What is found wrong with one row. A refused row leaves nothing behind. */
export class RowIssues {
  isRefused = false
  /** It goes in without what it says of when or where, because that cannot be: see DOUBTFUL. */
  isDoubtful = false
  readonly #problems: ProblemList
  readonly #place: { file: string; sheet?: string }
  readonly line: number
  /** How the table's columns write dates. */
  readonly dates: DateOrders | undefined
  #told: Set<string> | undefined

  constructor(
    problems: ProblemList,
    place: { file: string; sheet?: string },
    line: number,
    dates?: DateOrders,
  ) {
    this.dates = dates
    this.#problems = problems
    this.#place = place
    this.line = line
  }

  refuse(rule: ProblemRule, column: string, value?: string, expected?: string): void {
    this.isRefused = true
    this.#tell('refused', rule, column, { value, expected })
  }

  note(rule: ProblemRule, column: string, value?: string, expected?: string): void {
    this.#tell('noted', rule, column, { value, expected })
  }

  /**
   * Whether the fix that is proposed for a cell was accepted: then it is what is to be read. Otherwise
   * the problem is told with its proposal, and refuses the row where it is of that kind.
   */
  propose(
    severity: 'refused' | 'noted',
    rule: ProblemRule,
    column: string,
    proposal: Proposal,
  ): boolean {
    const place = { ...this.#place, line: this.line, rule }
    const isAccepted = this.#problems.isAccepted({ ...place, ...(column !== '' && { column }) })
    if (!isAccepted && severity === 'refused') this.isRefused = true
    if (!isAccepted && DOUBTFUL.has(rule)) this.isDoubtful = true
    this.#tell(isAccepted ? 'repaired' : severity, rule, column, proposal)
    return isAccepted
  }

  #tell(
    severity: Problem['severity'],
    rule: ProblemRule,
    column: string,
    { value, expected, fix }: { [K in keyof Proposal]?: Proposal[K] | undefined },
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
      ...(fix && { fix: fix.value === undefined ? {} : { value: shown(fix.value) } }),
    })
  }
}
