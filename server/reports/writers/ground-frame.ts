import type { Ground } from '../document.ts'
import {
  boxOf,
  fit,
  isOverseas,
  sheetAt,
  sheetsOf,
  type Box,
  type Sheet,
} from '../drawing/france.ts'

export const WIDTH = 1000
export const MARGIN = 24
const LEAST_HEIGHT = 420
const MOST_HEIGHT = 820
const INSET = 132
/** The smallest stretch of country that fills the picture, in radii of the Earth: about 150 km. */
const LEAST_SPAN = 150 / 6371

/** A sheet of country and where it stands on the page. */
export type Placing = {
  sheet: Sheet
  place: (longitude: number, latitude: number) => [number, number]
  /** Of a département overseas. */
  box?: Box
}

/** Which sheets are drawn and where on the page: the mainland as near as its actors allow. */
export function layOut(ground: Ground, places: Ground['places']) {
  const sheets = sheetsOf(ground.outlines)
  const used = new Set(
    places.map(({ longitude, latitude }) => sheetAt(sheets, longitude, latitude)),
  )
  const overseas = sheets.filter((sheet) => isOverseas(sheet.code) && used.has(sheet))
  const mainland = sheets.find(({ code }) => code === 'mainland')
  const left = overseas.length > 0 ? INSET + 2 * MARGIN : MARGIN
  const shown = mainland && frameOf(ground, places, mainland, overseas.length > 0)
  const inner = WIDTH - left - MARGIN
  const ratio = shown ? (shown.bottom - shown.top) / (shown.right - shown.left || 1) : 1
  const tall = overseas.length * (INSET + MARGIN) + MARGIN
  const height = Math.max(tall, Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, inner * ratio)))
  const frame: Box = { left, top: MARGIN, right: WIDTH - MARGIN, bottom: height - MARGIN }
  const placings: Placing[] = overseas.map((sheet, i) => {
    const top = MARGIN + i * (INSET + MARGIN)
    const own = outlineBox(ground, sheet)
    const box = { left: MARGIN, top, right: MARGIN + INSET, bottom: top + INSET }
    return { ...placing(sheet, own, shrink(box, 10)), box }
  })
  if (mainland && shown) placings.unshift(placing(mainland, shown, frame))
  return { placings, height, frame }
}

const shrink = ({ left, top, right, bottom }: Box, by: number): Box => ({
  left: left + by,
  top: top + by,
  right: right - by,
  bottom: bottom - by,
})

function placing(sheet: Sheet, from: Box | undefined, into: Box): Placing {
  const toPage = fit(from ?? into, into)
  return { sheet, place: (longitude, latitude) => toPage(sheet.project(longitude, latitude)) }
}

function frameOf(
  ground: Ground,
  places: Ground['places'],
  mainland: Sheet,
  isWhole: boolean,
): Box | undefined {
  const { west, east, south, north } = mainland.bounds
  const box = boxOf(
    places
      .filter(
        ({ longitude, latitude }) =>
          longitude >= west && longitude <= east && latitude >= south && latitude <= north,
      )
      .map(({ longitude, latitude }) => mainland.project(longitude, latitude)),
  )
  if (isWhole || !box) return outlineBox(ground, mainland)
  const room = Math.max(LEAST_SPAN, box.right - box.left, box.bottom - box.top)
  const pad = (low: number, high: number): [number, number] => {
    const more = Math.max(room * 0.12, (room * 0.6 - (high - low)) / 2)
    return [low - more, high + more]
  }
  const [left, right] = pad(box.left, box.right)
  const [top, bottom] = pad(box.top, box.bottom)
  return { left, right, top, bottom }
}

function outlineBox(ground: Ground, sheet: Sheet): Box | undefined {
  return boxOf(
    outlinesOn(ground, sheet).flatMap(({ rings }) =>
      rings.flat().map(([longitude, latitude]) => sheet.project(longitude, latitude)),
    ),
  )
}

export const outlinesOn = ({ outlines }: Ground, { code }: Sheet): Ground['outlines'] =>
  outlines.filter((outline) =>
    code === 'mainland' ? !isOverseas(outline.code) : outline.code === code,
  )
