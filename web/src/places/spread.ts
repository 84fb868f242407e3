import type { At } from './camera.ts'

/** Pixels from the middle of a mark to the next along the spiral's arms; marks are 9 wide. */
const STEP = 6.2
/** The golden angle: no two of the marks are in line with the middle, so none hides another. */
const TURN = Math.PI * (3 - Math.sqrt(5))

/** Where the i-th of several actors at one point stands beside it, in pixels (Fermat's spiral, after Vogel). */
export function spiralOffset(i: number): At {
  const radius = STEP * Math.sqrt(i)
  return { x: radius * Math.cos(i * TURN), y: radius * Math.sin(i * TURN) }
}

/** How far the marks of so many actors reach from their point, in pixels. */
export const spiralRadius = (count: number): number => STEP * Math.sqrt(Math.max(0, count - 1))

/** A spiral may be so wide where the whole of France is in the window; twice as near, twice as wide. */
const ROOM = 11

/**
 * Whether actors at one point are drawn as one disc: their spiral would reach over places around it.
 * `nearness` is how many times nearer the map is than with all of France in the window.
 */
export const isFolded = (count: number, nearness: number): boolean =>
  count > 2 && spiralRadius(count) > ROOM * Math.max(1, nearness)

/** How near the map has to be for so many to be drawn one by one. */
export const nearnessToUnfold = (count: number): number => (spiralRadius(count) / ROOM) * 1.02

/** Pixels, by the square root of the count, so that areas compare. */
export const discRadius = (count: number): number => Math.min(30, 7 + 1.5 * Math.sqrt(count))
