import type { Picture, PictureGroup, PictureNode } from '../document.ts'
import type { Box } from '../drawing/place-labels.ts'
import { crowdScale, discRadius, radiusOf, SMALLEST_RADIUS } from '../drawing/scales.ts'

export const WIDTH = 1000
const MARGIN = 34
/** Room between a group's actors and its disc, or a hull and the marks within. */
export const PADDING = 16
const BLOCK_PADDING = 6
/** Above each disc for its name. */
const TITLE_ROOM = 24
const LEAST_HEIGHT = 320
/** A disc is not smaller than an actor's mark. */
const SMALLEST_DISC = 3
const MOST_HEIGHT = 760

export type PlacedNode = PictureNode & { row: number; px: number; py: number; radius: number }
export type PlacedGroup = PictureGroup & { px: number; py: number; pr: number }
export type Framed = {
  /** By row of the picture's nodes. */
  nodes: ReadonlyMap<number, PlacedNode>
  groups: readonly PlacedGroup[]
  /** The block of small groups, where there is one. */
  block?: Box
  height: number
}

/** Nodes and discs in the drawing's own units, and the height that their shape needs. */
export function frame(picture: Picture): Framed {
  const drawn = picture.nodes.flatMap((node, row) =>
    node.x === null || node.y === null || node.shelved ? [] : [{ node, row, x: node.x, y: node.y }],
  )
  if (drawn.length === 0) return { nodes: new Map(), groups: [], height: 120 }
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  const reach = (x: number, y: number, radius: number) => {
    left = Math.min(left, x - radius)
    right = Math.max(right, x + radius)
    // The page's y goes up, the picture's goes down.
    top = Math.min(top, -y - radius)
    bottom = Math.max(bottom, -y + radius)
  }
  for (const { node, x, y } of drawn) reach(x, y, node.kind === 'community' ? node.reach : 0)
  const small = picture.folded?.small
  if (small) {
    reach(small.x, small.y, 0)
    reach(small.x + small.width, small.y - small.height, 0)
  }
  for (const { x, y, radius } of picture.groups) reach(x, y, radius)
  const hasGroups = picture.groups.length > 0 || small !== undefined
  const around = MARGIN + (hasGroups ? PADDING : 0)
  const above = around + (hasGroups ? TITLE_ROOM : 0)
  const inner = WIDTH - 2 * around
  const [spanX, spanY] = [right - left || 1, bottom - top || 1]
  const innerHeight = Math.min(Math.max((spanY / spanX) * inner, LEAST_HEIGHT), MOST_HEIGHT)
  const scale = Math.min(inner / spanX, innerHeight / spanY)
  const offsetX = (WIDTH - spanX * scale) / 2 - left * scale
  const offsetY = above + (innerHeight - spanY * scale) / 2 - top * scale
  const radius = radii(picture, scale)
  return {
    height: innerHeight + above + around,
    nodes: new Map(
      drawn.map(({ node, row, x, y }) => [
        row,
        {
          ...node,
          row,
          px: offsetX + x * scale,
          py: offsetY - y * scale,
          radius: radius(node),
        },
      ]),
    ),
    ...(small && {
      block: {
        left: offsetX + small.x * scale - BLOCK_PADDING,
        right: offsetX + (small.x + small.width) * scale + BLOCK_PADDING,
        top: offsetY - small.y * scale - BLOCK_PADDING,
        bottom: offsetY - (small.y - small.height) * scale + BLOCK_PADDING,
      },
    }),
    groups: picture.groups.map((group) => ({
      ...group,
      px: offsetX + group.x * scale,
      py: offsetY - group.y * scale,
      pr: group.radius * scale + PADDING,
    })),
  }
}

/** The radius of each node: by its measure, its members, or what it is. */
function radii({ nodes, look, scales }: Picture, unit: number): (node: PictureNode) => number {
  const crowd = crowdScale(scales.placed)
  const largest = nodes.reduce((most, { members }) => Math.max(most, members), 1)
  return ({ kind, members, size, reach }) => {
    if (kind === 'community') {
      return reach > 0 ? Math.max(SMALLEST_DISC, reach * unit) : discRadius(members, largest)
    }
    if (kind === 'collaboration') return 3.5 * crowd
    const full = crowd * (look.size === undefined ? SMALLEST_RADIUS + 2 : sizeRadius(size, scales))
    // On ground of its own a community's actors stand close together.
    return reach > 0 ? Math.max(1.5, Math.min(full, reach * unit)) : full
  }
}

const sizeRadius = (size: number | null, { size: scale }: Picture['scales']): number =>
  radiusOf(size, scale?.most ?? 0)
