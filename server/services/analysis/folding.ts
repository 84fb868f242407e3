import type { Block } from '../../layout/layout-discs.ts'
import type { Drawing } from './drawing.ts'
import { placeFolds } from './fold-places.ts'

/** More nodes or ties than this are not drawn one by one. */
export const MAX_NODES = 5_000
const MAX_TIES = 15_000
/** Groups after so many share one disc: they are the smallest, pairs and threes mostly. */
export const MAX_DISCS = 400

export type FoldedBy = 'community' | 'group'

type NodeKind = Drawing['nodes']['kind'][number] | 'community'

/** A drawing in which communities may stand as discs of one node each. */
export type FoldedDrawing = Omit<Drawing, 'nodes'> & {
  nodes: Omit<Drawing['nodes'], 'kind'> & {
    kind: NodeKind[]
    /** Actors that a node stands for: 1, or those of a disc. */
    members: number[]
    /** By node, the number of its community, 0 for the largest; −1 for nodes without a tie. */
    community: number[]
    /**
     * In the unit of x and y, how far a disc reaches, and how far an actor of an open community may; 0
     * where communities have no ground of their own.
     */
    radius: number[]
  }
  folded?: {
    /** What a disc is: a community, or a group of the layout (its place in `groups`). */
    by: FoldedBy
    discs: number
    /** Actors that are in discs, and ties that are within them. */
    actors: number
    ties: number
    /** Communities drawn actor by actor. */
    unfolded: number[]
    /** Ids of the actors in discs, and in which disc each is. */
    ids: string[]
    discOf: number[]
    /** Actors in discs by their first sector, as `sectors` has them; the last number: of unknown sector. */
    sectors: number[]
    /** The number of the disc that holds all groups after the largest, when there is one. */
    rest: number | null
    /** Small communities without a tie to others, gathered in one block beside the rest. */
    small?: Block & {
      /** Their numbers; each is a disc, or is drawn actor by actor when it is among `unfolded`. */
      discs: number[]
      /** How many communities they are (the last disc may hold several), and of how many actors. */
      groups: number
      actors: number
    }
  }
}

/** Whether a drawing has more than can be drawn one by one. */
export function isTooMuch({ nodes, edges }: Drawing): boolean {
  const drawn = nodes.shelved.reduce((count, isShelved) => count + (isShelved ? 0 : 1), 0)
  return drawn > MAX_NODES || edges.source.length > MAX_TIES
}

/**
 * Makes one disc of each community but the unfolded ones. The disc is named after the member with the
 * strongest ties, and its ties to a node add up those of its members; ties within it are counted. Where
 * ties decide who stands where, each community has ground of its own (`placeFolds`); in other layouts its
 * disc stands in the middle of its members. Nodes without a tie stay as they are. Past MAX_DISCS
 * communities, the smallest share the last disc. A collaboration goes with the community of most of its
 * members. O(nodes + ties + discs²).
 */
export function foldDrawing(
  drawing: Drawing,
  communityOf: (actor: number) => number,
  unfolded: readonly number[],
  by: FoldedBy = 'community',
): FoldedDrawing {
  const { nodes, edges, measures } = drawing
  const community = communitiesOfNodes(drawing, communityOf)
  const most = community.reduce((max, number) => Math.max(max, number), -1)
  const isShared = nodes.kind.some(
    (kind, node) => kind === 'actor' && communityOf(node) >= MAX_DISCS,
  )
  const rest = isShared ? MAX_DISCS - 1 : null
  const places =
    by === 'community' && drawing.layout === 'forces'
      ? placeFolds(drawing, community, rest)
      : undefined
  const open = new Set(unfolded.filter((number) => number >= 0 && number <= most))
  const strength = new Float64Array(nodes.id.length)
  for (const [k, weight] of edges.weight.entries()) {
    for (const end of [edges.source[k] ?? 0, edges.target[k] ?? 0]) {
      strength[end] = (strength[end] ?? 0) + weight
    }
  }
  const rows: number[] = []
  const discs = new Map<number, number[]>()
  for (const [node, number] of community.entries()) {
    if (number < 0 || open.has(number)) {
      rows.push(node)
      continue
    }
    const members = discs.get(number) ?? []
    discs.set(number, members)
    members.push(node)
  }
  const ordered = [...discs].toSorted(([a], [b]) => a - b)
  const place = new Int32Array(nodes.id.length)
  for (const [i, node] of rows.entries()) place[node] = i
  for (const [i, [, members]] of ordered.entries()) {
    for (const node of members) place[node] = rows.length + i
  }
  const actorsIn = (members: readonly number[]) =>
    members.filter((node) => nodes.kind[node] === 'actor')
  const pick = <T>(column: readonly T[], ofDisc: (members: number[]) => T): T[] => [
    ...rows.flatMap((node) => column.slice(node, node + 1)),
    ...ordered.map(([, members]) => ofDisc(members)),
  ]
  const pickPlaces = (axis: 'x' | 'y'): (number | null)[] =>
    places
      ? [
          ...rows.map((node) => places[axis][node] ?? null),
          ...ordered.map(([number]) => places.centres[number]?.[axis] ?? null),
        ]
      : pick(nodes[axis], (members) => meanOf(nodes[axis], members))
  const kinds: readonly NodeKind[] = nodes.kind
  const merged = mergeEdges(edges, place)
  const inDiscs = ordered.flatMap(([, members]) => actorsIn(members))
  return {
    ...drawing,
    nodes: {
      id: [
        ...rows.map((node) => nodes.id[node] ?? ''),
        ...ordered.map(([number]) => String(number)),
      ],
      name: pick(nodes.name, (members) => nodes.name[strongest(actorsIn(members), strength)] ?? ''),
      kind: pick(kinds, () => 'community'),
      sector: pick(nodes.sector, () => -1),
      x: pickPlaces('x'),
      y: pickPlaces('y'),
      outside: pick(nodes.outside, () => false),
      isolation: pick(nodes.isolation, () => null),
      shelved: pick(nodes.shelved, () => false),
      members: [
        ...rows.map((node) => (nodes.kind[node] === 'actor' ? 1 : 0)),
        ...ordered.map(([, members]) => actorsIn(members).length),
      ],
      community: [
        ...rows.map((node) => community[node] ?? -1),
        ...ordered.map(([number]) => number),
      ],
      radius: [
        ...rows.map((node) => places?.room[node] ?? 0),
        ...ordered.map(([number]) => places?.centres[number]?.radius ?? 0),
      ],
    },
    edges: merged.edges,
    measures: Object.fromEntries(
      Object.entries(measures).map(([id, values]) => [id, pick(values, () => null)]),
    ),
    folded: {
      by,
      discs: ordered.length,
      actors: inDiscs.length,
      ties: merged.inside,
      unfolded: [...open].toSorted((a, b) => a - b),
      ids: inDiscs.map((node) => nodes.id[node] ?? ''),
      discOf: inDiscs.map((node) => community[node] ?? 0),
      sectors: countSectors(drawing, inDiscs),
      rest,
      ...(places?.small && {
        small: {
          ...places.small.block,
          discs: places.small.discs,
          ...countGroups(drawing, communityOf, community, new Set(places.small.discs)),
        },
      }),
    },
  }
}

