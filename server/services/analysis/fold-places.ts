import { layoutDiscs, type Block, type DiscWish } from '../../layout/layout-discs.ts'
import type { Drawing } from './drawing.ts'

/** Communities of fewer actors than this are small: a dozen and more is a group to look at by itself. */
export const SMALL = 12
/** An actor of an open community may reach so far, as a part of what would fill its ground. */
const OWN_ROOM = 0.8
/** Members of an open community stay so far within its ground; the outermost come to its edge. */
const WITHIN = 0.92
const INNER = 0.95

export type FoldPlaces = {
  /** By node: its place when its community is open. */
  x: (number | null)[]
  y: (number | null)[]
  /** By node: how far it may reach there and hide none of the others. */
  room: number[]
  /** By community. */
  centres: { x: number; y: number; radius: number }[]
  /** Small communities without a tie to others, and where they are gathered. */
  small: { discs: number[]; block: Block } | undefined
}

/**
 * Where communities are drawn, each with ground of its own as large as it has actors: a disc in its
 * middle, or its members, moved there together and drawn closer. So to open one moves none of the others.
 */
export function placeFolds(
  drawing: Drawing,
  community: readonly number[],
  /** The community that holds all that are too many: they are small, however many they are. */
  rest: number | null,
): FoldPlaces {
  const { nodes } = drawing
  const members = membersOf(community)
  const small = smallApart(drawing, community, members, rest)
  const tied = [...community.keys()].filter((node) => {
    const number = community[node] ?? -1
    return number >= 0 && !small.has(number)
  })
  const all = spreadOf(nodes, tied.length > 0 ? tied : [...community.keys()])
  const spreads = members.map((own) => spreadOf(nodes, own))
  const wishes = members.map((own, number): DiscWish => {
    const { x, y } = spreads[number] ?? all
    const count = own.filter((node) => nodes.kind[node] === 'actor').length
    return { x: x - all.x, y: y - all.y, count, isApart: small.has(number) }
  })
  const places = layoutDiscs(wishes, all.reach)
  const centres = members.map((_, number) => ({
    x: all.x + (places.x[number] ?? 0),
    y: all.y + (places.y[number] ?? 0),
    radius: places.radius[number] ?? 0,
  }))
  const moved = (node: number, axis: 'x' | 'y'): number | null => {
    const at = nodes[axis][node] ?? null
    const number = community[node] ?? -1
    const [own, centre] = [spreads[number], centres[number]]
    if (at === null || !own || !centre) return at
    const away = Math.hypot((nodes.x[node] ?? 0) - own.x, (nodes.y[node] ?? 0) - own.y)
    const scale = (WITHIN * centre.radius) / Math.max(own.most, away)
    return centre[axis] + (at - own[axis]) * scale
  }
  return {
    x: nodes.x.map((_, node) => moved(node, 'x')),
    y: nodes.y.map((_, node) => moved(node, 'y')),
    room: community.map((number) => {
      const radius = centres[number]?.radius ?? 0
      return (OWN_ROOM * radius) / Math.sqrt(Math.max(1, members[number]?.length ?? 1))
    }),
    centres,
    small: places.apart && {
      discs: [...small].toSorted((a, b) => a - b),
      block: { ...places.apart, x: all.x + places.apart.x, y: all.y + places.apart.y },
    },
  }
}

/** Nodes by community, which are numbered from 0. */
function membersOf(community: readonly number[]): number[][] {
  const members: number[][] = []
  for (const [node, number] of community.entries()) {
    if (number < 0) continue
    while (members.length <= number) members.push([])
    members[number]?.push(node)
  }
  return members
}

function smallApart(
  { nodes, edges }: Drawing,
  community: readonly number[],
  members: readonly (readonly number[])[],
  rest: number | null,
): Set<number> {
  const small = new Set<number>()
  for (const [number, own] of members.entries()) {
    const actors = own.filter((node) => nodes.kind[node] === 'actor').length
    if (own.length > 0 && (actors < SMALL || number === rest)) small.add(number)
  }
  for (const [k, source] of edges.source.entries()) {
    const [a, b] = [community[source] ?? -1, community[edges.target[k] ?? 0] ?? -1]
    if (a === b) continue
    small.delete(a)
    small.delete(b)
  }
  return small
}

/** The middle of nodes, the radius of a disc filled evenly that is as wide, and how far most are. */
function spreadOf(
  { x, y }: Pick<Drawing['nodes'], 'x' | 'y'>,
  nodes: readonly number[],
): { x: number; y: number; reach: number; most: number } {
  const placed = nodes.flatMap((node) => {
    const [across, up] = [x[node] ?? null, y[node] ?? null]
    return across === null || up === null ? [] : [{ x: across, y: up }]
  })
  const count = Math.max(1, placed.length)
  const middle = {
    x: placed.reduce((sum, point) => sum + point.x, 0) / count,
    y: placed.reduce((sum, point) => sum + point.y, 0) / count,
  }
  const distances = placed
    .map((point) => Math.hypot(point.x - middle.x, point.y - middle.y))
    .toSorted((a, b) => a - b)
  const squares = distances.reduce((sum, away) => sum + away ** 2, 0)
  return {
    ...middle,
    // Of a disc of radius R filled evenly, the mean square of the distance to the middle is R²/2.
    reach: Math.sqrt((2 * squares) / count) || 1,
    most: distances[Math.ceil(INNER * (distances.length - 1))] || 1,
  }
}
