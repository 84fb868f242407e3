import { UndirectedGraph } from 'graphology'
import { describe, expect, test } from 'vitest'
import { withinTwoSteps } from '../../../web/src/map/appearance.ts'
import type { MapGraph } from '../../../web/src/map/build-graph.ts'
import { neighboursByStrength, neighbourTowards } from '../../../web/src/map/keyboard.ts'

/** A cross: c in the middle, one node on each side, and one beyond the right one. */
function cross(): MapGraph {
  const graph: MapGraph = new UndirectedGraph()
  const places: Record<string, [number, number]> = {
    c: [0, 0],
    left: [-10, 0],
    right: [10, 0],
    up: [0, -10],
    down: [0, 10],
    beyond: [20, 0],
  }
  Object.entries(places).forEach(([key, [x, y]], row) =>
    graph.addNode(key, { x, y, name: key, row, kind: 'actor', members: 1, radius: 0 }),
  )
  for (const [i, key] of ['left', 'right', 'up', 'down'].entries()) {
    graph.addEdge('c', key, { weight: i + 1, isBundle: false })
  }
  graph.addEdge('right', 'beyond', { weight: 1, isBundle: false })
  return graph
}
const at = (graph: MapGraph) => (key: string) => graph.getNodeAttributes(key)

describe('walking on the map', () => {
  test.each(['left', 'right', 'up', 'down'] as const)('the %s arrow goes that way', (direction) => {
    const graph = cross()
    expect(neighbourTowards(graph, 'c', direction, at(graph))).toBe(direction)
  })

  test('an arrow towards nothing stays', () => {
    const graph = cross()
    expect(neighbourTowards(graph, 'left', 'left', at(graph))).toBeUndefined()
  })

  test('from one without neighbours an arrow goes to the nearest that way', () => {
    const graph = cross()
    const alone = { name: '', row: 9, kind: 'community', members: 2, radius: 1 } as const
    graph.addNode('alone', { x: 40, y: 0, ...alone })
    graph.addNode('far', { x: 60, y: 1, ...alone })
    expect(neighbourTowards(graph, 'alone', 'left', at(graph))).toBe('beyond')
    expect(neighbourTowards(graph, 'alone', 'right', at(graph))).toBe('far')
    expect(neighbourTowards(graph, 'alone', 'up', at(graph))).toBeUndefined()
  })

  test('neighbours come strongest first', () => {
    expect(neighboursByStrength(cross(), 'c')).toEqual(['down', 'up', 'right', 'left'])
  })

  test('two steps from the left end reach the other sides, not what lies beyond', () => {
    expect([...withinTwoSteps(cross(), 'left')].toSorted()).toEqual(
      ['c', 'down', 'left', 'right', 'up'].toSorted(),
    )
  })
})
