import { memberCount } from '../network/incidence.ts'
import { project } from '../network/projection.ts'
import { seededRandom } from '../network/random.ts'
import { sliceNetwork } from '../network/slice-network.ts'
import type { SlicedNetwork } from '../network/sliced-network.ts'
import type { TwoMode } from '../network/two-mode.ts'
import { findComponents } from '../network/components.ts'
import { twoModeGraph } from '../network/two-mode-graph.ts'
import { drawComponent, type DrawnGraph } from './draw-component.ts'
import { packDiscs } from './pack-discs.ts'
import { placeBeside, type Point } from './place-beside.ts'
import { spreadApart } from './spread-apart.ts'

/** A place for each actor by row of the whole network; NaN for those that have no tie at all. */
export type Positions = { x: Float64Array; y: Float64Array }

export type LayoutOptions = {
  seed: number
  /** Steps of ForceAtlas2 for each component. */
  iterations?: number
  /** Places kept from an earlier version, by actor id: they stay, newcomers go beside their partners. */
  previous?: ReadonlyMap<string, Point>
}

/** Enough for the big shape to settle; on 2,000 actors about four seconds. */
const ITERATIONS = 300
/** Past so many ties the drawing is made of actors and collaborations, whose links are far fewer. */
const MAX_DRAWN_TIES = 100_000
/** Actors that spreading apart can still help: beyond, they are points. */
const MAX_SPREAD = 5_000
/** Distance under which two actors would touch, where √n is the radius of a drawing of n. */
const LEAST_DISTANCE = 0.6

/**
 * Places actors by ForceAtlas2 (Jacomy et al. 2014) on the ties of the whole network, all times and
 * kinds, weights as strength of attraction. The same network and seed give the same places.
 *
 * Participations of support and funders are taken out first, or they would pull everything to one
 * point; support actors then go to the middle of their partners. Each component is drawn apart, as a
 * disc of radius √n, and the discs are packed, the largest in the middle. Up to 5,000 actors are then
 * spread so that none hides another. Past 100,000 ties the two-mode graph is drawn instead of the
 * projection and its collaborations are left out of the answer. Actors without any tie get NaN: the
 * page keeps them on a shelf. With `previous`, nobody moves; a newcomer is placed beside its partners,
 * and components of newcomers outside what there is.
 */
export function layoutNetwork(network: TwoMode, options: LayoutOptions): Positions {
  const random = seededRandom(options.seed)
  const plain = sliceNetwork(network, {})
  const drawn = drawnGraph(plain)
  const placed = new Map<number, Point>()
  for (const [row, id] of network.packed.actors.ids.entries()) {
    const point = options.previous?.get(id)
    if (point !== undefined && Number.isFinite(point.x + point.y)) placed.set(row, point)
  }
  const everything = sliceNetwork(network, { support: 'include' })
  if (placed.size > 0) placeBeside(placed, everything, random)
  drawRest(placed, plain, drawn, options.iterations ?? ITERATIONS, random)
  placeBeside(placed, everything, random)
  const x = new Float64Array(network.actorCount).fill(Number.NaN)
  const y = x.slice()
  for (const [row, point] of placed) {
    x[row] = point.x
    y[row] = point.y
  }
  return { x, y }
}

/** Draws the components in which nobody has a place yet, and packs them around what there is. */
function drawRest(
  placed: Map<number, Point>,
  plain: SlicedNetwork,
  drawn: DrawnGraph,
  iterations: number,
  random: () => number,
): void {
  const groups: number[][] = []
  for (const group of componentsOf(drawn)) {
    const actors = group.filter((row) => row < plain.actorCount)
    const isNew = actors.every((row) => !placed.has(plain.actorRows[row] ?? 0))
    if (actors.length > 1 && isNew) groups.push(group)
  }
  groups.sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))
  const discs = groups.map((group) => {
    const points = drawComponent(drawn, group, iterations, random)
    const ours = [...points].filter(([row]) => row < plain.actorCount)
    return { points: ours, radius: Math.sqrt(ours.length) }
  })
  const spots = packDiscs(
    discs.map((disc) => disc.radius + 1),
    radiusOf(placed),
  )
  const added = new Map<number, Point>()
  for (const [index, disc] of discs.entries()) {
    const spot = spots[index] ?? { x: 0, y: 0 }
    for (const [row, point] of scaled(disc.points, disc.radius)) {
      added.set(plain.actorRows[row] ?? 0, { x: point.x + spot.x, y: point.y + spot.y })
    }
  }
  if (added.size <= MAX_SPREAD) spreadApart(added, LEAST_DISTANCE)
  for (const [row, point] of added) placed.set(row, point)
}

function drawnGraph(plain: SlicedNetwork): DrawnGraph {
  let pairs = 0
  for (let p = 0; p < plain.collaborationCount; p++) {
    const members = memberCount(plain, p)
    pairs += (members * (members - 1)) / 2
  }
  if (pairs <= MAX_DRAWN_TIES) return project(plain)
  const graph = twoModeGraph(plain)
  return { ...graph, weights: new Float64Array(graph.neighbours.length).fill(1) }
}

function componentsOf(drawn: DrawnGraph): number[][] {
  const { componentOf, count } = findComponents(drawn)
  const groups = Array.from({ length: count }, (): number[] => [])
  for (const [row, component] of componentOf.entries()) groups[component]?.push(row)
  return groups
}

/** Centred on the middle of the points, with 95 % of them within the radius. */
function scaled(points: readonly (readonly [number, Point])[], radius: number): [number, Point][] {
  const middle = {
    x: points.reduce((sum, [, point]) => sum + point.x, 0) / points.length,
    y: points.reduce((sum, [, point]) => sum + point.y, 0) / points.length,
  }
  const distances = points
    .map(([, point]) => Math.hypot(point.x - middle.x, point.y - middle.y))
    .toSorted((a, b) => a - b)
  const reach = distances[Math.floor(0.95 * (distances.length - 1))] ?? 0
  const factor = reach > 0 ? radius / reach : 1
  return points.map(([row, point]) => [
    row,
    { x: (point.x - middle.x) * factor, y: (point.y - middle.y) * factor },
  ])
}

function radiusOf(placed: ReadonlyMap<number, Point>): number {
  let radius = 0
  for (const point of placed.values()) radius = Math.max(radius, Math.hypot(point.x, point.y))
  return radius
}
