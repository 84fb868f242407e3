import { UndirectedGraph } from 'graphology'
import type { NetworkMap } from '../../../server/contract/map.ts'
import type { NodeLook } from './appearance.ts'

export type NodeKind = NetworkMap['nodes']['kind'][number]
export type MapNode = {
  x: number
  y: number
  /** Not `label`: names are not Sigma's to sort and draw. */
  name: string
  /** Row in the columns of the answer. */
  row: number
  kind: NodeKind
  /** Actors that it stands for: more than one for a disc. */
  members: number
  /** How far a disc reaches and an actor beside discs may, in the graph's unit; 0: no matter. */
  radius: number
} & Partial<Omit<NodeLook, 'importance'>>
export type MapTie = {
  weight: number
  /** Between two discs: many ties in one. */
  isBundle: boolean
  size?: number
  color?: string
}
export type MapGraph = UndirectedGraph<MapNode, MapTie>

/** What of a map is drawn. */
export type Shown = {
  /** Ties weaker than this are not. */
  threshold: number
  /** Ids of actors that are not. */
  hidden: readonly string[]
  /** The only actors that are; none named: all. */
  kept: readonly string[]
}

export type TieCounts = {
  /** Ties between the actors shown. */
  ties: number
  /** Of these, those weaker than the threshold. */
  weak: number
  /** Ties drawn: of the others, the strongest when there are too many. */
  drawn: number
}

/** More ties than this are not drawn one by one: the strongest are, and the page says so. */
export const MOST_TIES = 15_000

// Actors, collaborations and communities may share an identifier.
const MARKS = { actor: '', collaboration: '\u0001', community: '\u0002' } as const

/** The key of a node. */
export function nodeKey(kind: NodeKind, id: string): string {
  return MARKS[kind] + id
}

/** The actor that a node's key stands for, or undefined for another kind. */
export function actorOfKey(key: string): string | undefined {
  return collaborationOfKey(key) === undefined && communityOfKey(key) === undefined
    ? key
    : undefined
}

/** The identifier behind a collaboration's key, or undefined for another kind. */
export function collaborationOfKey(key: string): string | undefined {
  return key.startsWith(MARKS.collaboration) ? key.slice(1) : undefined
}

/** The number of a folded community's disc, or undefined for another kind. */
export function communityOfKey(key: string): number | undefined {
  return key.startsWith(MARKS.community) ? Number(key.slice(1)) : undefined
}

/** The drawn part of a map: nodes that have a place and are shown, and ties between them. */
export function buildGraph(map: NetworkMap, shown: Shown): { graph: MapGraph } & TieCounts {
  const graph: MapGraph = new UndirectedGraph()
  const isShown = shownRows(map, shown)
  const keys: (string | undefined)[] = map.nodes.id.map((id, row) => {
    const x = map.nodes.x[row] ?? null
    const y = map.nodes.y[row] ?? null
    const kind = map.nodes.kind[row] ?? 'actor'
    if (x === null || y === null || !isShown[row]) return undefined
    const key = nodeKey(kind, id)
    const members = map.nodes.members?.[row] ?? 1
    const radius = map.nodes.radius?.[row] ?? 0
    graph.addNode(key, { x, y, name: map.nodes.name[row] ?? id, row, kind, members, radius })
    return key
  })
  const ends = (i: number) => [keys[map.edges.source[i] ?? -1], keys[map.edges.target[i] ?? -1]]
  const between = [...map.edges.weight.keys()].filter((i) => !ends(i).includes(undefined))
  const strong = between.filter((i) => (map.edges.weight[i] ?? 0) >= shown.threshold)
  const drawn =
    strong.length <= MOST_TIES
      ? strong
      : strong
          .toSorted((a, b) => (map.edges.weight[b] ?? 0) - (map.edges.weight[a] ?? 0) || a - b)
          .slice(0, MOST_TIES)
  const isDisc = (row: number | undefined) => map.nodes.kind[row ?? -1] === 'community'
  const isBundle = (i: number) => isDisc(map.edges.source[i]) && isDisc(map.edges.target[i])
  // The strongest last, over the others: few ties between discs cross each other all.
  const ordered = map.folded
    ? drawn.toSorted((a, b) => (map.edges.weight[a] ?? 0) - (map.edges.weight[b] ?? 0) || a - b)
    : drawn
  for (const i of ordered) {
    const [source, target] = ends(i)
    if (source === undefined || target === undefined || source === target) continue
    graph.mergeEdge(source, target, { weight: map.edges.weight[i] ?? 1, isBundle: isBundle(i) })
  }
  return {
    graph,
    ties: between.length,
    weak: between.length - strong.length,
    drawn: drawn.length,
  }
}

/** By row, whether it is shown: a collaboration is as long as one of its actors is. */
function shownRows(map: NetworkMap, { hidden, kept }: Shown): boolean[] {
  if (hidden.length + kept.length === 0) return map.nodes.id.map(() => true)
  const out = new Set(hidden)
  const only = kept.length > 0 ? new Set(kept) : undefined
  const rows = map.nodes.id.map((id, row) => {
    if (map.nodes.kind[row] !== 'actor') return map.nodes.kind[row] === 'community' && !only
    return !out.has(id) && (!only || only.has(id))
  })
  for (const [i, source] of map.edges.source.entries()) {
    const target = map.edges.target[i] ?? -1
    for (const [end, other] of [
      [source, target],
      [target, source],
    ] as const) {
      const isLinked = map.nodes.kind[other] === 'actor' && rows[other]
      if (map.nodes.kind[end] === 'collaboration' && isLinked) rows[end] = true
    }
  }
  return rows
}

/** Keys of the nodes drawn, by community; those of two or one have no hull worth the name. */
export function communitiesOf(map: NetworkMap, graph: MapGraph): string[][] {
  const numbers = map.nodes.community ?? map.measures['community'] ?? []
  const members = new Map<number, string[]>()
  graph.forEachNode((key, node) => {
    const number = numbers[node.row] ?? -1
    if (number < 0 || node.kind === 'community') return
    const known = members.get(number) ?? []
    members.set(number, known)
    known.push(key)
  })
  return [...members.values()].filter((keys) => keys.length > 2)
}
