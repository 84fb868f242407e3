import type { Ground } from '../document.ts'

/**
 * France on a page: the mainland with Corsica by Lambert's conformal conic projection, as Lambert-93 has
 * it, and each département overseas in a box of its own, to its own scale. y grows downwards.
 */
export type Sheet = {
  /** `mainland`, or the code of a département overseas. */
  code: string
  /** In degrees: what the sheet shows. */
  bounds: Bounds
  project: (longitude: number, latitude: number) => Point
}
type Bounds = { west: number; east: number; south: number; north: number }
type Point = [x: number, y: number]
export type Box = { left: number; top: number; right: number; bottom: number }

/** What is around an outline is still on its sheet: islets, harbours, neighbours across a border. */
const MARGIN_DEGREES = { mainland: 0.6, overseas: 0.15 }

/** The sheets, by the outlines that are on each: those of the mainland together, the others by one. */
export function sheetsOf(outlines: Ground['outlines']): Sheet[] {
  const mainland = outlines.filter(({ code }) => !isOverseas(code))
  const sheets: Sheet[] = outlines
    .filter(({ code }) => isOverseas(code))
    .map((outline) => {
      const bounds = boundsOf([outline], MARGIN_DEGREES.overseas)
      return { code: outline.code, bounds, project: plate((bounds.north + bounds.south) / 2) }
    })
  if (mainland.length === 0) return sheets
  const bounds = boundsOf(mainland, MARGIN_DEGREES.mainland)
  return [{ code: 'mainland', bounds, project: lambert }, ...sheets]
}

/** The sheet that shows a place; undefined where none does. */
export function sheetAt(
  sheets: readonly Sheet[],
  longitude: number,
  latitude: number,
): Sheet | undefined {
  return sheets.find(
    ({ bounds: { west, east, south, north } }) =>
      longitude >= west && longitude <= east && latitude >= south && latitude <= north,
  )
}

export const isOverseas = (code: string): boolean => code.length === 3

/** Places a box of a sheet's own coordinates into one of the page: one scale for both ways, in the middle. */
export function fit(from: Box, into: Box): (point: Point) => Point {
  const across = from.right - from.left || 1
  const down = from.bottom - from.top || 1
  const scale = Math.min((into.right - into.left) / across, (into.bottom - into.top) / down)
  const x = (into.left + into.right - (from.left + from.right) * scale) / 2
  const y = (into.top + into.bottom - (from.top + from.bottom) * scale) / 2
  return ([px, py]) => [px * scale + x, py * scale + y]
}

/** The box around points; undefined without any. */
export function boxOf(points: Iterable<Point>): Box | undefined {
  let box: Box | undefined
  for (const [x, y] of points) {
    box = box
      ? {
          left: Math.min(box.left, x),
          right: Math.max(box.right, x),
          top: Math.min(box.top, y),
          bottom: Math.max(box.bottom, y),
        }
      : { left: x, right: x, top: y, bottom: y }
  }
  return box
}

const RADIANS = Math.PI / 180
const [SOUTH, NORTH, MIDDLE, CENTRE] = [44, 49, 46.5, 3].map((degrees) => degrees * RADIANS)
const tangent = (latitude: number): number => Math.tan(Math.PI / 4 + latitude / 2)

/**
 * Lambert's conformal conic projection on the sphere with two standard parallels (Snyder, Map
 * Projections: A Working Manual, USGS 1987, (15-1) to (15-5)), in radii of the Earth.
 */
const lambert = ((): Sheet['project'] => {
  const [first = 0, second = 0, origin = 0, meridian = 0] = [SOUTH, NORTH, MIDDLE, CENTRE]
  const n =
    Math.log(Math.cos(first) / Math.cos(second)) / Math.log(tangent(second) / tangent(first))
  const f = (Math.cos(first) * tangent(first) ** n) / n
  const rho = (latitude: number): number => f / tangent(latitude) ** n
  const rhoOrigin = rho(origin)
  return (longitude, latitude) => {
    const theta = n * (longitude * RADIANS - meridian)
    const distance = rho(latitude * RADIANS)
    return [distance * Math.sin(theta), distance * Math.cos(theta) - rhoOrigin]
  }
})()

/** Degrees as a plane, true to scale at one latitude: enough for an island. */
const plate =
  (latitude: number): Sheet['project'] =>
  (longitude, y) => [longitude * RADIANS * Math.cos(latitude * RADIANS), -y * RADIANS]

function boundsOf(outlines: Ground['outlines'], margin: number): Bounds {
  const box = boxOf(
    outlines.flatMap(({ rings }) =>
      rings.flat().map(([longitude, latitude]): Point => [longitude, latitude]),
    ),
  )
  const { left = 0, right = 0, top = 0, bottom = 0 } = box ?? {}
  return {
    west: left - margin,
    east: right + margin,
    south: top - margin,
    north: bottom + margin,
  }
}
