import { Type } from 'typebox'
import { findCutPoints, type CutPoints } from '../../network/cut-points.ts'
import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { twoModeGraph } from '../../network/two-mode-graph.ts'
import { defineActorMeasure, defineCollaborationMeasure, defineNetworkMeasure } from '../measure.ts'

// What would fall apart if one actor left, one collaboration ended, or one tie broke. Found on the
// actor–collaboration graph by one depth-first search, so that a collaboration can be found too: the
// projection does not know what makes its ties. No weights, nothing normalised; isolated actors cut
// nothing, each component is taken by itself. O(actors + participations). Hopcroft & Tarjan 1973;
// Tarjan 1974. Oracle: networkx and igraph on projection and two-mode graph; removing each in turn.

const known = new WeakMap<SlicedNetwork, CutPoints>()

function twoModeCuts(network: SlicedNetwork): CutPoints {
  let cuts = known.get(network)
  if (cuts === undefined) {
    cuts = findCutPoints(twoModeGraph(network), (row) => row < network.actorCount)
    known.set(network, cuts)
  }
  return cuts
}

/**
 * The groups of actors that an actor's partners would fall into without it, less one: 0, they stay
 * together. A collaboration that the actor has alone is no group.
 */
export const articulation = defineActorMeasure({
  id: 'articulation',
  family: 'position',
  unit: 'count',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const { extraMarked } = twoModeCuts(network)
    return { values: Float64Array.from(extraMarked.subarray(0, network.actorCount)) }
  },
})

/**
 * Actors without whom others would fall apart; `twoMode` counts those too who would only leave a
 * collaboration of their own behind.
 */
export const articulationActors = defineNetworkMeasure({
  id: 'articulation-actors',
  family: 'structure',
  unit: 'count',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const { extra, extraMarked } = twoModeCuts(network)
    const count = (column: Int32Array) =>
      column.subarray(0, network.actorCount).reduce((sum, one) => sum + (one > 0 ? 1 : 0), 0)
    return { value: count(extraMarked), parts: { twoMode: count(extra) } }
  },
})

/** A collaboration without which its actors would fall into so many groups more. */
export type CutCollaboration = { id: string; extra: number }

/** The collaborations of a slice whose end would separate actors, worst first, then by id. */
export function listCutCollaborations(network: SlicedNetwork): CutCollaboration[] {
  const { extra } = twoModeCuts(network)
  return network.collaborationIds
    .map((id, p) => ({ id, extra: extra[network.actorCount + p] ?? 0 }))
    .filter((cut) => cut.extra > 0)
    .toSorted((a, b) => b.extra - a.extra)
}

/** The groups that the actors of a collaboration would fall into without it, less one. */
export const collaborationCut = defineCollaborationMeasure({
  id: 'collaboration-cut',
  family: 'position',
  unit: 'count',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const { extra } = twoModeCuts(network)
    return { values: Float64Array.from(extra.subarray(network.actorCount)) }
  },
})

/** Collaborations whose end would separate actors; `share` of all. */
export const cutCollaborations = defineNetworkMeasure({
  id: 'cut-collaborations',
  family: 'structure',
  unit: 'count',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    if (network.collaborationCount === 0) return { value: null, reason: 'no-collaboration' }
    const value = listCutCollaborations(network).length
    return { value, parts: { share: value / network.collaborationCount } }
  },
})

/** Ties between two actors that alone hold two groups together; `twoMode`: such participations. */
export const bridges = defineNetworkMeasure({
  id: 'bridges',
  family: 'structure',
  unit: 'count',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute: (network) => ({
    value: findCutPoints(project(network), () => true).bridges.length,
    parts: { twoMode: twoModeCuts(network).bridges.length },
  }),
})
