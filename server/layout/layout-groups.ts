import { packDiscs } from './pack-discs.ts'
import type { Point } from './place-beside.ts'

/** A disc of actors that belong together: its middle, its radius and how many stand in it. */
export type GroupDisc = Point & { group: number; radius: number; count: number }
export type GroupedPlaces = { x: Float64Array; y: Float64Array; discs: GroupDisc[] }

/** Room kept around a disc, as a part of its radius, and at least. */
const MARGIN = 0.12
const LEAST_MARGIN = 1.5
/** The golden angle: seeds of a sunflower fill a disc evenly, and no two stand on one ray. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

/**
 * Places by group: each group fills a disc of radius √n as the seeds of a sunflower do (Vogel 1979),
 * those of greatest `rank` in the middle, then by row; the discs are packed, the largest in the middle.
 * Rows with group −1 or without rank (0) get NaN. O(n log n), the same for the same input.
 */
export function layoutGroups(groupOf: Int32Array, rank: Float64Array): GroupedPlaces {
  const groups = new Map<number, number[]>()
  for (const [row, group] of groupOf.entries()) {
    if (group < 0 || !((rank[row] ?? 0) > 0)) continue
    const rows = groups.get(group) ?? []
    groups.set(group, rows)
    rows.push(row)
  }
  const ordered = [...groups].toSorted(([a, ours], [b, theirs]) => {
    return theirs.length - ours.length || a - b
  })
  const centres = packDiscs(ordered.map(([, rows]) => withMargin(Math.sqrt(rows.length))))
  const x = new Float64Array(groupOf.length).fill(Number.NaN)
  const y = x.slice()
  const discs = ordered.map(([group, rows], i): GroupDisc => {
    const centre = centres[i] ?? { x: 0, y: 0 }
    rows.sort((a, b) => (rank[b] ?? 0) - (rank[a] ?? 0) || a - b)
    for (const [place, row] of rows.entries()) {
      const seed = sunflower(place)
      x[row] = centre.x + seed.x
      y[row] = centre.y + seed.y
    }
    return { ...centre, group, radius: Math.sqrt(rows.length), count: rows.length }
  })
  return { x, y, discs }
}

/** The place of the i-th seed of a sunflower whose n seeds fill a disc of radius √n. */
export function sunflower(i: number): Point {
  // A single one stands in the middle; the half keeps the first ones apart.
  const away = i === 0 ? 0 : Math.sqrt(i + 0.5)
  return { x: away * Math.cos(i * GOLDEN_ANGLE), y: away * Math.sin(i * GOLDEN_ANGLE) }
}

function withMargin(radius: number): number {
  return radius + Math.max(LEAST_MARGIN, MARGIN * radius)
}
