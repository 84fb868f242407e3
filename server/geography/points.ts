import { readFileSync } from 'node:fs'
import { communeByCode, departementOf, epciOf } from './communes.ts'
import { communes, type Commune } from './decoupage.ts'

/** Where a commune is, WGS 84 degrees, and of what the point is one: the commune, or more around it. */
export type CommunePoint = {
  latitude: number
  longitude: number
  precision: 'commune' | 'postcode' | 'epci' | 'departement'
}

type Point = { latitude: number; longitude: number }

const FILE = new URL('commune-points.csv', import.meta.url)

const EARTH_KILOMETRES = 6371

let known: Known | undefined
/** Those asked for so far: an import asks for the same ones at each of its rows. */
const points = new Map<string, CommunePoint | undefined>()

/**
 * The point of a commune, by its INSEE code, present or former: that of the place it is named after
 * (GeoNames, places of more than 1,000 inhabitants); else the mean of those of the communes that share
 * a postcode with it, else of its EPCI, else of its département. Undefined where there is none.
 */
export function pointOf(communeCode: string): CommunePoint | undefined {
  const found = points.get(communeCode)
  if (found !== undefined || points.has(communeCode)) return found
  const commune = communeByCode(communeCode)
  const point = commune && findPoint(commune)
  // Codes that are none are not kept: there is no end of them.
  if (commune !== undefined) points.set(communeCode, point)
  return point
}

function findPoint(commune: Commune): CommunePoint | undefined {
  known ??= readPoints()
  const { own, byPostcode, byEpci } = known
  const itself = own.get(commune.code) ?? own.get(commune.partOf ?? '')
  if (itself) return { ...itself, precision: 'commune' }
  for (const postcode of commune.postcodes) {
    const around = meanOf(byPostcode.get(postcode))
    if (around) return { ...around, precision: 'postcode' }
  }
  const within = meanOf(byEpci.get(epciOf(commune.code)?.siren ?? ''))
  if (within) return { ...within, precision: 'epci' }
  const far = pointOfDepartement(commune.departement)
  return far && { ...far, precision: 'departement' }
}

/** The mean of the points of a département's communes, by its code. */
export function pointOfDepartement(code: string): Point | undefined {
  // The collectivités of the Pacific are as wide as Europe: their mean is nowhere.
  if (code.startsWith('98')) return undefined
  known ??= readPoints()
  return meanOf(known.byDepartement.get(code))
}

/** Kilometres between two points, on a sphere of the Earth's mean radius (haversine). */
export function kilometresBetween(a: Point, b: Point): number {
  const radians = Math.PI / 180
  const across = Math.sin(((b.latitude - a.latitude) * radians) / 2) ** 2
  const along = Math.sin(((b.longitude - a.longitude) * radians) / 2) ** 2
  const cosines = Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians)
  return 2 * EARTH_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(across + cosines * along)))
}

type Known = {
  own: ReadonlyMap<string, Point>
  byPostcode: ReadonlyMap<string, Group>
  byEpci: ReadonlyMap<string, Group>
  byDepartement: ReadonlyMap<string, Group>
}
type Group = Point & { count: number }

/** The file and the groups, once: a tenth of a second, beside what reading communes and EPCI takes. */
function readPoints(): Known {
  const own = new Map<string, Point>()
  const byPostcode = new Map<string, Group>()
  const byEpci = new Map<string, Group>()
  const byDepartement = new Map<string, Group>()
  const { byCode } = communes()
  for (const line of readFileSync(FILE, 'utf8').split('\n').slice(1)) {
    const [code = '', latitude, longitude] = line.split(',')
    const commune = byCode.get(code)
    if (commune === undefined) continue
    const point = { latitude: Number(latitude), longitude: Number(longitude) }
    own.set(code, point)
    // An arrondissement would make its city count several times.
    if (commune.partOf !== undefined) continue
    for (const postcode of commune.postcodes) add(byPostcode, postcode, point)
    add(byEpci, epciOf(code)?.siren, point)
    add(byDepartement, departementOf(code)?.code, point)
  }
  return { own, byPostcode, byEpci, byDepartement }
}

function add(groups: Map<string, Group>, key: string | undefined, point: Point): void {
  if (key === undefined) return
  const { latitude, longitude, count } = groups.get(key) ?? { latitude: 0, longitude: 0, count: 0 }
  groups.set(key, {
    latitude: latitude + point.latitude,
    longitude: longitude + point.longitude,
    count: count + 1,
  })
}

function meanOf(group: Group | undefined): Point | undefined {
  if (group === undefined) return undefined
  const { latitude, longitude, count } = group
  return { latitude: round(latitude / count), longitude: round(longitude / count) }
}

/** As the points of the file: three decimals, some hundred metres. */
function round(degrees: number): number {
  return Math.round(degrees * 1000) / 1000
}
