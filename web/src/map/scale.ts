/**
 * Numbers → size and colour, for the canvas and for the legend that explains it.
 */

/** The span of a measure's known values; undefined when there is none. */
export function extentOf(
  values: readonly (number | null)[],
): { least: number; most: number } | undefined {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (value === null) continue
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return least <= most ? { least, most } : undefined
}

export const SMALLEST_RADIUS = 4
export const LARGEST_RADIUS = 14

/** Radius in pixels: the area grows with the value, from zero (or the least, when it is negative). */
export function radiusOf(value: number | null, most: number): number {
  if (value === null || most <= 0) return SMALLEST_RADIUS
  const share = Math.sqrt(Math.max(0, value) / most)
  return SMALLEST_RADIUS + (LARGEST_RADIUS - SMALLEST_RADIUS) * share
}

export const CLASSES = 5

/** The class (0 to 4) of a value among five of equal width; undefined when it is not known. */
export function classOf(
  value: number | null,
  extent: { least: number; most: number } | undefined,
): number | undefined {
  if (value === null || !extent) return undefined
  if (extent.most === extent.least) return CLASSES - 1
  const share = (value - extent.least) / (extent.most - extent.least)
  return Math.min(CLASSES - 1, Math.floor(share * CLASSES))
}

/** The bounds of the five classes, six numbers, for the legend. */
export function classBounds(extent: { least: number; most: number }): number[] {
  const width = (extent.most - extent.least) / CLASSES
  return Array.from({ length: CLASSES + 1 }, (_, i) => extent.least + i * width)
}

/** A colour between two `#rrggbb` ones. */
export function mix(from: string, to: string, share: number): string {
  const mixed = [0, 1, 2].map((i) => {
    const least = channel(from, i)
    return Math.round(least + (channel(to, i) - least) * share)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${mixed.join('')}`
}

function channel(colour: string, i: number): number {
  return Number.parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16)
}

/** The five colours of a measure, from pale to full, in the page's theme. */
export function classColours(paper: string, full: string): string[] {
  return Array.from({ length: CLASSES }, (_, i) =>
    mix(paper, full, 0.3 + (0.7 * i) / (CLASSES - 1)),
  )
}
