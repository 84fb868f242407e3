import type { Reason } from '../../domain/findings.ts'
import { project } from '../../network/projection.ts'
import { seededRandom, shuffledRows } from '../../network/random.ts'
import { removeInOrder } from '../../network/removal.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { columnsOf } from './kept.ts'
import { nameOf, sectorsOf } from './labels.ts'

/** What stays linked when the most central actors go one by one. */
export type Removal = {
  /** Why there is nothing to remove: no tie, or too large a network to know who is central. */
  reason?: Reason
  /** Actors with a tie in the slice. */
  linked: number
  /** In the order of their going: betweenness in the whole slice, then id. */
  order: { id: string; name: string; sectors: string[]; betweenness: number }[]
  /** After 0, 1, 2 … of them: actors of the largest linked group, and groups of two or more. */
  largest: number[]
  groups: number[]
  /** The largest group when as many linked actors go by chance: the mean of DRAWS seeded orders. */
  byChance: number[]
  draws: number
  seed: number
}

const STEPS = 50
const DRAWS = 20
const SEED = 1

/**
 * Robustness against the loss of the most central actors beside that of any actors (Albert, Jeong &
 * Barabási 2000): the order is that of betweenness at the start, so that one step says the same whatever
 * came before. At most half of the linked actors go, and at most STEPS.
 */
export function removeMostCentral(network: SlicedNetwork): Removal {
  const { offsets } = project(network)
  const isLinked = (actor: number) => offsets[actor] !== offsets[actor + 1]
  const linked = network.actorIds.flatMap((_, actor) => (isLinked(actor) ? [actor] : []))
  const [column] = columnsOf(network, ['betweenness'])
  const reason = linked.length === 0 ? 'no-tie' : column?.reason
  const none = { linked: linked.length, order: [], largest: [], groups: [], byChance: [] }
  if (!column || reason) return { ...none, ...(reason && { reason }), draws: DRAWS, seed: SEED }

  const central = (actor: number) => column.values[actor] ?? 0
  const steps = Math.min(STEPS, Math.floor(linked.length / 2))
  const order = linked.toSorted((a, b) => central(b) - central(a) || a - b).slice(0, steps)
  const { largest, groups } = removeInOrder(network, Int32Array.from(order))
  return {
    linked: linked.length,
    order: order.map((actor) => ({
      id: network.actorIds[actor] ?? '',
      name: nameOf(network, actor),
      sectors: sectorsOf(network, actor),
      betweenness: central(actor),
    })),
    largest: [...largest],
    groups: [...groups],
    byChance: meanOfDraws(network, linked, steps),
    draws: DRAWS,
    seed: SEED,
  }
}

function meanOfDraws(network: SlicedNetwork, linked: readonly number[], steps: number): number[] {
  const random = seededRandom(SEED)
  const sums = new Float64Array(steps + 1)
  for (let draw = 0; draw < DRAWS; draw++) {
    const rows = shuffledRows(linked.length, random).subarray(0, steps)
    const { largest } = removeInOrder(
      network,
      rows.map((row) => linked[row] ?? 0),
    )
    for (const [gone, actors] of largest.entries()) sums[gone] = (sums[gone] ?? 0) + actors
  }
  return [...sums].map((sum) => sum / DRAWS)
}
