import { Type } from 'typebox'
import type { Rows } from '../../network/components.ts'
import { projectDirected } from '../../network/directed-projection.ts'
import { project } from '../../network/projection.ts'
import { defineActorMeasure } from '../measure.ts'

/**
 * Share of the shortest paths between two others that pass through an actor:
 * Σ_{s<t} σ_st(i) / σ_st, divided by (N − 1)(N − 2) / 2.
 *
 * Paths are counted in ties: weights are strengths, and taking them for lengths would make strong ties
 * long (`betweenness-weighted` takes 1 / w). With `directed` they follow declared directed ties from
 * source to target, other collaborations both ways, and the sum is over ordered pairs divided by
 * (N − 1)(N − 2). N is the whole base, isolated actors included, which have 0; pairs in different components
 * give nothing. Fewer than three actors: null. Exact, by Brandes' accumulation from each actor that
 * has a tie: O(actors × ties) time, O(actors) memory; refused as `too-costly` past the limit.
 * Freeman 1977; Brandes 2001. Oracle: networkx, igraph; closed forms on path, star and complete graph.
 */
export const betweenness = defineActorMeasure({
  id: 'betweenness',
  family: 'position',
  unit: 'share',
  options: Type.Object(
    { directed: Type.Boolean({ default: false }) },
    { additionalProperties: false },
  ),
  // Each tie is visited from both ends, once on the way out and once on the way back.
  cost: (network) => network.actorCount * 4 * project(network).ties,
  compute(network, { directed }) {
    const n = network.actorCount
    if (n < 3) return { values: new Float64Array(n).fill(Number.NaN), reason: 'too-few-actors' }
    const graph = project(network)
    const arcs = directed ? projectDirected(network) : { out: graph, into: graph }
    const sums = computeBetweenness(n, arcs.out, arcs.into)
    // Without direction each unordered pair was counted from both its ends.
    const pairs = (n - 1) * (n - 2)
    return { values: sums.map((sum) => sum / pairs) }
  },
})

/** Sums over ordered pairs; without direction twice those over unordered ones. */
function computeBetweenness(actorCount: number, out: Rows, into: Rows): Float64Array {
  const { offsets, neighbours } = out
  const order = new Int32Array(actorCount)
  const distance = new Int32Array(actorCount).fill(-1)
  const paths = new Float64Array(actorCount)
  const dependency = new Float64Array(actorCount)
  const sums = new Float64Array(actorCount)
  for (let source = 0; source < actorCount; source++) {
    if (offsets[source] === offsets[source + 1]) continue
    distance[source] = 0
    paths[source] = 1
    order[0] = source
    let reached = 1
    // Outwards: an actor's paths are complete when its turn comes, all nearer ones having had theirs.
    for (let place = 0; place < reached; place++) {
      const actor = order[place] ?? 0
      const next = (distance[actor] ?? 0) + 1
      const own = paths[actor] ?? 0
      const end = offsets[actor + 1] ?? 0
      for (let k = offsets[actor] ?? 0; k < end; k++) {
        const neighbour = neighbours[k] ?? 0
        const theirs = distance[neighbour] ?? -1
        if (theirs === -1) {
          distance[neighbour] = next
          paths[neighbour] = own
          order[reached++] = neighbour
        } else if (theirs === next) paths[neighbour] = (paths[neighbour] ?? 0) + own
      }
    }
    // Back: each actor hands what passes through it to those before it, in proportion to their paths.
    for (let place = reached - 1; place > 0; place--) {
      const actor = order[place] ?? 0
      const before = (distance[actor] ?? 0) - 1
      const through = dependency[actor] ?? 0
      const given = (1 + through) / (paths[actor] ?? 1)
      const end = into.offsets[actor + 1] ?? 0
      for (let k = into.offsets[actor] ?? 0; k < end; k++) {
        const neighbour = into.neighbours[k] ?? 0
        if (distance[neighbour] !== before) continue
        dependency[neighbour] = (dependency[neighbour] ?? 0) + (paths[neighbour] ?? 0) * given
      }
      sums[actor] = (sums[actor] ?? 0) + through
      dependency[actor] = 0
    }
    for (let place = 0; place < reached; place++) distance[order[place] ?? 0] = -1
    dependency[source] = 0
  }
  return sums
}
