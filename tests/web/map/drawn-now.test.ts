import { UndirectedGraph } from 'graphology'
import { describe, expect, test } from 'vitest'
import { emphasised, type NodeLook } from '../../../web/src/map/appearance.ts'
import type { MapGraph } from '../../../web/src/map/build-graph.ts'
import { strongNode, strongTies, type DrawnNow } from '../../../web/src/map/drawn-now.ts'
import { paint } from '../../../web/src/map/paint.ts'

/** a – b – c – d, and e apart. */
function line(): MapGraph {
  const graph: MapGraph = new UndirectedGraph()
  for (const [row, key] of ['a', 'b', 'c', 'd', 'e'].entries()) {
    graph.addNode(key, { x: row, y: 0, name: key, row, kind: 'actor', members: 1, radius: 0 })
  }
  graph.addEdge('a', 'b', { weight: 1, isBundle: false })
  graph.addEdge('b', 'c', { weight: 4, isBundle: false })
  graph.addEdge('c', 'd', { weight: 1, isBundle: false })
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
  return {
    mostWeight: 4,
    selection: new Set(),
    hovered: undefined,
    strong: undefined,
    hasFocus: false,
    path: [],
    colours: { paper: '#ffffff', ink: '#000000', accent: '#0000ff', plain: '#888888', bundles: [] },
    ...part,
  }
}
/** Each strong tie as `ends colour`, in the order of drawing. */
const ties = (state: DrawnNow) =>
  strongTies(state, line()).map(({ source, target, color }) => `${source}${target} ${color}`)

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

describe('a strong node', () => {
  test('that is chosen is larger with a dark border; a hollow one is dark itself', () => {
    const state = now({ selection: new Set(['a', 'b']) })
    expect(strongNode(state, 'a', look())).toMatchObject({
      size: 8,
      color: '#102030',
      borderColor: '#000000',
    })
    expect(strongNode(state, 'b', look('dashed'))).toMatchObject({
      size: 8,
      color: '#000000',
      borderColor: '#ffffff',
    })
    expect(strongNode(state, 'c', look())).toEqual(look())
  })
})

describe('strong ties', () => {
  test('are those of what is chosen or pointed at, once each, and none where nothing is', () => {
    expect(ties(now())).toEqual([])
    const state = now({ selection: new Set(['a']), hovered: 'b', strong: new Set(['a', 'b', 'c']) })
    expect(ties(state).toSorted()).toEqual(['ab #0000ff', 'bc #0000ff'])
  })
  test('within the surroundings of a focus are plain, those of what is chosen over them', () => {
    const state = now({ strong: new Set(['a', 'b', 'c']), hasFocus: true })
    expect(ties(state).toSorted()).toEqual(['ab #888888', 'bc #888888'])
    expect(ties({ ...state, selection: new Set(['b']) })).toEqual(['ab #0000ff', 'bc #0000ff'])
  })
  test('follow a path, wherever else its nodes are tied', () => {
    const strong = new Set(['b', 'c', 'd'])
    expect(ties(now({ strong, path: ['d', 'c', 'b'] }))).toEqual(['dc #0000ff', 'cb #0000ff'])
    expect(ties(now({ strong, path: ['b', 'd', 'gone'] }))).toEqual([])
  })
  test('are as wide as their weight says', () => {
    const [tie] = strongTies(now({ strong: new Set(['b', 'c']), path: ['b', 'c'] }), line())
    // The heaviest: 0.6 + 3.4, and 2 for the path.
    expect(tie?.size).toBeCloseTo(6)
  })
})

describe('painting', () => {
  const looks = new Map(
    line()
      .nodes()
      .map((key) => [key, look()]),
  )
  const { colours } = now()

  test('gives nodes their look and ties their width, those who enter from the paper on', () => {
    const graph = line()
    const entering = { keys: new Set(['a']), progress: 0 }
    paint(graph, { looks, mostWeight: 4, colours, entering })
    expect(graph.getNodeAttributes('a')).toMatchObject({ size: 6, color: '#ffffff' })
    expect(graph.getNodeAttributes('b')).toMatchObject({ size: 6, color: '#102030' })
    expect(graph.getEdgeAttributes('b', 'c')).toMatchObject({ size: 4, color: '#888888' })
  })
  test('tells nobody: whoever listens would draw again', () => {
    const graph = line()
    let told = 0
    graph.on('nodeAttributesUpdated', () => told++)
    graph.on('eachNodeAttributesUpdated', () => told++)
    paint(graph, { looks, mostWeight: 4, colours, entering: undefined })
    expect(told).toBe(0)
  })
})
