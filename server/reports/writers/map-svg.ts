import { translate } from '../../locales/locales.ts'
import type { Picture, PictureNode, ReportDocument } from '../document.ts'
import { sectorMark } from '../drawing/marks.ts'
import { COLOURS } from '../drawing/palette.ts'
import { placeLabels } from '../drawing/place-labels.ts'
import { element, escapeXml, picture, round, shorten, text } from '../drawing/svg.ts'
import { describePicture, MOST_TIES } from '../telling/picture.ts'
import { mapLegend } from './map-legend.ts'

const WIDTH = 1000
const MARGIN = 34
const LABEL_SIZE = 16
const MOST_LABELS = 30

type Placed = PictureNode & { px: number; py: number; radius: number }

/**
 * The network as an SVG picture: ties, a mark for each connected actor in the shape and colour of its
 * sector, names of the strongest without overlap, the legend with counts, and how many are not drawn.
 * Each mark has its actor's name as tooltip. `background` is left out where a page shows through.
 */
export function writeMapSvg(
  document: ReportDocument,
  options: { background?: string } = { background: COLOURS.paper },
): string {
  const { nodes, height } = place(document.picture)
  const legend = mapLegend(document, WIDTH, height, scaleOf(document.picture))
  const told = describePicture(document)
  const body =
    element('g', { fill: 'none', stroke: COLOURS.lineStrong }, ties(document.picture, nodes)) +
    element(
      'g',
      {},
      [...nodes.values()]
        .toSorted((a, b) => b.radius - a.radius)
        .map(mark)
        .join(''),
    ) +
    element('g', { ...LABEL_STYLE }, names([...nodes.values()], height)) +
    legend.content
  return picture(
    { width: WIDTH, height: height + legend.height },
    { title: translate(document.language, 'report.map.title'), description: told },
    body,
    options.background,
  )
}

// A halo in the colour of the paper keeps names readable over ties.
const LABEL_STYLE = {
  stroke: '#ffffff',
  'stroke-width': 3.5,
  'stroke-linejoin': 'round',
  'paint-order': 'stroke',
  'stroke-opacity': 0.85,
} as const

/** Nodes with a place in the drawing's own units, by row; and the height that their shape needs. */
function place(drawn: Picture): { nodes: Map<number, Placed>; height: number } {
  const nodes = new Map<number, Placed>()
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y, shelved } of drawn.nodes) {
    if (x === null || y === null || shelved) continue
    left = Math.min(left, x)
    right = Math.max(right, x)
    // The page's y goes up, the picture's goes down.
    top = Math.min(top, -y)
    bottom = Math.max(bottom, -y)
  }
  if (left === Infinity) return { nodes, height: 120 }
  const inner = WIDTH - 2 * MARGIN
  const spanX = right - left || 1
  const spanY = bottom - top || 1
  const height = Math.min(Math.max((spanY / spanX) * inner, 320), 760) + 2 * MARGIN
  const scale = Math.min(inner / spanX, (height - 2 * MARGIN) / spanY)
  const offsetX = (WIDTH - spanX * scale) / 2
  const offsetY = (height - spanY * scale) / 2
  const radius = scaleOf(drawn)
  drawn.nodes.forEach((node, row) => {
    if (node.x === null || node.y === null || node.shelved) return
    nodes.set(row, {
      ...node,
      px: offsetX + (node.x - left) * scale,
      py: offsetY + (-node.y - top) * scale,
      radius: radius(node.strength),
    })
  })
  return { nodes, height }
}

/** Radius by strength: area grows with it; smaller marks where there are many. */
function scaleOf(drawn: Picture): (strength: number) => number {
  const strongest = drawn.nodes.reduce((most, node) => Math.max(most, node.strength), 1)
  const count = drawn.nodes.filter((node) => !node.shelved).length
  const least = count > 1500 ? 1.6 : count > 400 ? 2.6 : 4
  const most = count > 1500 ? 6 : count > 400 ? 9 : 13
  return (strength) => least + (most - least) * Math.sqrt(strength / strongest)
}

/** Ties in four widths, one path each: the picture stays small and quick to draw. */
function ties(drawn: Picture, nodes: ReadonlyMap<number, Placed>): string {
  const strongest = drawn.edges
    .toSorted((a, b) => b.weight - a.weight || a.source - b.source || a.target - b.target)
    .slice(0, MOST_TIES)
  const most = strongest[0]?.weight ?? 1
  const paths = ['', '', '', '']
  for (const { source, target, weight } of strongest) {
    const from = nodes.get(source)
    const to = nodes.get(target)
    if (!from || !to) continue
    const band = Math.min(3, Math.floor((weight / most) * 4))
    paths[band] += `M${round(from.px)} ${round(from.py)}L${round(to.px)} ${round(to.py)}`
  }
  const faint = strongest.length > 3000 ? 0.5 : 1
  return paths
    .map((d, band) =>
      d === ''
        ? ''
        : element('path', {
            d,
            'stroke-width': 0.7 + 0.5 * band,
            'stroke-opacity': (0.28 + 0.14 * band) * faint,
          }),
    )
    .join('')
}

function mark(node: Placed): string {
  return sectorMark(
    node.sector,
    node.px,
    node.py,
    node.radius,
    { class: 'actor', opacity: node.outside ? 0.45 : undefined },
    element('title', {}, escapeXml(node.name)),
  )
}

function names(nodes: readonly Placed[], height: number): string {
  const wishes = nodes
    .filter((node) => !node.outside)
    .toSorted((a, b) => b.strength - a.strength || (a.id < b.id ? -1 : 1))
    .slice(0, 120)
    .map((node) => ({
      text: shorten(node.name, 30),
      x: node.px,
      y: node.py,
      radius: node.radius,
    }))
  // Among very many marks no name would find room: there it only keeps clear of the strongest.
  const marks =
    nodes.length > 400 ? wishes : nodes.map(({ px, py, radius }) => ({ x: px, y: py, radius }))
  return placeLabels(wishes, marks, { width: WIDTH, height, size: LABEL_SIZE, most: MOST_LABELS })
    .map((label) =>
      text(label.text, label.x, label.y, {
        size: LABEL_SIZE,
        fill: COLOURS.ink,
        anchor: label.anchor,
      }),
    )
    .join('')
}
