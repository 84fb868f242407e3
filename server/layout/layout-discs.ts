import type { Point } from './place-beside.ts'

/** A group of actors that is to be drawn as a disc: where its members are, and how many. */
export type DiscWish = Point & { count: number; isApart: boolean }

/** The corner (least x, greatest y) and the size of a block that holds discs in rows. */
export type Block = { x: number; y: number; width: number; height: number }

export type DiscPlaces = {
  /** By wish. */
  x: Float64Array
  y: Float64Array
  radius: Float64Array
  /** Where those apart are, when there are any. */
  apart: Block | undefined
}

/** How much of the ground discs cover: the rest is for the ties between them and for names. */
const FILLED = 0.36
// As parts of the radius of the ground.
const LEAST_RADIUS = 0.035
const GAP = 0.07
/** Nobody is wished farther out than this: the edge of the ground is for those pushed there. */
const FARTHEST = 0.8
/** The radius of a disc of two in the block, and the room between two discs. */
const PAIR_RADIUS = 0.022
const BLOCK_GAP = 0.014
/** Room between the ground and the block. */
const ASIDE = 0.2
/** The block is so much higher than wide: it stands beside the ground. */
const UPRIGHT = 2.2
const HIGHEST = 1.8

const STEPS = 300
/** How strongly a disc is drawn to the middle of its members, at first. */
const PULL = 0.05

/**
 * Places for discs whose area grows with their count. Each goes as near as it can to the middle of its
 * members, on a ground of the radius given, without touching another: overlaps are pushed apart, the
 * smaller disc giving way more. Those apart are packed in rows in one block beside the ground, the
 * largest first. The same for the same input. O(steps · discs²).
 */
export function layoutDiscs(wishes: readonly DiscWish[], ground: number): DiscPlaces {
  const places: DiscPlaces = {
    x: new Float64Array(wishes.length),
    y: new Float64Array(wishes.length),
    radius: new Float64Array(wishes.length),
    apart: undefined,
  }
  const rows = [...wishes.keys()]
  const isApart = (row: number) => wishes[row]?.isApart === true
  const right = placeTied(
    wishes,
    rows.filter((row) => !isApart(row) && (wishes[row]?.count ?? 0) > 0),
    ground,
    places,
  )
  const apart = rows.filter(isApart)
  if (apart.length > 0) placeApart(wishes, apart, ground, right, places)
  return places
}

/** Gives the tied discs their places; how far the rightmost reaches. */
function placeTied(
  wishes: readonly DiscWish[],
  tied: readonly number[],
  ground: number,
  { x, y, radius }: DiscPlaces,
): number {
  const total = tied.reduce((sum, row) => sum + (wishes[row]?.count ?? 0), 0)
  const perActor = total > 0 ? (FILLED * ground ** 2) / total : 0
  for (const row of tied) {
    const { x: left, y: up, count } = wishes[row] ?? { x: 0, y: 0, count: 0 }
    radius[row] = Math.max(LEAST_RADIUS * ground, Math.sqrt(perActor * count))
    const away = Math.hypot(left, up)
    const scale = Math.min(1, (FARTHEST * ground) / (away || 1))
    x[row] = left * scale
    y[row] = up * scale
  }
  const wish = { x: x.slice(), y: y.slice() }
  for (let step = 0; step < STEPS; step++) {
    const pull = PULL * Math.max(0, 1 - (1.5 * step) / STEPS)
    for (const row of tied) {
      x[row] = (x[row] ?? 0) + ((wish.x[row] ?? 0) - (x[row] ?? 0)) * pull
      y[row] = (y[row] ?? 0) + ((wish.y[row] ?? 0) - (y[row] ?? 0)) * pull
    }
    const isCalm = !pushApart(tied, GAP * ground, { x, y, radius })
    if (isCalm && pull === 0) break
  }
  return tied.reduce((most, row) => Math.max(most, (x[row] ?? 0) + (radius[row] ?? 0)), -Infinity)
}

/** Moves each pair that is too near as far apart as it should be; whether there was any. */
function pushApart(
  rows: readonly number[],
  gap: number,
  { x, y, radius }: Pick<DiscPlaces, 'x' | 'y' | 'radius'>,
): boolean {
  let isMoved = false
  for (const [i, a] of rows.entries()) {
    for (const b of rows.slice(i + 1)) {
      const [ra, rb] = [radius[a] ?? 0, radius[b] ?? 0]
      const least = ra + rb + gap
      const across = (x[b] ?? 0) - (x[a] ?? 0)
      const up = (y[b] ?? 0) - (y[a] ?? 0)
      const distance = Math.hypot(across, up)
      if (distance >= least * (1 - 1e-6)) continue
      isMoved = true
      // Two in one point part in a direction of their own.
      const turn = (a * 31 + b) * 2.4
      const [dx, dy] =
        distance > 0 ? [across / distance, up / distance] : [Math.cos(turn), Math.sin(turn)]
      const push = least - distance
      const share = rb ** 2 / (ra ** 2 + rb ** 2)
      x[a] = (x[a] ?? 0) - dx * push * share
      y[a] = (y[a] ?? 0) - dy * push * share
      x[b] = (x[b] ?? 0) + dx * push * (1 - share)
      y[b] = (y[b] ?? 0) + dy * push * (1 - share)
    }
  }
  return isMoved
}

/** Packs discs in rows, the largest first, in a block to the right of the ground. */
function placeApart(
  wishes: readonly DiscWish[],
  apart: readonly number[],
  ground: number,
  right: number,
  places: DiscPlaces,
): void {
  const { x, y, radius } = places
  const gap = BLOCK_GAP * ground
  const countOf = (row: number) => wishes[row]?.count ?? 0
  const ordered = apart.toSorted((a, b) => countOf(b) - countOf(a) || a - b)
  let area = 0
  for (const row of ordered) {
    radius[row] = PAIR_RADIUS * ground * Math.sqrt(countOf(row) / 2)
    area += (2 * (radius[row] ?? 0) + gap) ** 2
  }
  const widest = 2 * (radius[ordered[0] ?? 0] ?? 0) + gap
  const wanted = Math.max(widest, Math.sqrt(area / UPRIGHT), area / (HIGHEST * ground))
  let [across, down, rowHeight, width] = [0, 0, 0, 0]
  for (const row of ordered) {
    const side = 2 * (radius[row] ?? 0) + gap
    if (across > 0 && across + side > wanted * (1 + 1e-9)) {
      down += rowHeight
      across = 0
      rowHeight = 0
    }
    x[row] = across + side / 2
    rowHeight = Math.max(rowHeight, side)
    // Discs of one row stand on one line.
    y[row] = -(down + rowHeight / 2)
    across += side
    width = Math.max(width, across)
  }
  const height = down + rowHeight
  const corner = {
    x: Number.isFinite(right) ? Math.max(right, 0) + ASIDE * ground : -width / 2,
    y: height / 2,
  }
  for (const row of ordered) {
    x[row] = (x[row] ?? 0) + corner.x
    y[row] = (y[row] ?? 0) + corner.y
  }
  places.apart = { ...corner, width, height }
}
