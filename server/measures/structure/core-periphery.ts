import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import { seededRandom } from '../../network/random.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { compareWithDraws } from '../chance/compare-with-draws.ts'
import { curveball, stepsOfCurveball } from '../chance/curveball.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { tiesOf, type Ties } from './drawn-ties.ts'

/**
 * Is there a core that everybody works with, around it a periphery without ties of its own? The highest
 * correlation, over core sizes, of the ties with the pattern that ties every pair with at least one end
 * in the core (Borgatti & Everett 2000). 1 on a star.
 *
 * For each size the core is the actors with the most partners, by id among equals: the best core of a
 * size is a hard problem (a largest vertex cover), so the value is a lower bound and `exact` is false.
 * Isolated actors are left out of the pattern: they would be periphery of anything. Weights and sectors
 * play no part. A high value alone says nothing: `expectation`, `z` and `p` compare with draws of who is
 * in what that keep each actor's and each collaboration's number (curveball), under which a star is as
 * expected as it can be; past the limit of steps the value stays alone, without draws too. Fewer than three actors with a tie, or all tied to all: null. O(draws × Σ n_p²).
 * Oracle: closed forms; the best over all cores on small networks is never lower.
 */
export const corePeriphery = defineNetworkMeasure({
  id: 'core-periphery',
  family: 'structure',
  unit: 'index',
  isDefault: false,
  options: Type.Object(
    { draws: Type.Integer({ default: 200, minimum: 0, maximum: 20_000 }) },
    { additionalProperties: false },
  ),
  cost: (network) => stepsOfFit(network),
  compute(network, { draws }, { seed, limit }) {
    const observed = {
      offsets: network.collaborationOffsets,
      members: network.collaborationMembers,
    }
    const found = bestFit(tiesOf(observed, network.actorCount))
    if (found === undefined) return { value: null, reason: reasonOf(network), exact: false }
    const said = { value: found.fit, parts: { core: found.size }, exact: false }
    if (draws === 0) return said
    if (draws * stepsOfFit(network) > limit) return { ...said, reason: 'too-costly' }
    const next = curveball(observed, seededRandom(seed))
    const fits = Float64Array.from(
      { length: draws },
      () => bestFit(tiesOf(next(), network.actorCount))?.fit ?? Number.NaN,
    ).filter((fit) => !Number.isNaN(fit))
    const beside = compareWithDraws(found.fit, fits)
    return {
      ...said,
      ...(beside !== undefined && {
        expectation: beside.expectation,
        sd: beside.sd,
        z: beside.z,
        p: beside.p,
        interval: beside.interval,
        ...(beside.z === null && { reason: 'no-variance' as const }),
      }),
      nullModel: 'curveball',
      seed,
    }
  },
})

/** Of one draw and its best pattern. */
function stepsOfFit(network: SlicedNetwork): number {
  return stepsOfCurveball(network.collaborationMembers.length) + 10 * project(network).ties
}

function reasonOf(network: SlicedNetwork) {
  if (network.actorCount === 0) return 'no-actor'
  return project(network).ties === 0 ? 'no-tie' : 'same-degree'
}

/** The best pattern: how well it fits, the size of its core, and the four counts of pairs that say so. */
export type Fit = {
  fit: number
  size: number
  /** All pairs of actors with a tie, those tied, those that the pattern ties, and those of both. */
  all: number
  ties: number
  pattern: number
  both: number
}

/** Actors that have a tie, those of most partners first, by row among equals. */
export function byPartners(degrees: Int32Array): number[] {
  return [...degrees.keys()]
    .filter((actor) => (degrees[actor] ?? 0) > 0)
    .toSorted((a, b) => (degrees[b] ?? 0) - (degrees[a] ?? 0) || a - b)
}

/** The best correlation over all core sizes, by actors in the order of their degrees. */
export function bestFit({ degrees, pairs }: Ties): Fit | undefined {
  const order = byPartners(degrees)
  const place = new Int32Array(degrees.length)
  for (const [index, actor] of order.entries()) place[actor] = index
  // A tie joins the pattern with the first of its two ends to enter the core.
  const joins = new Int32Array(order.length)
  for (const [a, b] of pairs) {
    const first = Math.min(place[a] ?? 0, place[b] ?? 0)
    joins[first] = (joins[first] ?? 0) + 1
  }
  const n = order.length
  const all = (n * (n - 1)) / 2
  const ties = pairs.length
  let best: Fit | undefined
  let both = 0
  for (let size = 1; size < n - 1; size++) {
    both += joins[size - 1] ?? 0
    const pattern = all - ((n - size) * (n - size - 1)) / 2
    // Correlation of two columns of 0 and 1.
    const spread = ties * (all - ties) * pattern * (all - pattern)
    if (spread === 0) return undefined
    const fit = (all * both - ties * pattern) / Math.sqrt(spread)
    if (best === undefined || fit > best.fit) best = { fit, size, all, ties, pattern, both }
  }
  return best
}
