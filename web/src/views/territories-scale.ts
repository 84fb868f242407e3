import type { TerritoryRow } from '../../../server/contract/territories.ts'
import { ticks } from '../parts/chance.ts'

/** A territory of which something may be said: it has a place in the funnel. */
export type FunnelPoint = {
  row: TerritoryRow
  shared: number
  difference: number
  /** The limits, cut at what the index can reach there: nothing lies beyond. */
  limits: readonly [low: number, high: number][]
}

/** The territories that are drawn, by their number of collaborations: the way the arrow keys go. */
export function pointsOf(rows: readonly TerritoryRow[]): FunnelPoint[] {
  return rows
    .flatMap((row): FunnelPoint[] => {
      const { shared, difference, verdict, expectation, limits } = row
      if (verdict === null || shared === null || difference === null) return []
      const expected = expectation ?? 0
      const reach = (limit: number): number =>
        Math.min(1 - expected, Math.max(-1 - expected, limit))
      return [
        {
          row,
          shared,
          difference,
          limits: limits.map(({ low, high }): [number, number] => [reach(low), reach(high)]),
        },
      ]
    })
    .toSorted((a, b) => a.shared - b.shared || a.difference - b.difference)
}

export type FunnelFrame = {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
  x: (shared: number) => number
  y: (difference: number) => number
  across: number[]
  up: number[]
}

const TOP = 34
const BOTTOM = 44
const RIGHT = 20
const PIXELS_PER_CHARACTER = 7

/**
 * Scales for a width: collaborations by their logarithm, since most territories have few, and the
 * difference from chance with 0 always in sight.
 */
export function frameOf(
  points: readonly FunnelPoint[],
  width: number,
  height: number,
  say: (value: number) => string,
): FunnelFrame {
  const reached = points.flatMap(({ difference, limits }) => [difference, ...limits.flat()])
  const up = ticks(Math.min(0, ...reached), Math.max(0, ...reached), height / 60)
  const low = up[0] ?? -1
  const high = up.at(-1) ?? 1
  const counts = points.map(({ shared }) => shared)
  const first = Math.log(Math.max(1, Math.min(...counts)) * 0.9)
  const last = Math.log(Math.max(...counts, 2) * 1.1)
  const left = 14 + Math.max(...up.map((step) => say(step).length)) * PIXELS_PER_CHARACTER
  const bottom = height - BOTTOM
  return {
    width,
    height,
    left,
    right: width - RIGHT,
    top: TOP,
    bottom,
    x: (shared) =>
      left + ((Math.log(shared) - first) / (last - first || 1)) * (width - RIGHT - left),
    y: (difference) => TOP + (1 - (difference - low) / (high - low || 1)) * (bottom - TOP),
    across: roundCounts(Math.exp(first), Math.exp(last), (width - left) / 56),
    up,
  }
}

/**
 * 1, 2 and 5 times powers of ten within [low, high], fewer of them where there is no room; where these
 * are too few to read a place by, counts at equal steps.
 */
export function roundCounts(low: number, high: number, most: number): number[] {
  for (const steps of [[1, 2, 5], [1, 3], [1]]) {
    const found: number[] = []
    for (let power = 1; power <= high; power *= 10) {
      for (const step of steps) {
        const count = step * power
        if (count >= low && count <= high) found.push(count)
      }
    }
    if (found.length < 3 && steps.length === 3) break
    if (found.length <= most || steps.length === 1) return found
  }
  return ticks(low, high, Math.max(1, most - 1)).filter(
    (count) => Number.isInteger(count) && count >= low && count <= high,
  )
}

export type PlacedLabel = { text: string; x: number; y: number; anchor: 'start' | 'end' }

const LINE = 15
/** Within so many pixels of a point its name may be looked for. */
const NEAR = 24
const CHARACTER = 6.4
/** A name is cut at what a part of the drawing holds, between these. */
const SHORTEST = 24
const LONGEST = 42
const PIXELS_PER_LETTER = 26

/**
 * Names beside the points that lie outside, the farthest first, where they cover neither a point nor
 * another name and stay in the frame; those without room are in the table.
 */
export function placeLabels(
  points: readonly FunnelPoint[],
  frame: FunnelFrame,
  most: number,
): PlacedLabel[] {
  const taken = points.map(({ shared, difference }): Box => {
    const [x, y] = [frame.x(shared), frame.y(difference)]
    return { left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 }
  })
  const placed: PlacedLabel[] = []
  const outside = points
    .filter(({ row }) => row.verdict !== 'within')
    .toSorted((a, b) => Math.abs(b.row.z ?? 0) - Math.abs(a.row.z ?? 0))
  const longest = Math.max(SHORTEST, Math.min(LONGEST, Math.floor(frame.width / PIXELS_PER_LETTER)))
  for (const { row, shared, difference } of outside) {
    if (placed.length >= most) break
    const text = shorten(row.label, longest)
    const wide = text.length * CHARACTER
    const [x, y] = [frame.x(shared), frame.y(difference)]
    const spots = [0, -LINE, LINE].flatMap((shift): PlacedLabel[] => [
      { text, x: x + 9, y: y + 4 + shift, anchor: 'start' },
      { text, x: x - 9, y: y + 4 + shift, anchor: 'end' },
    ])
    const others = outside.filter((point) => point.row !== row)
    const spot = spots.find((one) => {
      const box = boxOf(one, wide)
      // Above or below its point a name must not stand as near to another that it could be the name of.
      const isOwn =
        one.y === y + 4 ||
        !others.some((point) =>
          overlap(box, around(frame.x(point.shared), frame.y(point.difference))),
        )
      return isOwn && isWithin(box, frame) && !taken.some((other) => overlap(box, other))
    })
    if (!spot) continue
    placed.push(spot)
    taken.push(boxOf(spot, wide))
  }
  return placed
}

type Box = { left: number; right: number; top: number; bottom: number }

function boxOf({ x, y, anchor }: PlacedLabel, wide: number): Box {
  const left = anchor === 'start' ? x : x - wide
  return { left, right: left + wide, top: y - 12, bottom: y + 3 }
}

function around(x: number, y: number): Box {
  return { left: x - NEAR, right: x + NEAR, top: y - NEAR, bottom: y + NEAR }
}

function isWithin(box: Box, frame: FunnelFrame): boolean {
  return (
    box.left >= frame.left && box.right <= frame.right && box.top >= 0 && box.bottom <= frame.bottom
  )
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

function shorten(name: string, longest: number): string {
  return name.length <= longest ? name : `${name.slice(0, longest - 1).trimEnd()}…`
}
