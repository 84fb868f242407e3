import type { NetworkMap } from '../../../server/contract/map.ts'
import type { MapGraph, MapNode } from './build-graph.ts'
import { classColours, classOf, extentOf, mix, radiusOf, SMALLEST_RADIUS } from './scale.ts'
import { UNKNOWN_SECTOR, type SectorLook, type Shape } from './shapes.ts'
import type { CanvasTheme } from './theme.ts'

/** What decides how the map looks, besides its data. */
export type Look = {
  /** `sector`, or the id of a measure among the map's columns. */
  colourBy: string
  /** A measure's id, or undefined for one size. */
  sizeBy: string | undefined
  sectors: ReadonlyMap<string, SectorLook>
}

export type NodeLook = {
  size: number
  color: string
  shape: Shape
  borderColor: string
  borderWidth: number
  /** Larger is more important: names are drawn in this order. */
  importance: number
}

/** Each drawn node's own look, before selection and focus change it. */
export function nodeLooks(
  map: NetworkMap,
  graph: MapGraph,
  look: Look,
  theme: CanvasTheme,
  /** Pixels to one unit of the graph, where all of it is seen. */
  unit = 0,
): Map<string, NodeLook> {
  const sizes = look.sizeBy === undefined ? undefined : map.measures[look.sizeBy]
  const most = sizes ? (extentOf(sizes)?.most ?? 0) : 0
  const shades = look.colourBy === 'sector' ? undefined : map.measures[look.colourBy]
  const extent = shades ? extentOf(shades) : undefined
  const colours = classColours(theme.colour('--paper'), theme.colour('--accent'))
  const crowd = crowdScale(map)
  const largest = graph.reduceNodes((least, _key, { members }) => Math.max(least, members), 1)
  const looks = new Map<string, NodeLook>()
  graph.forEachNode((key, node) => {
    if (node.kind === 'community') {
      looks.set(key, discLook(node, largest, theme, unit))
      return
    }
    const sector = map.sectors[map.nodes.sector[node.row] ?? -1]
    const sign = (sector !== undefined && look.sectors.get(sector)) || UNKNOWN_SECTOR
    const value = sizes?.[node.row] ?? null
    const shade = shades ? classOf(shades[node.row] ?? null, extent) : undefined
    const full = crowd * (sizes ? radiusOf(value, most) : SMALLEST_RADIUS + 2)
    // In ground of its own a community's actors stand close together.
    const size = node.radius > 0 ? Math.max(1.5, Math.min(full, node.radius * unit)) : full
    looks.set(
      key,
      node.kind === 'collaboration'
        ? {
            size: 3.5 * crowd,
            color: theme.colour('--line-strong'),
            shape: 'circle',
            borderColor: theme.colour('--paper'),
            borderWidth: 1,
            importance: graph.degree(key) / 1000,
          }
        : {
            size,
            color: shades
              ? (colours[shade ?? -1] ?? theme.colour('--chance'))
              : theme.colour(sign.colour),
            shape: sign.shape,
            borderColor: theme.colour('--paper'),
            borderWidth: 1,
            importance: size * 1000 + graph.degree(key),
          },
    )
  })
  return looks
}

/** So many nodes have room at their full size. */
const ROOMY = 400
/** A disc is not smaller than an actor's mark, in pixels. */
const SMALLEST_DISC = 3

/**
 * By how much nodes are smaller where there are many: by the fourth root, so that 2,500 cover two and a
 * half times the ground of 400. Who is hidden by hand changes nothing, or the others would swell.
 */
export function crowdScale({ nodes }: NetworkMap): number {
  const placed = nodes.x.reduce<number>((count, x) => count + (x === null ? 0 : 1), 0)
  return (ROOMY / Math.max(ROOMY, placed)) ** 0.25
}

/** The radius in pixels of a disc without ground of its own: its area grows with its members. */
export function discRadius(members: number, largest: number): number {
  return 7 + 23 * Math.sqrt(members / Math.max(1, largest))
}

function discLook(
  { members, radius }: MapNode,
  largest: number,
  theme: CanvasTheme,
  unit: number,
): NodeLook {
  return {
    size: radius > 0 ? Math.max(SMALLEST_DISC, radius * unit) : discRadius(members, largest),
    color: mix(theme.colour('--paper'), theme.colour('--accent'), 0.22),
    shape: 'circle',
    borderColor: theme.colour('--accent'),
    borderWidth: 1.5,
    importance: members * 100_000,
  }
}

/** As wide as ties get, in pixels; those between discs are few, and many in one. */
const WIDEST_TIE = 4
const WIDEST_BUNDLE = 9

/** The thickness of a tie in pixels: grows with the square root of its weight. */
export function tieWidth(weight: number, most: number, isBundle = false): number {
  const widest = isBundle ? WIDEST_BUNDLE : WIDEST_TIE
  return most <= 0 ? 0.6 : 0.6 + (widest - 0.6) * Math.sqrt(Math.min(1, weight / most))
}

/**
 * The nodes that stay strong: those of a path, else the surroundings of the focus, else the selected ones
 * and their neighbours; undefined when all do.
 */
export function emphasised(
  graph: MapGraph,
  selection: readonly string[],
  focus: string | undefined,
  path: readonly string[] = [],
): ReadonlySet<string> | undefined {
  const onPath = path.filter((key) => graph.hasNode(key))
  if (onPath.length > 0) return new Set(onPath)
  if (focus !== undefined && graph.hasNode(focus)) return withinTwoSteps(graph, focus)
  const chosen = selection.filter((key) => graph.hasNode(key))
  if (chosen.length === 0) return undefined
  return new Set(chosen.flatMap((key) => [key, ...graph.neighbors(key)]))
}

/** A node, its neighbours and theirs. */
export function withinTwoSteps(graph: MapGraph, key: string): ReadonlySet<string> {
  const found = new Set([key])
  for (const near of graph.neighbors(key)) {
    found.add(near)
    for (const far of graph.neighbors(near)) found.add(far)
  }
  return found
}
