import type { Point } from './place-beside.ts'

/** Step along the spiral, as part of the disc's radius: smaller packs closer and takes longer. */
const STEP = 0.5

/**
 * Centres for discs of the radii given, largest first, so that none overlap: each goes to the first
 * free place on a spiral outwards from the origin, past a disc of radius `taken` there. Equal discs
 * resume where the last one was put, so that a thousand pairs cost little.
 */
export function packDiscs(radii: readonly number[], taken = 0): Point[] {
  const grid = new DiscGrid(Math.max(1, ...radii))
  const centres: Point[] = []
  let angle = 0
  let last = Infinity
  for (const radius of radii) {
    if (radius < last) angle = 0
    last = radius
    for (;;) {
      // An Archimedean spiral whose turns are one step apart, walked in steps of about that length.
      const step = STEP * radius
      const away = (step * angle) / (2 * Math.PI)
      const centre = { x: away * Math.cos(angle), y: away * Math.sin(angle) }
      const isOutside = taken === 0 || away >= taken + radius
      if (isOutside && grid.isFree(centre, radius)) {
        grid.add(centre, radius)
        centres.push(centre)
        break
      }
      angle += away > step ? step / away : 0.5
    }
  }
  return centres
}

/** Discs by square cell, each cell as wide as the largest disc is across. */
class DiscGrid {
  readonly #cells = new Map<string, (Point & { radius: number })[]>()
  readonly #width: number

  constructor(largest: number) {
    this.#width = 2 * largest
  }

  add(centre: Point, radius: number): void {
    const key = this.#key(this.#cell(centre.x), this.#cell(centre.y))
    this.#cells.set(key, [...(this.#cells.get(key) ?? []), { ...centre, radius }])
  }

  isFree(centre: Point, radius: number): boolean {
    const column = this.#cell(centre.x)
    const row = this.#cell(centre.y)
    for (let c = column - 1; c <= column + 1; c++) {
      for (let r = row - 1; r <= row + 1; r++) {
        for (const disc of this.#cells.get(this.#key(c, r)) ?? []) {
          const apart = Math.hypot(disc.x - centre.x, disc.y - centre.y)
          if (apart < disc.radius + radius) return false
        }
      }
    }
    return true
  }

  #cell(coordinate: number): number {
    return Math.floor(coordinate / this.#width)
  }

  #key(column: number, row: number): string {
    return `${column} ${row}`
  }
}
