import type { Viewport } from './camera.ts'
import type { Arrangement } from './plane.ts'

const NARROW = 640

/** How large a canvas is on the page, never nothing. */
export function sizeOf(canvas: HTMLCanvasElement): Viewport {
  const { clientWidth, clientHeight } = canvas
  return { width: Math.max(1, clientWidth), height: Math.max(1, clientHeight) }
}

/** Where the boxes of overseas stand in so much room. */
export const arrangementFor = ({ width }: Viewport): Arrangement =>
  width < NARROW ? 'below' : 'beside'
