import type { MapGraph } from './build-graph.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

/**
 * The neighbour that lies most in a direction from a node: the smallest angle to it, within 75°;
 * ties go to the nearer, then by key. From a node without neighbours it is the nearest node of all in
 * that direction, or nobody would come away from there. Positions are the viewport's (y grows downwards).
 */
export function neighbourTowards(
  graph: MapGraph,
  from: string,
  direction: Direction,
  position: (key: string) => { x: number; y: number },
): string | undefined {
  const origin = position(from)
  const aim = AIMS[direction]
  const isAlone = graph.degree(from) === 0
  const others = isAlone ? graph.filterNodes((key) => key !== from) : graph.neighbors(from)
  let best: { key: string; turn: number; distance: number } | undefined
  for (const key of others.toSorted()) {
    const { x, y } = position(key)
    const distance = Math.hypot(x - origin.x, y - origin.y)
    if (distance === 0) continue
    const cosine = ((x - origin.x) * aim.x + (y - origin.y) * aim.y) / distance
    const turn = Math.acos(Math.max(-1, Math.min(1, cosine)))
    if (turn > (isAlone ? MOST_TURN_ALONE : MOST_TURN)) continue
    const isNearer = !best || distance < best.distance
    const isBetter = !best || turn < best.turn || (turn === best.turn && isNearer)
    if (isAlone ? isNearer : isBetter) {
      best = { key, turn, distance }
    }
  }
  return best?.key
}

const MOST_TURN = (75 * Math.PI) / 180
const MOST_TURN_ALONE = (45 * Math.PI) / 180
const AIMS: Record<Direction, { x: number; y: number }> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
}

/** The neighbours of a node, the strongest tie first, then by key. */
export function neighboursByStrength(graph: MapGraph, from: string): string[] {
  return graph
    .mapEdges(from, (_edge, tie, source, target) => ({
      key: source === from ? target : source,
      weight: tie.weight,
    }))
    .toSorted((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
    .map((neighbour) => neighbour.key)
}

export const DIRECTION_OF_KEY: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}
