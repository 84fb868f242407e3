import type { ProblemRule } from './rules.ts'
import type { Problem } from '../domain/problems.ts'

/** Problems as they are found: the first ones kept with their place, all of them counted by rule. */
export class ProblemList {
  readonly kept: Problem[] = []
  readonly counts: Record<string, number> = {}
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  add(problem: Problem & { rule: ProblemRule }): void {
    this.counts[problem.rule] = (this.counts[problem.rule] ?? 0) + 1
    if (this.kept.length < this.#limit) this.kept.push(problem)
  }
}

const SHOWN_LENGTH = 200

/** A value short enough to be shown in a sentence. */
export function shown(value: string): string {
  return value.length > SHOWN_LENGTH ? `${value.slice(0, SHOWN_LENGTH)}…` : value
}