/** How many communities are in discs, and how many actors: the last disc may hold several. */
function countGroups(
  { nodes }: Drawing,
  communityOf: (actor: number) => number,
  community: readonly number[],
  discs: ReadonlySet<number>,
): { groups: number; actors: number } {
  const groups = new Set<number>()
  let actors = 0
  for (const [node, number] of community.entries()) {
    if (nodes.kind[node] !== 'actor' || !discs.has(number)) continue
    groups.add(communityOf(node))
    actors++
  }
  return { groups: groups.size, actors }
}

/** By node; a collaboration has that of most of its members, the lowest number among equals. */
function communitiesOfNodes(
  { nodes, edges }: Drawing,
  communityOf: (actor: number) => number,
): number[] {
  const votes = new Map<number, Map<number, number>>()
  const own = nodes.kind.map((kind, node) =>
    kind === 'actor' && !nodes.shelved[node] ? Math.min(communityOf(node), MAX_DISCS - 1) : -1,
  )
  for (const [k, source] of edges.source.entries()) {
    const target = edges.target[k] ?? 0
    if (nodes.kind[target] !== 'collaboration') continue
    const counts = votes.get(target) ?? new Map<number, number>()
    votes.set(target, counts)
    const number = own[source] ?? -1
    if (number >= 0) counts.set(number, (counts.get(number) ?? 0) + 1)
  }
  for (const [node, counts] of votes) {
    const [first] = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
    own[node] = first?.[0] ?? -1
  }
  return own
}

function countSectors({ nodes, sectors }: Drawing, actors: readonly number[]): number[] {
  const counts = Array.from({ length: sectors.length + 1 }, () => 0)
  for (const node of actors) {
    const sector = nodes.sector[node] ?? -1
    const place = sector < 0 ? sectors.length : sector
    counts[place] = (counts[place] ?? 0) + 1
  }
  return counts
}

function mergeEdges({ source, target, weight }: Drawing['edges'], place: Int32Array) {
  const sums = new Map<string, { from: number; to: number; weight: number }>()
  let inside = 0
  for (const [k, start] of source.entries()) {
    const [a, b] = [place[start] ?? 0, place[target[k] ?? 0] ?? 0]
    if (a === b) {
      inside++
      continue
    }
    const [from, to] = a < b ? [a, b] : [b, a]
    const key = `${from} ${to}`
    const sum = sums.get(key) ?? { from, to, weight: 0 }
    sums.set(key, sum)
    sum.weight += weight[k] ?? 0
  }
  const merged = [...sums.values()]
  return {
    inside,
    edges: {
      source: merged.map(({ from }) => from),
      target: merged.map(({ to }) => to),
      weight: merged.map((sum) => sum.weight),
    },
  }
}

function meanOf(column: readonly (number | null)[], members: readonly number[]): number | null {
  const values = members.flatMap((node) => column[node] ?? [])
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The one with the greatest strength, the first among equals. */
function strongest(members: readonly number[], strength: Float64Array): number {
  let best = members[0] ?? -1
  for (const node of members) if ((strength[node] ?? 0) > (strength[best] ?? 0)) best = node
  return best
}
