import { UndirectedGraph } from 'graphology'
import type { NetworkMap } from '../../../server/contract/map.ts'

export type MapNode = {
  x: number
  y: number
  label: string
  /** Row in the columns of the answer. */
  row: number
  kind: 'actor' | 'collaboration'
}
export type MapTie = { weight: number }
export type MapGraph = UndirectedGraph<MapNode, MapTie>

/** More ties than this are not drawn one by one: the strongest are, and the page says so. */
export const MOST_TIES = 15_000

/** The key of a node: actors and collaborations may share an identifier. */
export function nodeKey(kind: 'actor' | 'collaboration', id: string): string {
  return kind === 'actor' ? id : `\u0001${id}`
}

/** The actor that a node's key stands for, or undefined for a collaboration. */
export function actorOfKey(key: string): string | undefined {
  return key.startsWith('\u0001') ? undefined : key
}

/** The identifier behind a collaboration's key, or undefined for an actor. */
export function collaborationOfKey(key: string): string | undefined {
  return key.startsWith('\u0001') ? key.slice(1) : undefined
}

/**
 * The drawn part of a map: nodes that have a place, and ties between them of at least `threshold`,
 * the strongest first when there are too many.
 */
export function buildGraph(
  map: NetworkMap,
  threshold: number,
): { graph: MapGraph; ties: number; drawn: number } {
  const graph: MapGraph = new UndirectedGraph()
  const keys: (string | undefined)[] = map.nodes.id.map((id, row) => {
    const x = map.nodes.x[row] ?? null
    const y = map.nodes.y[row] ?? null
    const kind = map.nodes.kind[row] ?? 'actor'
    if (x === null || y === null) return undefined
    const key = nodeKey(kind, id)
    graph.addNode(key, { x, y, label: map.nodes.name[row] ?? id, row, kind })
    return key
  })
  const rows = map.edges.weight.flatMap((weight, i) => (weight >= threshold ? [i] : []))
  const drawn =
    rows.length <= MOST_TIES
      ? rows
      : rows
          .toSorted((a, b) => (map.edges.weight[b] ?? 0) - (map.edges.weight[a] ?? 0) || a - b)
          .slice(0, MOST_TIES)
  for (const i of drawn) {
    const source = keys[map.edges.source[i] ?? -1]
    const target = keys[map.edges.target[i] ?? -1]
    if (source === undefined || target === undefined || source === target) continue
    graph.mergeEdge(source, target, { weight: map.edges.weight[i] ?? 1 })
  }
  return { graph, ties: rows.length, drawn: drawn.length }
}
