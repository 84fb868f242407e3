import type { PictureDocument } from '../document.ts'
import { COLOURS } from '../drawing/palette.ts'
import { placeLabels, type Box } from '../drawing/place-labels.ts'
import { element, shorten, text, textWidth } from '../drawing/svg.ts'
import { nodeName } from '../telling/picture.ts'
import { WIDTH, type Framed, type PlacedNode } from './map-frame.ts'
import { countIn } from './map-marks.ts'

const SIZE = 15
/** Room that a name is given: more names are a cloud of words. */
const AREA_PER_NAME = 22_000
/** Among more nodes than this, names have more to hide: there are fewer. */
const CROWD = 600
const FEWEST = 12
const LONGEST = 40
/** So many of the most important are tried; the rest would find no room anyway. */
const MOST_TRIED = 160
/** Room around a name within its plate. */
const PLATE = 3

/**
 * Names by importance without overlap, each on a plate that lets what is under it through, but not its
 * lines; those of who is chosen always come first, and of the others only the strong ones are named.
 */
export function names(
  document: PictureDocument,
  { nodes, height }: Framed,
  written: readonly Box[],
): string {
  const { language } = document
  const { look, emphasis, edges, folded } = document.picture
  if (look.names === 'none' || (look.names === 'chosen' && !emphasis)) return ''
  const chosen = new Set(emphasis?.chosen)
  const strong = emphasis && new Set(emphasis.strong)
  const degree = new Map<number, number>()
  for (const { source, target } of edges) {
    for (const row of [source, target]) degree.set(row, (degree.get(row) ?? 0) + 1)
  }
  const importance = (node: PlacedNode): number =>
    node.kind === 'community'
      ? node.members * 100_000
      : node.radius * 1000 + (degree.get(node.row) ?? 0)
  const drawn = [...nodes.values()]
  const wishes = drawn
    .filter(({ kind, row }) => (strong ? strong.has(row) : kind !== 'collaboration'))
    // A disc of a group of the layout has its title already.
    .filter(({ kind }) => kind !== 'community' || folded?.by !== 'group')
    .toSorted(
      (a, b) =>
        Number(chosen.has(b.row)) - Number(chosen.has(a.row)) ||
        importance(b) - importance(a) ||
        (a.id < b.id ? -1 : 1),
    )
    .slice(0, MOST_TRIED)
    .map((node) => ({
      text: shorten(nodeName(document, node), LONGEST),
      x: node.px,
      y: node.py,
      radius: node.radius,
    }))
  // No name over the number of a disc.
  const counts = drawn.flatMap((node) => {
    const number = countIn(language, node)
    if (number === undefined) return []
    const half = textWidth(number, SIZE) / 2
    const { px, py } = node
    return [{ left: px - half, right: px + half, top: py - SIZE / 2, bottom: py + SIZE / 2 }]
  })
  const calm = Math.sqrt(CROWD / Math.max(CROWD, drawn.length))
  const most = Math.max(FEWEST, Math.round((calm * WIDTH * height) / AREA_PER_NAME))
  const labels = placeLabels(
    wishes,
    drawn.map(({ px, py, radius }) => ({ x: px, y: py, radius })),
    { width: WIDTH, height, size: SIZE, most, written: [...written, ...counts], covering: true },
  )
  const plates = labels
    .map(({ box }) =>
      element('rect', {
        x: box.left - PLATE,
        y: box.top,
        width: box.right - box.left + 2 * PLATE,
        height: box.bottom - box.top,
        rx: 3,
      }),
    )
    .join('')
  const texts = labels
    .map(({ text: name, x, y, anchor }) =>
      text(name, x, y, { size: SIZE, fill: COLOURS.ink, anchor }),
    )
    .join('')
  if (labels.length === 0) return ''
  return (
    element('g', { fill: '#ffffff', 'fill-opacity': 0.85 }, plates) +
    element('g', { class: 'names' }, texts)
  )
}
