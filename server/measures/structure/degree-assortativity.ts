import { Type } from 'typebox'
import { readArcs } from '../../network/arcs.ts'
import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineNetworkMeasure } from '../measure.ts'

/**
 * Do actors of many partners work with each other? The correlation, over ties, of the degrees of their
 * two ends: 1, hubs with hubs; −1, hubs with the ends of stars.
 *
 * Each tie without direction counts from both ends. Option `directed`: over declared directed ties, the
 * number of arcs sent by the source with the number received by the target. Each tie counts 1; isolated
 * actors, sectors and components play no part. On a projection it is high by construction: a
 * collaboration of n gives n actors n − 1 partners at once, who are each other's. Null without tie, and
 * where all ends have one degree (`same-degree`). O(ties). Newman 2003. Oracle: igraph; printed values of
 * the pupils of McNulty's book; a star.
 */
export const degreeAssortativity = defineNetworkMeasure({
  id: 'degree-assortativity',
  family: 'structure',
  unit: 'index',
  isDefault: false,
  options: Type.Object(
    { directed: Type.Boolean({ default: false }) },
    { additionalProperties: false },
  ),
  cost: (network) => 4 * project(network).ties,
  compute(network, { directed }) {
    const { from, to } = directed ? endsOfArcs(network) : endsOfTies(network)
    if (network.actorCount === 0) return { value: null, reason: 'no-actor' }
    if (from.length === 0) return { value: null, reason: directed ? 'not-applicable' : 'no-tie' }
    const value = correlation(from, to)
    return Number.isNaN(value) ? { value: null, reason: 'same-degree' } : { value }
  },
})

type Ends = { from: Float64Array; to: Float64Array }

/** The degrees of both ends of each tie, from either end. */
export function endsOfTies(network: SlicedNetwork): Ends {
  const { offsets, neighbours, actorCount } = project(network)
  const degreeOf = (actor: number) => (offsets[actor + 1] ?? 0) - (offsets[actor] ?? 0)
  const from = new Float64Array(neighbours.length)
  for (let actor = 0; actor < actorCount; actor++) {
    from.fill(degreeOf(actor), offsets[actor], offsets[actor + 1])
  }
  return { from, to: Float64Array.from(neighbours, degreeOf) }
}

function endsOfArcs(network: SlicedNetwork): Ends {
  const { source, target } = readArcs(network)
  const sent = new Float64Array(network.actorCount)
  const received = new Float64Array(network.actorCount)
  for (const actor of source) sent[actor] = (sent[actor] ?? 0) + 1
  for (const actor of target) received[actor] = (received[actor] ?? 0) + 1
  return {
    from: Float64Array.from(source, (actor) => sent[actor] ?? 0),
    to: Float64Array.from(target, (actor) => received[actor] ?? 0),
  }
}

/** Pearson's, of deviations from the means; NaN where one side does not vary. */
function correlation(x: Float64Array, y: Float64Array): number {
  const [meanX, meanY] = [meanOf(x), meanOf(y)]
  let xx = 0
  let yy = 0
  let xy = 0
  for (const [k, one] of x.entries()) {
    const [dx, dy] = [one - meanX, (y[k] ?? 0) - meanY]
    xx += dx * dx
    yy += dy * dy
    xy += dx * dy
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : Number.NaN
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
