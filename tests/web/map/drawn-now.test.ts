import { UndirectedGraph } from 'graphology'
import { describe, expect, test } from 'vitest'
import { emphasised, type NodeLook } from '../../../web/src/map/appearance.ts'
import type { MapGraph } from '../../../web/src/map/build-graph.ts'
import { drawNode, drawTie, type DrawnNow } from '../../../web/src/map/drawn-now.ts'

/** a – b – c – d, and e apart. */
function line(): MapGraph {
  const graph: MapGraph = new UndirectedGraph()
  for (const [row, key] of ['a', 'b', 'c', 'd', 'e'].entries()) {
    graph.addNode(key, { x: row, y: 0, label: key, row, kind: 'actor', members: 1 })
  }
  graph.addEdge('a', 'b', { weight: 1 })
  graph.addEdge('b', 'c', { weight: 4 })
  graph.addEdge('c', 'd', { weight: 1 })
  return graph
}

const look = (shape: NodeLook['shape'] = 'circle'): NodeLook => ({
  size: 6,
  color: '#102030',
  shape,
  borderColor: '#ffffff',
  borderWidth: 1,
  importance: 1,
})

function now(part: Partial<DrawnNow> = {}): DrawnNow {
  const graph = line()
  return {
    graph,
    looks: new Map(graph.nodes().map((key) => [key, look()])),
    mostWeight: 4,
    selection: new Set(),
    hovered: undefined,
    strong: undefined,
    hasFocus: false,
    path: new Map(),
    entering: undefined,
    colours: {
      paper: '#ffffff',
      ink: '#000000',
      accent: '#0000ff',
      plain: '#888888',
      faint: '#eeeeee',
    },
    ...part,
  }
}
const node = (state: DrawnNow, key: string) =>
  drawNode(state, key, state.graph.getNodeAttributes(key))
const tie = (state: DrawnNow, a: string, b: string) => drawTie(state, a, b, { weight: 1 })

describe('who stays strong', () => {
  test('is everybody, then the chosen and their partners, then the surroundings, then the path', () => {
    const graph = line()
    expect(emphasised(graph, [], undefined)).toBeUndefined()
    expect([...(emphasised(graph, ['a'], undefined) ?? [])]).toEqual(['a', 'b'])
    expect([...(emphasised(graph, ['a'], 'a') ?? [])].toSorted()).toEqual(['a', 'b', 'c'])
    expect([...(emphasised(graph, ['a'], 'a', ['c', 'd']) ?? [])]).toEqual(['c', 'd'])
  })
  test('is everybody when what is chosen is not drawn', () => {
    expect(emphasised(line(), ['nobody'], 'nobody', ['nobody'])).toBeUndefined()
  })
})

describe('a node', () => {
  test('fades towards the paper when others are strong, and shows whole when it is', () => {
    const state = now({ strong: new Set(['a']) })
    expect(node(state, 'a').color).toBe('#102030')
    expect(node(state, 'b').color).not.toBe('#102030')
    expect(node(state, 'a').zIndex).toBeGreaterThan(node(state, 'b').zIndex ?? 0)
  })
  test('that is chosen is larger with a dark border; a hollow one is dark itself', () => {
    const state = now({ selection: new Set(['a', 'b']) })
    const hollow = { ...state, looks: new Map([...state.looks, ['b', look('dashed')]]) }
    expect(node(hollow, 'a')).toMatchObject({ size: 8, color: '#102030', borderColor: '#000000' })
    expect(node(hollow, 'b')).toMatchObject({ size: 8, color: '#000000', borderColor: '#ffffff' })
  })
  test('that comes appears from nothing', () => {
    const state = now({ entering: { keys: new Set(['a']), progress: 0 } })
    expect(node(state, 'a').color).toBe('#ffffff')
    expect(node(state, 'b').color).toBe('#102030')
  })
  test('that has no look is not drawn', () => {
    expect(node(now({ looks: new Map() }), 'a').hidden).toBe(true)
  })
})

describe('a tie', () => {
  test('is strong at what is chosen or pointed at, and plain where nothing is', () => {
    expect(tie(now(), 'a', 'b').color).toBe('#888888')
    expect(tie(now({ selection: new Set(['a']) }), 'b', 'a').color).toBe('#0000ff')
    expect(tie(now({ hovered: 'b', strong: new Set(['b']) }), 'c', 'd').color).toBe('#eeeeee')
  })
  test('within the surroundings stays, those out of it fade', () => {
    const state = now({ strong: new Set(['a', 'b', 'c']), hasFocus: true })
    expect(tie(state, 'b', 'c').color).toBe('#888888')
    expect(tie(state, 'c', 'd').color).toBe('#eeeeee')
  })
  test('is on the path when it joins two neighbours of it, wherever else it ends', () => {
    const path = new Map([
      ['b', 0],
      ['c', 1],
      ['d', 2],
    ])
    expect(tie(now({ path }), 'b', 'c').color).toBe('#0000ff')
    expect(tie(now({ path }), 'b', 'd').color).toBe('#eeeeee')
    expect(tie(now({ path }), 'a', 'b').color).toBe('#eeeeee')
  })
})
