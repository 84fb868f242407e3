import { geoConicConformal, geoMercator, geoPath, type GeoProjection } from 'd3-geo'
import type { Feature, FeatureCollection } from 'geojson'
import { feature } from 'topojson-client'
import type { Outlines } from '../../../server/contract/places.ts'
import { frameAt, type FrameCode } from './frame.ts'

/**
 * France on a plane: the mainland with Corsica in place, and each département overseas in a box of its
 * own, to its own scale. A unit is about a kilometre on the mainland; y grows downwards.
 */
export type Plane = {
  width: number
  height: number
  mainland: Box
  insets: readonly Inset[]
  outlines: readonly Outline[]
  /** Undefined for a place that none of the maps shows. */
  project: (longitude: number, latitude: number) => Spot | undefined
}
export type Spot = { x: number; y: number; inset?: string }
export type Box = { left: number; top: number; right: number; bottom: number }
/** `code`: of the département. */
export type Inset = { code: Exclude<FrameCode, 'mainland'>; box: Box }
/** `path`: as SVG writes paths. */
export type Outline = { code: string; path: string }

/** Where the boxes stand: beside the mainland, or under it where the window is narrow. */
export type Arrangement = 'beside' | 'below'

const SIDE = 1000
const GAP = 24
const OVERSEAS = ['971', '972', '973', '974', '976'] as const

/** Lays out France for a window: the mainland in Lambert-93, Corsica in its place, the rest in boxes. */
export function makePlane(topology: Outlines, arrangement: Arrangement): Plane {
  const { features } = feature(topology, topology.objects.departements)
  const mainland = collect(features.filter((shape) => !isOverseas(shape)))
  const boxes = arrange(arrangement)
  // The parameters of Lambert-93, the map that France is used to.
  const lambert = geoConicConformal()
    .parallels([44, 49])
    .rotate([-3, 0])
    .center([0, 46.5])
    .fitExtent(extentOf(boxes.mainland), mainland)
  const projections = new Map<FrameCode, GeoProjection>([['mainland', lambert]])
  const outlines = mainland.features.map((shape) => outlineOf(shape, lambert))
  for (const { code, box } of boxes.insets) {
    const shape = features.find((one) => codeOf(one) === code)
    if (!shape) continue
    const projection = geoMercator().fitExtent(extentOf(shrink(box, 10)), shape)
    projections.set(code, projection)
    outlines.push(outlineOf(shape, projection))
  }
  return {
    ...boxes,
    outlines,
    project(longitude, latitude) {
      const code = frameAt(longitude, latitude)
      const at = code && projections.get(code)?.([longitude, latitude])
      if (!at) return undefined
      return { x: at[0], y: at[1], ...(code !== 'mainland' && { inset: code }) }
    },
  }
}

const codeOf = (shape: Feature): string => String(shape.id)
const isOverseas = (shape: Feature): boolean => OVERSEAS.some((code) => code === codeOf(shape))

function arrange(
  arrangement: Arrangement,
): Pick<Plane, 'width' | 'height' | 'mainland' | 'insets'> {
  const count = OVERSEAS.length
  if (arrangement === 'beside') {
    const side = (SIDE - (count - 1) * GAP) / count
    return {
      width: side + 2 * GAP + SIDE,
      height: SIDE,
      mainland: { left: side + 2 * GAP, top: 0, right: side + 2 * GAP + SIDE, bottom: SIDE },
      insets: OVERSEAS.map((code, i) => ({ code, box: square(0, i * (side + GAP), side) })),
    }
  }
  const side = (SIDE - (count - 1) * GAP) / count
  return {
    width: SIDE,
    height: SIDE + 2 * GAP + side,
    mainland: { left: 0, top: 0, right: SIDE, bottom: SIDE },
    insets: OVERSEAS.map((code, i) => ({
      code,
      box: square(i * (side + GAP), SIDE + 2 * GAP, side),
    })),
  }
}

const square = (left: number, top: number, side: number): Box => ({
  left,
  top,
  right: left + side,
  bottom: top + side,
})
const shrink = ({ left, top, right, bottom }: Box, by: number): Box => ({
  left: left + by,
  top: top + by,
  right: right - by,
  bottom: bottom - by,
})
const extentOf = ({ left, top, right, bottom }: Box): [[number, number], [number, number]] => [
  [left, top],
  [right, bottom],
]
const collect = <F extends Feature>(features: F[]): FeatureCollection & { features: F[] } => ({
  type: 'FeatureCollection',
  features,
})

function outlineOf(shape: Feature, projection: GeoProjection): Outline {
  return { code: codeOf(shape), path: geoPath(projection)(shape) ?? '' }
}
