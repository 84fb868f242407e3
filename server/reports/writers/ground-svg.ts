import { translate } from '../../locales/locales.ts'
import type { Ground, PictureDocument } from '../document.ts'
import { boxOf, sheetAt, type Box } from '../drawing/france.ts'
import { COLOURS } from '../drawing/palette.ts'
import { placeLabels } from '../drawing/place-labels.ts'
import { element, escapeXml, picture, round, shorten, text } from '../drawing/svg.ts'
import { describeGround, MOST_LINES, notOnGround, placesShown } from '../telling/ground.ts'
import { tellNumber } from '../telling/numbers.ts'
import { alone } from './alone.ts'
import { layOut, MARGIN, outlinesOn, WIDTH, type Placing } from './ground-frame.ts'

const LABEL_SIZE = 15
const MOST_LABELS = 18
/** Radius of the largest disc, where it stands for so many actors or more. */
const LARGEST = 30
const MANY = 12
const LEGEND_SIZE = 16
type Spot = Ground['places'][number] & { x: number; y: number; radius: number }
/**
 * The actors on the ground as an SVG picture: a disc for each place, its area by the number of actors,
 * ties between places, outlines of the départements; the départements overseas that have actors in
 * boxes at the left.
 */
export function writeGroundSvg(
  document: PictureDocument,
  { isAlone }: { isAlone: boolean } = { isAlone: true },
): string {
  const { language, ground } = document
  const told = {
    title: translate(language, 'report.ground.title'),
    description: describeGround(document),
  }
  const places = placesShown(document)
  if (!ground || places.length === 0) {
    const line = text(told.description, 0, 60, { size: LEGEND_SIZE, fill: COLOURS.inkSoft })
    return isAlone
      ? alone(document, told, line, { width: WIDTH, height: 120 })
      : picture({ width: WIDTH, height: 120 }, told, line)
  }
  const { placings, height, frame } = layOut(ground, places)
  const spots = spotsOf(places, placings)
  const legend = legendOf(document, height)
  const body =
    // The mainland goes on beyond the picture: what is under it stays clear.
    element('clipPath', { id: 'ground' }, element('rect', { width: WIDTH, height })) +
    element(
      'g',
      { 'clip-path': 'url(#ground)' },
      landOf(ground, places, placings, frame) + linesOf(ground, spots),
    ) +
    discsOf(document, spots) +
    namesOf(spots, height) +
    legend.content
  return isAlone
    ? alone(document, told, body, { width: WIDTH, height: height + legend.height })
    : picture({ width: WIDTH, height: height + legend.height }, told, body)
}

function frameAround({ left, top, right, bottom }: Box): string {
  return element('rect', {
    x: left,
    y: top,
    width: right - left,
    height: bottom - top,
    fill: 'none',
    stroke: COLOURS.line,
  })
}

/** Outlines: those with an actor white, the others grey; cut at the edge of the picture. */
function landOf(
  ground: Ground,
  places: Ground['places'],
  placings: readonly Placing[],
  frame: Box,
): string {
  const home = new Set(places.map(({ departement }) => departement))
  return placings
    .map(({ sheet, place, box }) => {
      const paths = outlinesOn(ground, sheet).flatMap(({ code, rings }) => {
        const d = rings.map((ring) => pathOf(ring.map(([x, y]) => place(x, y)))).join('')
        const isSeen = sheet.code !== 'mainland' || isWithin(rings, place, frame)
        return isSeen
          ? [element('path', { d, fill: home.has(code) ? '#ffffff' : COLOURS.sunken })]
          : []
      })
      return (
        element('g', { stroke: COLOURS.lineStrong, 'stroke-width': 0.8 }, paths.join('')) +
        (box ? frameAround(box) : '')
      )
    })
    .join('')
}

function isWithin(rings: Ground['outlines'][number]['rings'], place: Placing['place'], frame: Box) {
  const box = boxOf(rings.flat().map(([x, y]) => place(x, y)))
  return (
    box !== undefined &&
    box.left < WIDTH &&
    box.right > 0 &&
    box.top < frame.bottom + MARGIN &&
    box.bottom > 0
  )
}

