import type { SlicedNetwork } from '../../network/sliced-network.ts'

/** A funding as measures see it: codes of its funder and currency, and its first day (NO_DAY without). */
export type SeenFunding = { funder: number; amount: number; currency: number; on: number }

/** The fundings of a collaboration (its row in the slice), whatever their date. */
export function fundingsOf(network: SlicedNetwork, p: number): SeenFunding[] {
  const { offsets, funder, amount, currency, on } = network.whole.packed.collaborations.fundings
  const row = network.collaborationRows[p] ?? 0
  const list: SeenFunding[] = []
  for (let k = offsets[row] ?? 0; k < (offsets[row + 1] ?? 0); k++) {
    list.push({
      funder: funder.codes[k] ?? -1,
      amount: amount[k] ?? 0,
      currency: currency.codes[k] ?? -1,
      on: on[k] ?? 0,
    })
  }
  return list
}

/**
 * What each funder gave, above 0, once what it took back is deducted; one that has nothing left in it is
 * not there. Undefined without an amount above 0, or in more than one currency: they cannot be added.
 */
export function givenBy(fundings: readonly SeenFunding[]): Map<number, number> | undefined {
  if (new Set(fundings.map(({ currency }) => currency)).size !== 1) return undefined
  const given = new Map<number, number>()
  for (const { funder, amount } of fundings) {
    given.set(funder, (given.get(funder) ?? 0) + amount)
  }
  for (const [funder, amount] of given) if (!(amount > 0)) given.delete(funder)
  const total = totalOf(given)
  return total > 0 && total < Infinity ? given : undefined
}

export function totalOf(given: ReadonlyMap<number, number>): number {
  return [...given.values()].reduce((sum, amount) => sum + amount, 0)
}

/**
 * Σ share² of the funders by amount (Hirschman 1945; Herfindahl 1950): 1 with one funder, 1/n with n
 * that give the same. Undefined where amounts cannot be added (`givenBy`).
 */
export function concentrationOf(fundings: readonly SeenFunding[]): number | undefined {
  const given = givenBy(fundings)
  if (given === undefined) return undefined
  const total = totalOf(given)
  return [...given.values()].reduce((sum, amount) => sum + (amount / total) ** 2, 0)
}
