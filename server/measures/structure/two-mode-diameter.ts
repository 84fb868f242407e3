import { Type } from 'typebox'
import { breadthFirst, breadthFirstSpace } from '../../network/breadth-first.ts'
import { findComponents } from '../../network/components.ts'
import { twoModeGraph } from '../../network/two-mode-graph.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { nothingToMeasure } from './two-mode.ts'

/**
 * Longest shortest path, in links, of the largest component of the two-mode graph (actors and
 * collaborations); of several components of that size, the longest of all.
 *
 * From one actor to another it counts two for each collaboration between them. Weights are not used;
 * other components and isolated actors are left out, since a path between components has no length.
 * Exact: a breadth-first search from each node of the component, O(nodes × links). Oracle: the
 * published table of the URBACT networks; 2 (n − 1) on a chain of n actors in pairs.
 */
export const twoModeDiameter = defineNetworkMeasure({
  id: 'two-mode-diameter',
  family: 'structure',
  unit: 'count',
  options: Type.Object({}),
  cost: (network) =>
    (network.actorCount + network.collaborationCount) * 2 * network.collaborationMembers.length,
  compute(network) {
    const missing = nothingToMeasure(network)
    if (missing) return missing
    const graph = twoModeGraph(network)
    const { sizes, componentOf } = findComponents(graph)
    const largest = sizes.reduce((a, b) => Math.max(a, b), 0)
    const space = breadthFirstSpace(componentOf.length)
    let diameter = 0
    for (let node = 0; node < componentOf.length; node++) {
      if (sizes[componentOf[node] ?? 0] !== largest) continue
      const reached = breadthFirst(graph, node, space)
      const last = space.order[reached - 1] ?? node
      diameter = Math.max(diameter, space.distance[last] ?? 0)
    }
    return { value: diameter }
  },
})
