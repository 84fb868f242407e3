import type { Problem } from '../domain/problems.ts'
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
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  add(problem: Problem & { rule: ProblemRule }): void {
    const count = (this.counts[problem.rule] ?? 0) + 1
    this.counts[problem.rule] = count
    const limit = problem.severity === 'noted' ? Math.ceil(this.#limit * NOTED_SHARE) : this.#limit
    if (count <= limit) this.kept.push(problem)
  }
}

const SHOWN_LENGTH = 200

/** A value short enough to be shown in a sentence. */
export function shown(value: string): string {
  return value.length > SHOWN_LENGTH ? `${value.slice(0, SHOWN_LENGTH)}…` : value
}
