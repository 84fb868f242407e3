import type { ProblemList } from '../problem-list.ts'
import { shown } from '../problem-list.ts'
import type { Place } from './gather.ts'

/** Rounded percentages of three may sum to 0.99. */
const TOLERANCE = 0.011

type Part = { share: number; amount: number | undefined }

/**
 * What beneficiaries share of one collaboration's funding: where rows say parts of it, the parts must
 * sum to the whole. A row that has all of it needs no second look.
 */
export class Shares {
  readonly #parts = new Map<string, { at: Place; byActor: Map<string, Part> }>()

  see(collaborationId: string, actorId: string, part: Part, at: Place): void {
    const known = this.#parts.get(collaborationId)
    if (known !== undefined) known.byActor.set(actorId, part)
    else if (part.share < 1) {
      this.#parts.set(collaborationId, { at, byActor: new Map([[actorId, part]]) })
    }
  }

  /**
   * The whole amount of a shared funding: publishers write it in each row, as the schema asks, or in
   * each row the part. Parts that are alike are read as the whole, written again. undefined where
   * nothing was shared, or an amount is missing.
   */
  wholeAmount(collaborationId: string): number | undefined {
    const parts = [...(this.#parts.get(collaborationId)?.byActor.values() ?? [])]
    const amounts = parts.flatMap(({ amount }) => amount ?? [])
    if (amounts.length < 2 || amounts.length < parts.length) return undefined
    if (new Set(amounts).size === 1) return amounts[0]
    return Math.round(amounts.reduce((sum, amount) => sum + amount, 0) * 100) / 100
  }

  /** One problem for each collaboration whose parts do not make a whole, at its first row. */
  report(problems: ProblemList): void {
    for (const [id, { at, byActor }] of this.#parts) {
      const sum = [...byActor.values()].reduce((total, { share }) => total + share, 0)
      if (Math.abs(sum - 1) <= TOLERANCE) continue
      problems.add({
        ...at,
        rule: 'shares-not-one',
        severity: 'noted',
        value: String(Math.round(sum * 1000) / 1000),
        expected: shown(id),
      })
    }
  }
}
