import { translate } from '../../locales/locales.ts'
import type { PictureDocument } from '../document.ts'
import { sectorMark } from '../drawing/marks.ts'
import { COLOURS, MARKED_SECTORS } from '../drawing/palette.ts'
import { extentOf, mix } from '../drawing/scales.ts'
import { element, shorten, text, textWidth, wrapText } from '../drawing/svg.ts'
import { tellNumber } from '../telling/numbers.ts'
import { notDrawn } from '../telling/picture.ts'
import { WIDTH } from './map-frame.ts'
import { BASE, capital, scaleItems, SIZE, type Item } from './map-scales.ts'

const ROW = 28
const GAP = 26

/** What marks, colours, sizes and lines mean, with numbers, and who is not drawn; under the picture. */
export function mapLegend(
  document: PictureDocument,
  top: number,
  isAlone: boolean,
): { content: string; height: number } {
  let y = top
  let content = element('path', {
    d: `M0 ${String(Math.round(top))}H${String(WIDTH)}`,
    stroke: COLOURS.line,
  })
  for (const items of [sectorItems(document), [...otherItems(document), ...scaleItems(document)]]) {
    let x = WIDTH
    for (const item of items) {
      if (x > 0 && x + item.width > WIDTH) {
        x = 0
        y += ROW
      }
      content += item.draw(x, y)
      x += item.width + GAP
    }
  }
  const { language, picture } = document
  // In a report, the caption says it.
  const key =
    isAlone && picture.nodes.length > 0
      ? [translate(language, `report.map.key-${picture.look.mode}`)]
      : []
  const said = [...key, ...notDrawn(document)].join(' ')
  for (const sentence of wrapText(said, SIZE, WIDTH)) {
    y += ROW - 4
    content += text(sentence, 0, y + BASE, { size: SIZE, fill: COLOURS.inkSoft })
  }
  return { content, height: y - top + 18 }
}

/** A sign with its meaning and a number. */
function signed(sign: (x: number, y: number) => string, label: string, number?: string): Item {
  const name = shorten(label, 100)
  const numberWidth = number === undefined ? 0 : 7 + textWidth(number, SIZE)
  return {
    width: 22 + textWidth(name, SIZE) + numberWidth,
    draw: (x, y) =>
      sign(x + 8, y) +
      text(name, x + 22, y + BASE, {
        size: SIZE,
        fill: COLOURS.ink,
        ...(number !== undefined && { after: { content: number, fill: COLOURS.inkFaint } }),
      }),
  }
}

function sectorItems(document: PictureDocument): Item[] {
  const { language, picture } = document
  const counts = new Map<number, number>()
  const add = (sector: number, count: number) => {
    const sign = Math.min(sector, MARKED_SECTORS)
    if (count > 0) counts.set(sign, (counts.get(sign) ?? 0) + count)
  }
  for (const node of picture.nodes) {
    if (node.kind === 'actor' && !node.shelved && node.x !== null) add(node.sector, 1)
  }
  picture.folded?.sectors.forEach((count, sector, { length }) => {
    add(sector === length - 1 ? -1 : sector, count)
  })
  // Where colour says something else, shape alone stands for the sector.
  const plain = picture.look.colour === 'sector' ? {} : { colour: COLOURS.inkSoft }
  return [...counts]
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .map(([sector, count]) =>
      signed(
        (x, y) => sectorMark(sector, x, y, 7.5, {}, '', plain),
        sector < 0
          ? capital(document, translate(language, 'view.sector-unknown'))
          : sector === MARKED_SECTORS
            ? capital(document, translate(language, 'report.map.other-sectors'))
            : (picture.sectors[sector] ?? ''),
        tellNumber(language, count),
      ),
    )
}

/** The unknown come last. */
const rank = (sector: number) => (sector < 0 ? Infinity : sector)

/** Marks that are no actors: collaborations, discs of several, outlines. */
function otherItems(document: PictureDocument): Item[] {
  const { language, picture } = document
  const items: Item[] = []
  const collaborations = picture.nodes.filter(({ kind }) => kind === 'collaboration').length
  if (collaborations > 0) {
    items.push(
      signed(
        (x, y) => element('circle', { cx: x, cy: y, r: 4, fill: COLOURS.lineStrong }),
        capital(document, translate(language, 'report.map.collaboration')),
        tellNumber(language, collaborations),
      ),
    )
  }
  const members = extentOf(
    picture.nodes.flatMap((node) => (node.kind === 'community' ? [node.members] : [])),
  )
  if (members) {
    const key = picture.folded?.by === 'group' ? 'legend-group' : 'legend-disc'
    items.push(
      signed(
        (x, y) =>
          element('circle', {
            cx: x,
            cy: y,
            r: 7,
            fill: mix('#ffffff', COLOURS.accent, 0.22),
            stroke: COLOURS.accent,
            'stroke-width': 1.5,
          }),
        capital(document, translate(language, `view.network.${key}`, members)),
      ),
    )
  }
  if (picture.look.hulls) {
    items.push(
      signed(
        (x, y) =>
          element('rect', {
            x: x - 7,
            y: y - 6,
            width: 14,
            height: 12,
            rx: 5,
            fill: mix('#ffffff', COLOURS.accent, 0.07),
            stroke: mix('#ffffff', COLOURS.accent, 0.45),
          }),
        capital(document, translate(language, 'view.network.legend-hull')),
      ),
    )
  }
  return items
}
