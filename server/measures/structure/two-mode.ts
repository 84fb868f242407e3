import { Type } from 'typebox'
import { findComponents } from '../../network/components.ts'
import { collaborationCountOf, memberCount } from '../../network/incidence.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { twoModeGraph } from '../../network/two-mode-graph.ts'
import { defineNetworkMeasure, type Result } from '../measure.ts'

// The actor–collaboration graph itself, before any projection (Borgatti & Everett 1997). Nodes are all
// actors of the base and the collaborations of the slice; links are distinct pairs. No weights. An
// actor without collaboration is a node of degree 0 and a component of its own. O(actors + links).
// Oracle: the published table of the URBACT networks (P. Gourdon, thesis, chapter 4), every figure.

/** Distinct (actor, collaboration) pairs. */
export const twoModeLinks = defineNetworkMeasure({
  id: 'two-mode-links',
  family: 'structure',
  unit: 'count',
  options: Type.Object({}),
  cost: () => 0,
  compute: (network) => ({ value: network.collaborationMembers.length }),
})

/** Links divided by actors × collaborations. */
export const twoModeDensity = defineNetworkMeasure({
  id: 'two-mode-density',
  family: 'structure',
  unit: 'share',
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const missing = nothingToMeasure(network)
    if (missing) return missing
    const cells = network.actorCount * network.collaborationCount
    return { value: network.collaborationMembers.length / cells }
  },
})

/** Connected components of the two-mode graph. */
export const twoModeComponents = defineNetworkMeasure({
  id: 'two-mode-components',
  family: 'structure',
  unit: 'count',
  options: Type.Object({}),
  cost: () => 0,
  compute: (network) => ({ value: findComponents(twoModeGraph(network)).count }),
})

/** Mean and median number of collaborations of an actor, those with none included. */
export const collaborationsPerActorMean = defineNetworkMeasure({
  id: 'two-mode-actor-degree-mean',
  family: 'structure',
  unit: 'count',
  options: Type.Object({}),
  cost: () => 0,
  compute: (network) => mean(actorDegrees(network), 'no-actor'),
})
export const collaborationsPerActorMedian = defineNetworkMeasure({
  id: 'two-mode-actor-degree-median',
  family: 'structure',
  unit: 'count',
  options: Type.Object({}),
  cost: () => 0,
  compute: (network) => median(actorDegrees(network), 'no-actor'),
})

/** Mean and median number of actors of a collaboration. */
export const actorsPerCollaborationMean = defineNetworkMeasure({
  id: 'two-mode-collaboration-degree-mean',
  family: 'structure',
  unit: 'count',
  options: Type.Object({}),
  cost: () => 0,
  compute: (network) => mean(collaborationDegrees(network), 'no-collaboration'),
})
export const actorsPerCollaborationMedian = defineNetworkMeasure({
  id: 'two-mode-collaboration-degree-median',
  family: 'structure',
  unit: 'count',
  options: Type.Object({}),
  cost: () => 0,
  compute: (network) => median(collaborationDegrees(network), 'no-collaboration'),
})

/** The result for a network without actors or without collaborations. */
export function nothingToMeasure(network: SlicedNetwork): Result | undefined {
  if (network.actorCount === 0) return { value: null, reason: 'no-actor' }
  if (network.collaborationCount === 0) return { value: null, reason: 'no-collaboration' }
  return undefined
}

function actorDegrees(network: SlicedNetwork): Int32Array {
  return new Int32Array(network.actorCount).map((_, actor) => collaborationCountOf(network, actor))
}

function collaborationDegrees(network: SlicedNetwork): Int32Array {
  return new Int32Array(network.collaborationCount).map((_, p) => memberCount(network, p))
}

function mean(values: Int32Array, reason: 'no-actor' | 'no-collaboration'): Result {
  if (values.length === 0) return { value: null, reason }
  return { value: values.reduce((sum, value) => sum + value, 0) / values.length }
}

function median(values: Int32Array, reason: 'no-actor' | 'no-collaboration'): Result {
  if (values.length === 0) return { value: null, reason }
  const sorted = values.toSorted()
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
  return { value: (lower + upper) / 2 }
}
