import { Type } from 'typebox'
import { findComponents } from '../../network/components.ts'
import { project } from '../../network/projection.ts'
import { defineNetworkMeasure } from '../measure.ts'

/**
 * Number of connected components of the projection; an isolated actor is one. An empty network has 0.
 * Weights are not used, nothing is normalised. O(actors + ties). Oracle: networkx, igraph.
 */
export const components = defineNetworkMeasure({
  id: 'components',
  family: 'structure',
  unit: 'count',
  options: Type.Object({}),
  cost: () => 0,
  compute: (network) => ({ value: findComponents(project(network)).count }),
})

/**
 * Number of actors in the largest connected component of the projection; `share` divides it by all
 * actors of the base, isolated ones included. With no tie it is one actor; with no actor, null.
 * Weights are not used. O(actors + ties). Oracle: networkx, igraph.
 */
export const largestComponent = defineNetworkMeasure({
  id: 'largest-component',
  family: 'structure',
  unit: 'count',
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const { sizes } = findComponents(project(network))
    if (sizes.length === 0) return { value: null, reason: 'no-actor' }
    const largest = sizes.reduce((a, b) => Math.max(a, b), 0)
    return { value: largest, parts: { share: largest / network.actorCount } }
  },
})
