import type { PictureDocument } from '../document.ts'
import { convexHull } from '../drawing/hull.ts'
import { COLOURS } from '../drawing/palette.ts'
import { overlap, type Box } from '../drawing/place-labels.ts'
import { mix } from '../drawing/scales.ts'
import { element, escapeXml, fitText, round, text, textWidth } from '../drawing/svg.ts'
import { groupName } from '../telling/picture.ts'
import { translate } from '../../locales/locales.ts'
import { PADDING, WIDTH, type Framed, type PlacedGroup } from './map-frame.ts'

const TITLE_SIZE = 16
/** A title is not cut below this width. */
const LEAST_TITLE = 150
/** Where there is no room even for that. */
const TIGHT_TITLE = 100
const PAPER = '#ffffff'

/** Outlines of communities with three members or more, the largest first, under the others. */
export function hulls({ picture }: PictureDocument, { nodes }: Framed): string {
  if (!picture.look.hulls) return ''
  const members = new Map<number, { x: number; y: number }[]>()
  for (const { community, kind, px, py } of nodes.values()) {
    if (community < 0 || kind === 'community') continue
    const known = members.get(community) ?? []
    members.set(community, known)
    known.push({ x: px, y: py })
  }
  const inside = mix(PAPER, COLOURS.accent, 0.07)
  return [...members]
    .filter(([, points]) => points.length > 2)
    .toSorted(([a, some], [b, others]) => others.length - some.length || a - b)
    .map(([, points]) => {
      const d = `M${convexHull(points)
        .map(({ x, y }) => `${round(x)} ${round(y)}`)
        .join('L')}Z`
      // A wide line in the colour of the inside pads the hull and rounds its corners.
      return element(
        'g',
        { class: 'hull', 'stroke-linejoin': 'round' },
        element('path', {
          d,
          fill: 'none',
          stroke: mix(PAPER, COLOURS.accent, 0.45),
          'stroke-width': 2 * PADDING + 2,
        }) + element('path', { d, fill: inside, stroke: inside, 'stroke-width': 2 * PADDING }),
      )
    })
    .join('')
}

/** The discs of a layout by sector or territory, and the block of small groups. */
export function discs(document: PictureDocument, { groups, block }: Framed): string {
  const ground = block
    ? element('rect', {
        class: 'block',
        x: block.left,
        y: block.top,
        width: block.right - block.left,
        height: block.bottom - block.top,
        rx: 8,
        fill: mix(PAPER, COLOURS.line, 0.25),
        stroke: COLOURS.line,
      })
    : ''
  const drawn = groups
    .map((group) =>
      element(
        'circle',
        {
          class: 'group',
          cx: group.px,
          cy: group.py,
          r: group.pr,
          fill: 'none',
          stroke: COLOURS.line,
          'stroke-width': 1.2,
        },
        element('title', {}, escapeXml(titleOf(document, group, Infinity))),
      ),
    )
    .join('')
  return ground + drawn
}

/**
 * The name of each disc with how many stand there, the largest first: whole above it or below it where
 * there is room, else shortened; where there is none at all, the disc's own tooltip alone says it.
 */
export function titles(
  document: PictureDocument,
  { groups, block, height }: Framed,
): { content: string; boxes: Box[] } {
  const boxes: Box[] = []
  const small = document.picture.folded?.small
  const ofBlock = block && small ? blockTitle(document, block, small) : undefined
  if (ofBlock) boxes.push(ofBlock.box)
  const places = groups
    .toSorted((a, b) => b.pr - a.pr)
    .flatMap((group) => {
      const rooms = [WIDTH, Math.max(2 * group.pr, LEAST_TITLE), TIGHT_TITLE]
      const wishes = rooms.flatMap((room) => {
        const words = titleOf(document, group, room)
        return titleBoxes(group, words, height).map((box) => ({ words, box }))
      })
      const free = wishes.find(({ box }) => !boxes.some((other) => overlap(box, other)))
      if (!free) return []
      boxes.push(free.box)
      return free
    })
  const texts = [...(ofBlock ? [ofBlock] : []), ...places].map(({ words, box }) =>
    text(words, (box.left + box.right) / 2, box.bottom - 5, {
      size: TITLE_SIZE,
      fill: COLOURS.ink,
      anchor: 'middle',
      bold: true,
    }),
  )
  return {
    content: texts.length === 0 ? '' : element('g', { class: 'titles', ...HALO }, texts.join('')),
    boxes,
  }
}

const HALO = {
  stroke: PAPER,
  'stroke-width': 4,
  'stroke-linejoin': 'round',
  'paint-order': 'stroke',
}

/** The block's title above it, wholly within the picture. */
function blockTitle(
  { language }: PictureDocument,
  block: Box,
  { groups, actors }: { groups: number; actors: number },
): { words: string; box: Box } {
  const words = translate(language, 'view.network.small-title', { groups, actors })
  const width = widthOf(words)
  const middle = (block.left + block.right) / 2
  const left = Math.max(4, Math.min(middle - width / 2, WIDTH - width - 4))
  const bottom = block.top - 2
  return { words, box: { left, right: left + width, top: bottom - TITLE_SIZE - 3, bottom } }
}

/** A disc's name cut to a width, its number kept. */
function titleOf(document: PictureDocument, group: PlacedGroup, room: number): string {
  const name = groupName(document, group)
  const tell = (label: string) =>
    translate(document.language, 'view.with-count', { label, count: group.count })
  const rest = widthOf(tell(''))
  return tell(fitText(name, TITLE_SIZE * 1.04, room - rest))
}

/** Bold letters are a little wider. */
const widthOf = (content: string): number => textWidth(content, TITLE_SIZE) * 1.04

/** Above the disc and below it, wholly within the picture. */
function titleBoxes({ px, py, pr }: PlacedGroup, content: string, height: number): [Box, Box] {
  const width = widthOf(content)
  const left = Math.max(4, Math.min(px - width / 2, WIDTH - width - 4))
  const boxAt = (bottom: number): Box => ({
    left,
    right: left + width,
    top: bottom - TITLE_SIZE - 3,
    bottom,
  })
  return [boxAt(py - pr - 2), boxAt(Math.min(py + pr + TITLE_SIZE + 6, height - 2))]
}
