import { Type } from 'typebox'
import { findCutPoints } from '../../network/cut-points.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
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
    const sets = cohesiveSets(network).map(({ actors }) => actors.length)
    const largest = sets.reduce((a, b) => Math.max(a, b), 0)
    return { value: largest / actorCount, parts: { actors: largest, sets: sets.length } }
  },
})

/** Rows of the actors and collaborations of a set. */
export type CohesiveSet = { actors: number[]; collaborations: number[] }

/** The sets of two actors and more that no single removal breaks apart; one actor may be in several. */
export function cohesiveSets(network: SlicedNetwork): CohesiveSet[] {
  const { actorCount } = network
  const { blockOf, blockParents } = findCutPoints(twoModeGraph(network), () => true)
  const sets = blockParents.map((parent): CohesiveSet => {
    const isActor = parent < actorCount
    return {
      actors: isActor ? [parent] : [],
      collaborations: isActor ? [] : [parent - actorCount],
    }
  })
  for (const [row, block] of blockOf.entries()) {
    if (row < actorCount) sets[block]?.actors.push(row)
    else sets[block]?.collaborations.push(row - actorCount)
  }
  // Two rows are one participation; a cycle has four.
  return sets.filter(({ actors, collaborations }) => actors.length + collaborations.length > 2)
}
