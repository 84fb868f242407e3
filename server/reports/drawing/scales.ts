/**
 * Numbers → size, colour and width, as the page's map has them (it may not import this, nor this it: a
 * test holds the two equal).
 */

export type Extent = { least: number; most: number }

/** The span of the known values; undefined when there is none. */
export function extentOf(values: readonly (number | null)[]): Extent | undefined {
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
const LARGEST_RADIUS = 14
/** So many marks have room at their full size. */
const ROOMY = 400

/** Radius of a mark: its area grows with the value, from zero. */
export function radiusOf(value: number | null, most: number): number {
  if (value === null || most <= 0) return SMALLEST_RADIUS
  const share = Math.sqrt(Math.max(0, value) / most)
  return SMALLEST_RADIUS + (LARGEST_RADIUS - SMALLEST_RADIUS) * share
}

/** By how much marks are smaller where there are many. */
export function crowdScale(placed: number): number {
  return (ROOMY / Math.max(ROOMY, placed)) ** 0.25
}

/** Radius of a disc that stands for several actors. */
export function discRadius(members: number, largest: number): number {
  return 7 + 23 * Math.sqrt(members / Math.max(1, largest))
}

/** As wide as ties get; those between discs are few, and many in one. */
const WIDEST_TIE = 4
const WIDEST_BUNDLE = 9

/** Width of a tie: grows with the square root of its weight. */
export function tieWidth(weight: number, most: number, isBundle = false): number {
  const widest = isBundle ? WIDEST_BUNDLE : WIDEST_TIE
  return most <= 0 ? 0.6 : 0.6 + (widest - 0.6) * Math.sqrt(Math.min(1, weight / most))
}

/** How far a tie between discs is from the paper: nearly all are tied, so what is weak is faint. */
export function bundleShade(share: number): number {
  return 0.2 + 0.6 * share
}

/** The lines of a picture are thinner than on a screen: paper is finer. */
const THINNER = 0.7
/** Links of actors and collaborations weigh the same. */
const LINK_WIDTH = 1.2

/** Width of a line of the picture: a tie by its weight, a link of a two-mode picture like any other. */
export function lineWidth(
  mode: 'actors' | 'two-mode',
  weight: number,
  most: number,
  isBundle = false,
): number {
  if (mode === 'two-mode' && !isBundle) return LINK_WIDTH
  return THINNER * tieWidth(weight, most, isBundle)
}

/** How far ties are from the paper: the more there are, the fainter each is. */
export function tieShade(ties: number): number {
  return ties > 6000 ? 0.22 : ties > 1500 ? 0.34 : 0.5
}

export const CLASSES = 5

/** The class (0 to 4) of a value among five of equal width; undefined when it is not known. */
export function classOf(value: number | null, extent: Extent | undefined): number | undefined {
  if (value === null || !extent) return undefined
  if (extent.most === extent.least) return CLASSES - 1
  const share = (value - extent.least) / (extent.most - extent.least)
  return Math.min(CLASSES - 1, Math.floor(share * CLASSES))
}

/** The bounds of the five classes: six numbers. */
export function classBounds({ least, most }: Extent): number[] {
  const width = (most - least) / CLASSES
  return Array.from({ length: CLASSES + 1 }, (_, i) => least + i * width)
}

/** The five colours of a measure, from pale to full. */
export function classColours(paper: string, full: string): string[] {
  return Array.from({ length: CLASSES }, (_, i) =>
    mix(paper, full, 0.3 + (0.7 * i) / (CLASSES - 1)),
  )
}

/** A colour between two `#rrggbb` ones. */
export function mix(from: string, to: string, share: number): string {
  const mixed = [1, 3, 5].map((at) => {
    const [least, most] = [from, to].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16))
    return Math.round((least ?? 0) + ((most ?? 0) - (least ?? 0)) * share)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${mixed.join('')}`
}
