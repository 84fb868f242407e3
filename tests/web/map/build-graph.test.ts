import { describe, expect, test } from 'vitest'
import type { NetworkMap } from '../../../server/contract/map.ts'
import {
  actorOfKey,
  buildGraph,
  collaborationOfKey,
  communityOfKey,
  nodeKey,
} from '../../../web/src/map/build-graph.ts'
import { frameOf, reframed } from '../../../web/src/map/motion.ts'

type Kind = NetworkMap['nodes']['kind'][number]

/** A map of nodes given as kind and id, and of ties by row with a weight; one alone has no place. */
function mapOf(
  nodes: readonly (readonly [Kind, string])[],
  edges: readonly (readonly [number, number, number])[],
): NetworkMap {
  const all = <T>(value: T) => nodes.map(() => value)
  return {
    version: 1,
    mode: 'actors',
    layout: 'forces',
    summary: {
      slice: {},
      actors: nodes.length,
      countedActors: nodes.length,
      notRecorded: 0,
      collaborations: 0,
      participations: 0,
      ties: edges.length,
      undatedCollaborations: 0,
    },
    positioned: true,
    sectors: [],
    groups: [],
    nodes: {
      id: nodes.map(([, id]) => id),
      name: nodes.map(([, id]) => id),
      kind: nodes.map(([kind]) => kind),
      sector: all(-1),
      x: nodes.map(([, id], row) => (id === 'alone' ? null : row)),
      y: nodes.map(([, id], row) => (id === 'alone' ? null : row * row)),
      outside: all(false),
      isolation: all(null),
      shelved: nodes.map(([, id]) => id === 'alone'),
    },
    edges: {
      source: edges.map(([source]) => source),
      target: edges.map(([, target]) => target),
      weight: edges.map(([, , weight]) => weight),
    },
    measures: {},
  }
}

const everything = { threshold: 0, hidden: [], kept: [] }
const actors = mapOf(
  [
    ['actor', 'a'],
    ['actor', 'b'],
    ['actor', 'c'],
    ['actor', 'alone'],
  ],
  [
    [0, 1, 2],
    [1, 2, 0.5],
    [0, 2, 1],
  ],
)

describe('what is drawn of a map', () => {
  test('is every node that has a place, with the ties between them', () => {
    const { graph, ties, weak, drawn } = buildGraph(actors, everything)
    expect(graph.nodes()).toEqual(['a', 'b', 'c'])
    expect({ ties, weak, drawn }).toEqual({ ties: 3, weak: 0, drawn: 3 })
  })
  test('leaves weak ties out, and counts them', () => {
    const { graph, ...counts } = buildGraph(actors, { ...everything, threshold: 1 })
    expect(graph.hasEdge('b', 'c')).toBe(false)
    expect(counts).toEqual({ ties: 3, weak: 1, drawn: 2 })
  })
  test('leaves hidden actors out with their ties', () => {
    const { graph, ties } = buildGraph(actors, { ...everything, hidden: ['b', 'nobody'] })
    expect(graph.nodes()).toEqual(['a', 'c'])
    expect(ties).toBe(1)
  })
  test('keeps those named only, without those hidden since', () => {
    const { graph } = buildGraph(actors, { ...everything, kept: ['a', 'b'], hidden: ['b'] })
    expect(graph.nodes()).toEqual(['a'])
  })
  test('shows a collaboration as long as one of its members is shown', () => {
    const twoMode = mapOf(
      [
        ['actor', 'a'],
        ['actor', 'b'],
        ['collaboration', 'a'],
        ['collaboration', 'p'],
      ],
      [
        [0, 2, 1],
        [1, 3, 1],
      ],
    )
    const { graph } = buildGraph(twoMode, { ...everything, kept: ['a'] })
    expect(graph.nodes()).toEqual(['a', nodeKey('collaboration', 'a')])
  })
})

describe('the key of a node', () => {
  test('says what it stands for, though identifiers are shared', () => {
    const keys = [nodeKey('actor', '7'), nodeKey('collaboration', '7'), nodeKey('community', '7')]
    expect(new Set(keys).size).toBe(3)
    expect(keys.map(actorOfKey)).toEqual(['7', undefined, undefined])
    expect(keys.map(collaborationOfKey)).toEqual([undefined, '7', undefined])
    expect(keys.map(communityOfKey)).toEqual([undefined, undefined, 7])
  })
})

function see(x: number, y: number) {
  return reframed({ x, y }, { x: [0, 10], y: [0, 4] }, { x: [100, 300], y: [50, 250] })
}

describe('the frame of a picture', () => {
  test('is the box around its nodes', () => {
    expect(frameOf(buildGraph(actors, everything).graph)).toEqual({ x: [0, 2], y: [0, 4] })
  })
  test('keeps a point where it is seen when another frame takes its place', () => {
    // The middle goes to the middle; the longer side fills the longer side.
    expect(see(5, 2)).toEqual({ x: 200, y: 150 })
    expect(see(10, 2)).toEqual({ x: 300, y: 150 })
  })
})
