import { Type } from 'typebox'
import { findCutPoints } from '../../network/cut-points.ts'
import { twoModeGraph } from '../../network/two-mode-graph.ts'
import { defineNetworkMeasure } from '../measure.ts'

/**
 * Structural cohesion: the share of the actors in the largest set that no single actor leaving and no
 * single collaboration ending would break apart, each pair of it being joined by two ways that share
 * nothing (Moody & White 2003, at k = 2: a biconnected component).
 *
 * On the actor–collaboration graph: on the projection every collaboration of three is cohesive by itself.
 * A set needs two actors and two collaborations, else there is no second way. Higher k is not looked for.
 * Weights and sectors play no part; isolated actors are in the base and in no set. `actors`: how many it
 * holds; `sets`: how many such sets there are. No actor: null; none such: 0. O(actors + participations).
 * Oracle: networkx biconnected_components; removing each actor and collaboration in turn.
 */
export const cohesion = defineNetworkMeasure({
  id: 'two-mode-cohesion',
  family: 'structure',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const { actorCount } = network
    if (actorCount === 0) return { value: null, reason: 'no-actor' }
    const { blockOf, blockParents } = findCutPoints(twoModeGraph(network), () => true)
    const actors: number[] = blockParents.map((parent) => (parent < actorCount ? 1 : 0))
    const rows: number[] = blockParents.map(() => 1)
    for (const [row, block] of blockOf.entries()) {
      if (block === -1) continue
      rows[block] = (rows[block] ?? 0) + 1
      if (row < actorCount) actors[block] = (actors[block] ?? 0) + 1
    }
    // Two rows are one participation; a cycle has four.
    const sets = actors.filter((_, block) => (rows[block] ?? 0) > 2)
    const largest = sets.reduce((a, b) => Math.max(a, b), 0)
    return { value: largest / actorCount, parts: { actors: largest, sets: sets.length } }
  },
})
