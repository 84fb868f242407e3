import { UndirectedGraph } from 'graphology'
import { expect, test } from 'vitest'
import { nodeKey, type MapGraph } from '../../../web/src/map/build-graph.ts'
import { changeBetween, openedBy, type Frame } from '../../../web/src/map/motion.ts'

function at(places: Record<string, [number, number]>): MapGraph {
  const graph: MapGraph = new UndirectedGraph()
  for (const [row, [key, [x, y]]] of Object.entries(places).entries()) {
    graph.addNode(key, { x, y, name: key, row, kind: 'actor', members: 1, radius: 0 })
  }
  return graph
}
const FRAME: Frame = { x: [0, 10], y: [0, 10] }
/** Twice as large: what was seen in the middle of the other is seen in its middle. */
const LARGE: Frame = { x: [0, 20], y: [0, 20] }

test('those who stay, come and go are told apart, and where they were seen', () => {
  const before = at({ stays: [1, 1], moves: [2, 2], goes: [5, 5] })
  const after = at({ stays: [1, 1], moves: [3, 2], comes: [4, 4] })
  const change = changeBetween(before, after, FRAME, FRAME)
  expect([...(change?.first ?? [])]).toEqual([['moves', { x: 2, y: 2 }]])
  expect([...(change?.entering ?? [])]).toEqual(['comes'])
  expect([...(change?.leaving ?? [])]).toEqual([['goes', { x: 5, y: 5 }]])
})

test('who comes where discs alone go came out of them', () => {
  const disc = nodeKey('community', '4')
  const opened = changeBetween(
    at({ a: [0, 0], [disc]: [1, 1] }),
    at({ a: [0, 0], b: [1, 1], c: [1, 2] }),
    FRAME,
    FRAME,
  )
  expect([...(opened ? openedBy(opened) : [])]).toEqual(['b', 'c'])
  const sliced = changeBetween(
    at({ a: [0, 0], b: [1, 1] }),
    at({ a: [0, 0], c: [2, 2] }),
    FRAME,
    FRAME,
  )
  expect([...(sliced ? openedBy(sliced) : [])]).toEqual([])
})

test('those who only go are a change too', () => {
  const change = changeBetween(at({ a: [0, 0], b: [1, 1] }), at({ a: [0, 0] }), FRAME, FRAME)
  expect([...(change?.leaving.keys() ?? [])]).toEqual(['b'])
})

test('in another frame everybody begins where they were seen', () => {
  const change = changeBetween(at({ a: [5, 5], b: [0, 10] }), at({ a: [1, 1] }), FRAME, LARGE)
  expect(change?.first.get('a')).toEqual({ x: 10, y: 10 })
  expect(change?.leaving.get('b')).toEqual({ x: 0, y: 20 })
})

test('nothing moves where all is as it was, nor where nobody stays', () => {
  expect(changeBetween(at({ a: [1, 1] }), at({ a: [1, 1] }), FRAME, FRAME)).toBeUndefined()
  expect(changeBetween(at({ a: [1, 1] }), at({ b: [1, 1] }), FRAME, FRAME)).toBeUndefined()
})
