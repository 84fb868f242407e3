import type { Scene, ScenePoint } from './scene.ts'
import { discRadius, isFolded } from './spread.ts'

/** Points that are drawn together: the one with most actors first, in whose place the others are. */
export type Gathering = {
  points: readonly [ScenePoint, ...ScenePoint[]]
  actors: readonly number[]
  /** As one disc with their number; else each actor has its own mark beside its own point. */
  isFolded: boolean
}

/** Points nearer than this to another, in pixels, would be drawn over it. */
const NEAREST = 14
/** Room between a disc and what is not in it. */
const ROOM = 6
const FARTHEST = discRadius(Number.POSITIVE_INFINITY) + ROOM

/**
 * The points of a scene as they are drawn at a scale (pixels for a unit of the plane): those under the
 * disc of a larger one join it, where together they have no room to be drawn one by one. It depends on
 * the scale alone, so that nothing joins or parts while the map is moved. O(points × those around each).
 */
export function gatherPoints(scene: Scene, scale: number, nearness: number): Gathering[] {
  const cell = FARTHEST / scale
  const cellOf = (value: number): number => Math.floor(value / cell)
  const cells = new Map<string, ScenePoint[]>()
  for (const point of scene.points) {
    const key = `${String(cellOf(point.x))} ${String(cellOf(point.y))}`
    const there = cells.get(key)
    if (there) there.push(point)
    else cells.set(key, [point])
  }
  const around = (point: ScenePoint): ScenePoint[] =>
    [-1, 0, 1].flatMap((dx) =>
      [-1, 0, 1].flatMap(
        (dy) => cells.get(`${String(cellOf(point.x) + dx)} ${String(cellOf(point.y) + dy)}`) ?? [],
      ),
    )
  const taken = new Set<ScenePoint>()
  const gathered: Gathering[] = []
  const ordered = scene.points.toSorted(
    (a, b) => b.actors.length - a.actors.length || a.row - b.row,
  )
  for (const first of ordered) {
    if (taken.has(first)) continue
    const reach = Math.max(NEAREST, discRadius(first.actors.length) + ROOM) / scale
    const others = around(first).filter(
      (point) =>
        point !== first &&
        !taken.has(point) &&
        point.inset === first.inset &&
        Math.hypot(point.x - first.x, point.y - first.y) <= reach,
    )
    const actors = [first, ...others].flatMap((point) => point.actors)
    if (!isFolded(actors.length, nearness)) {
      taken.add(first)
      gathered.push({ points: [first], actors: first.actors, isFolded: false })
      continue
    }
    for (const point of [first, ...others]) taken.add(point)
    gathered.push({ points: [first, ...others], actors, isFolded: true })
  }
  return gathered
}
