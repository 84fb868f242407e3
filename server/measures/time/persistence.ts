import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import { collaborationCountOf } from '../../network/incidence.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineNetworkMeasure, type Result } from '../measure.ts'
import { slicesByYear } from './years.ts'

// What remains from one year of the slice to the next. A collaboration counts in each year in which it
// is active, so that long projects make persistence high by themselves: `renewal` asks whether a tie
// outlives its project. `parts` has each year but the first; the value is pooled over them. Undated
// participations are in no year. Weights and sectors play no part. O(years × Σ n_p²). Oracle:
// oracles.json `windows` on real data (ties kept, turnover, entries, exits), and sets counted by hand.
// The reference lists years before the first activity and after the last, where everybody enters or
// leaves at once; a series here has only the years in which something is active, with those between.

/** Numbers that each come once, in ascending order: a set, at a tenth of what a `Set` takes. */
export type Ascending = Float64Array | Int32Array

export type Step = { year: number; before: number; after: number; both: number }

/** The sets of one year and the next, compared: sizes, and how many are in both. */
export function stepsOf(network: SlicedNetwork, setOf: (year: SlicedNetwork) => Ascending): Step[] {
  const list: Step[] = []
  let before: Ascending | undefined
  for (const { year, network: slice } of slicesByYear(network)) {
    const after = setOf(slice)
    if (before !== undefined) {
      list.push({
        year,
        before: before.length,
        after: after.length,
        both: countShared(before, after),
      })
    }
    before = after
  }
  return list
}

/** How many numbers are in both lists. */
export function countShared(first: Ascending, second: Ascending): number {
  let both = 0
  let at = 0
  for (let i = 0; i < second.length; i++) {
    const one = second[i] ?? 0
    while (at < first.length && (first[at] ?? 0) < one) at++
    if (first[at] === one) both++
  }
  return both
}

/** Ties, ascending, as numbers that mean the same in every slice of a network. */
export function tieKeys(network: SlicedNetwork): Float64Array {
  const { offsets, neighbours, ties } = project(network)
  const keys = new Float64Array(ties)
  let next = 0
  for (let actor = 0; actor < network.actorCount; actor++) {
    for (const partner of neighbours.subarray(offsets[actor], offsets[actor + 1])) {
      if (partner <= actor) continue
      const row = network.actorRows[actor] ?? 0
      keys[next++] = row * network.whole.actorCount + (network.actorRows[partner] ?? 0)
    }
  }
  return keys
}

/** Rows in the whole network, ascending, of the actors with a participation in the slice. */
export function activeActors(network: SlicedNetwork): Int32Array {
  return network.actorRows.filter((_, actor) => collaborationCountOf(network, actor) > 0)
}

/** The pooled share of the steps, each year's beside it; null before what never was. */
function pooled(
  network: SlicedNetwork,
  list: readonly Step[],
  share: (step: Step) => readonly [part: number, whole: number],
): Result {
  if (list.length === 0) {
    const hasYear = slicesByYear(network).length > 0
    return { value: null, reason: hasYear ? 'too-few-windows' : 'no-date' }
  }
  let part = 0
  let whole = 0
  const parts: Record<string, number | null> = {}
  for (const step of list) {
    const [one, of] = share(step)
    part += one
    whole += of
    parts[String(step.year)] = of > 0 ? one / of : null
  }
  return whole > 0 ? { value: part / whole, parts } : { value: null, reason: 'no-tie', parts }
}

const cost = (network: SlicedNetwork) => 20 * project(network).ties

/** Share of the ties of a year that are still there the next: |E_t ∩ E_t+1| / |E_t|. */
export const persistence = defineNetworkMeasure({
  id: 'persistence',
  family: 'time',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost,
  compute: (network) =>
    pooled(network, stepsOf(network, tieKeys), ({ both, before }) => [both, before]),
})

/** Share of the ties of two years that are in one of them only: 1 − |E_t ∩ E_t+1| / |E_t ∪ E_t+1|. */
export const turnover = defineNetworkMeasure({
  id: 'turnover',
  family: 'time',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost,
  compute: (network) =>
    pooled(network, stepsOf(network, tieKeys), ({ both, before, after }) => {
      const either = before + after - both
      return [either - both, either]
    }),
})

/** Actors active in a year and not in the one before, added up over the years of the slice. */
export const entries = defineNetworkMeasure({
  id: 'entries',
  family: 'time',
  unit: 'count',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute: (network) => total(network, ({ after, both }) => after - both),
})

/** Actors active in a year and no longer in the next, added up over the years of the slice. */
export const exits = defineNetworkMeasure({
  id: 'exits',
  family: 'time',
  unit: 'count',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute: (network) => total(network, ({ before, both }) => before - both),
})

function total(network: SlicedNetwork, countOf: (step: Step) => number): Result {
  const list = stepsOf(network, activeActors)
  if (list.length === 0) return pooled(network, list, () => [0, 0])
  const parts = Object.fromEntries(list.map((step) => [String(step.year), countOf(step)]))
  return { value: list.reduce((sum, step) => sum + countOf(step), 0), parts }
}
