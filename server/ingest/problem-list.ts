import { problemId, type Decisions, type Problem } from '../domain/problems.ts'
import type { ProblemRule } from './rules.ts'

/** Of the problems that are kept, the part that one rule's notes may take. */
const NOTED_SHARE = 0.1

/**
 * Problems as they are found: the first ones kept with their place, all of them counted by rule. Notes
 * of one kind are kept up to a tenth of the limit, so that a flood of them never hides what was
 * refused.
 */
export class ProblemList {
  readonly kept: Problem[] = []
  readonly counts: Record<string, number> = {}
  /** Those whose fix was accepted, by rule; they are not among `counts`. */
  readonly repairedCounts: Record<string, number> = {}
  /** Of `counts`, those that come with a fix. */
  readonly fixableCounts: Record<string, number> = {}
  /** Where someone wants to hear of each as it is told: those of the row at hand. */
  heard: Problem[] | undefined
  readonly #onProblem: ((problem: Problem) => void) | undefined
  readonly #limit: number
  readonly #acceptedRules: ReadonlySet<string>
  readonly #accepted: ReadonlySet<string>
  readonly #except: ReadonlySet<string>

  /** `onProblem` hears of every problem, also of those that are only counted here. */
  constructor(
    limit: number,
    decisions: Decisions = { rules: [], problems: [] },
    onProblem?: (problem: Problem) => void,
  ) {
    this.#limit = limit
    this.#onProblem = onProblem
    this.#acceptedRules = new Set(decisions.rules)
    this.#accepted = new Set(decisions.problems)
    this.#except = new Set(decisions.except)
  }

  /** Whether a person accepted what is proposed there. */
  isAccepted(problem: Omit<Problem, 'severity'>): boolean {
    const isOfRule = this.#acceptedRules.has(problem.rule)
    const known = isOfRule ? this.#except : this.#accepted
    return known.size > 0 && known.has(problemId(problem)) ? !isOfRule : isOfRule
  }

  add(problem: Problem & { rule: ProblemRule }): void {
    this.heard?.push(problem)
    this.#onProblem?.(problem)
    const counts = problem.severity === 'repaired' ? this.repairedCounts : this.counts
    const count = (counts[problem.rule] ?? 0) + 1
    counts[problem.rule] = count
    if (problem.fix && problem.severity !== 'repaired') {
      this.fixableCounts[problem.rule] = (this.fixableCounts[problem.rule] ?? 0) + 1
    }
    const limit =
      problem.severity === 'refused' ? this.#limit : Math.ceil(this.#limit * NOTED_SHARE)
    if (count <= limit) this.kept.push(problem)
  }
}

const SHOWN_LENGTH = 200

/** A value short enough to be shown in a sentence. */
export function shown(value: string): string {
  return value.length > SHOWN_LENGTH ? `${value.slice(0, SHOWN_LENGTH)}…` : value
}