function pathOf(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`
}

function spotsOf(places: Ground['places'], placings: readonly Placing[]): Map<string, Spot> {
  const most = places[0]?.actors ?? 1
  const spots = new Map<string, Spot>()
  for (const place of places) {
    const sheets = placings.map(({ sheet }) => sheet)
    const sheet = sheetAt(sheets, place.longitude, place.latitude)
    const at = placings.find((one) => one.sheet === sheet)?.place(place.longitude, place.latitude)
    if (!at) continue
    const [x, y] = at
    const radius = Math.max(3.5, LARGEST * Math.sqrt(place.actors / Math.max(most, MANY)))
    spots.set(keyOf(place), { ...place, x, y, radius })
  }
  return spots
}

const keyOf = ({ longitude, latitude }: { longitude: number; latitude: number }): string =>
  `${String(longitude)} ${String(latitude)}`

function linesOf({ ties, places }: Ground, spots: ReadonlyMap<string, Spot>): string {
  const most = ties[0]?.weight ?? 1
  const paths = ['', '', '']
  for (const { a, b, weight } of ties.slice(0, MOST_LINES)) {
    const [from, to] = [places[a], places[b]].map((place) => place && spots.get(keyOf(place)))
    if (!from || !to) continue
    paths[Math.min(2, Math.floor((3 * weight) / most))] +=
      `M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}`
  }
  const drawn = paths.flatMap((d, band) =>
    d === ''
      ? []
      : [
          element('path', {
            d,
            'stroke-width': 0.7 + 0.7 * band,
            'stroke-opacity': 0.25 + 0.15 * band,
          }),
        ],
  )
  return element('g', { fill: 'none', stroke: COLOURS.inkSoft }, drawn.join(''))
}

/** The largest first, so that none hides another; its number where it has room. */
function discsOf({ language }: PictureDocument, spots: ReadonlyMap<string, Spot>): string {
  return [...spots.values()]
    .map(({ x, y, radius, actors, isExact, label }) => {
      const disc = element(
        'circle',
        {
          class: 'place',
          cx: x,
          cy: y,
          r: radius,
          fill: isExact ? COLOURS.accentSoft : '#ffffff',
          'fill-opacity': 0.85,
          stroke: COLOURS.accent,
          'stroke-width': 1.4,
          'stroke-dasharray': isExact ? undefined : '4 3',
        },
        element('title', {}, escapeXml(`${label} (${String(actors)})`)),
      )
      if (radius < 10) return disc
      const number = text(tellNumber(language, actors), x, y + 4.6, {
        size: 13,
        fill: COLOURS.ink,
        anchor: 'middle',
        bold: true,
      })
      return disc + number
    })
    .join('')
}

function namesOf(spots: ReadonlyMap<string, Spot>, height: number): string {
  const wishes = [...spots.values()]
    .filter(({ label }) => label !== '')
    .map(({ label, x, y, radius }) => ({ text: shorten(label, 30), x, y, radius }))
  const labels = placeLabels(wishes, wishes, {
    width: WIDTH,
    height,
    size: LABEL_SIZE,
    most: MOST_LABELS,
  })
  const style = {
    stroke: '#ffffff',
    'stroke-width': 3.5,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
    'stroke-opacity': 0.85,
  }
  return element(
    'g',
    style,
    labels
      .map((label) =>
        text(label.text, label.x, label.y, {
          size: LABEL_SIZE,
          fill: COLOURS.ink,
          anchor: label.anchor,
        }),
      )
      .join(''),
  )
}

/** What discs and edges mean, who is not on the map, and whose outlines and points these are. */
function legendOf(document: PictureDocument, top: number): { content: string; height: number } {
  const { language } = document
  const sentences = [
    translate(language, 'report.ground.key'),
    ...notOnGround(document),
    translate(language, 'report.ground.source'),
  ]
  const content =
    element('path', { d: `M0 ${round(top)}H${String(WIDTH)}`, stroke: COLOURS.line }) +
    sentences
      .map((sentence, row) =>
        text(sentence, 0, top + 28 + row * 24, { size: LEGEND_SIZE, fill: COLOURS.inkSoft }),
      )
      .join('')
  return { content, height: 28 + sentences.length * 24 }
}
