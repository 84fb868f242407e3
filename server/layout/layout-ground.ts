import { sunflower, type GroupDisc } from './layout-groups.ts'

/** Who stands beside the map: nobody knows where (0), or far from where nearly all are (1). */
export const BESIDE = { unknown: 0, elsewhere: 1 } as const

/** Metropolitan France, in degrees: where most are there, the others would make it a point. */
const METROPOLIS = { west: -5.5, east: 9.8, south: 41, north: 51.5 }
/** As much of all places must lie there for the others to stand beside. */
const MOSTLY = 0.6
/** Between neighbours in one place, where √n is the radius of a drawing of n. */
const SPREAD = 0.45
/** How wide the ground is for n actors, in √n. */
const WIDTH = 3

/**
 * Places on the ground: Mercator's projection of degrees (angles are true, so that coasts and borders
 * keep their shape), north upwards; those of one place spread as the seeds of a sunflower, those of
 * greatest `rank` in the middle. Actors without a place, and those far from a network that is mostly in
 * metropolitan France, stand in a disc beside the map that says so. Rows without rank get NaN.
 */
export function layoutOnGround(
  latitude: Float64Array,
  longitude: Float64Array,
  rank: Float64Array,
): { x: Float64Array; y: Float64Array; discs: GroupDisc[] } {
  const rows = [...rank.keys()].filter((row) => (rank[row] ?? 0) > 0)
  rows.sort((a, b) => (rank[b] ?? 0) - (rank[a] ?? 0) || a - b)
  const known = rows.filter((row) =>
    Number.isFinite((latitude[row] ?? NaN) + (longitude[row] ?? NaN)),
  )
  const isNear = (row: number) => isIn(latitude[row] ?? NaN, longitude[row] ?? NaN)
  const near = known.filter(isNear)
  const isMostlyNear = near.length >= MOSTLY * known.length
  const mapped = isMostlyNear ? near : known
  const x = new Float64Array(rank.length).fill(Number.NaN)
  const y = x.slice()
  const box = boundsOf(mapped.map((row) => project(latitude[row] ?? 0, longitude[row] ?? 0)))
  const width = WIDTH * Math.sqrt(Math.max(1, mapped.length))
  const scale = width / Math.max(box.width, box.height, 1e-9)
  const standing = new Map<string, number>()
  for (const row of mapped) {
    const point = project(latitude[row] ?? 0, longitude[row] ?? 0)
    const key = `${point.x.toFixed(6)} ${point.y.toFixed(6)}`
    const before = standing.get(key) ?? 0
    standing.set(key, before + 1)
    const seed = sunflower(before)
    x[row] = (point.x - box.x) * scale + SPREAD * seed.x
    y[row] = (point.y - box.y) * scale + SPREAD * seed.y
  }
  const discs: GroupDisc[] = []
  const isMapped = new Set(mapped)
  const elsewhere = known.filter((row) => !isMapped.has(row))
  const isKnown = new Set(known)
  const unknown = rows.filter((row) => !isKnown.has(row))
  // Room for the title of a disc, and between it and the map.
  const gap = Math.max(4, width / 12)
  let top = (box.height * scale) / 2
  const beside: [number, number[]][] = [
    [BESIDE.elsewhere, elsewhere],
    [BESIDE.unknown, unknown],
  ]
  for (const [group, members] of beside) {
    if (members.length === 0) continue
    const radius = Math.max(1, SPREAD * Math.sqrt(members.length))
    const centre = { x: (box.width * scale) / 2 + gap + radius, y: top - radius }
    top = centre.y - radius - gap
    for (const [place, row] of members.entries()) {
      const seed = sunflower(place)
      x[row] = centre.x + SPREAD * seed.x
      y[row] = centre.y + SPREAD * seed.y
    }
    discs.push({ ...centre, group, radius, count: members.length })
  }
  return { x, y, discs }
}

function isIn(latitude: number, longitude: number): boolean {
  const { west, east, south, north } = METROPOLIS
  return latitude >= south && latitude <= north && longitude >= west && longitude <= east
}

function project(latitude: number, longitude: number): { x: number; y: number } {
  const phi = (Math.max(-85, Math.min(85, latitude)) * Math.PI) / 180
  return { x: (longitude * Math.PI) / 180, y: Math.log(Math.tan(Math.PI / 4 + phi / 2)) }
}

/** The middle of points, and how far they reach. */
function boundsOf(points: readonly { x: number; y: number }[]) {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    low = Math.min(low, y)
    high = Math.max(high, y)
  }
  if (points.length === 0) return { x: 0, y: 0, width: 0, height: 0 }
  return { x: (left + right) / 2, y: (low + high) / 2, width: right - left, height: high - low }
}
