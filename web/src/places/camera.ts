import type { Box } from './plane.ts'

/** How the plane lies under the window: pixel = plane × scale + offset. */
export type Camera = { scale: number; x: number; y: number }
export type Viewport = { width: number; height: number }
export type At = { x: number; y: number }

/** A metre of plane on the screen shows nothing more. */
const MOST_ZOOM = 60
const LEAST_ZOOM = 0.6

export const toScreen = ({ scale, x, y }: Camera, at: At): At => ({
  x: at.x * scale + x,
  y: at.y * scale + y,
})
export const toPlane = ({ scale, x, y }: Camera, at: At): At => ({
  x: (at.x - x) / scale,
  y: (at.y - y) / scale,
})

/** The camera that shows a box in the middle of the window, with room around it. */
export function fitBox(box: Box, { width, height }: Viewport, padding = 24): Camera {
  const across = Math.max(1e-6, box.right - box.left)
  const down = Math.max(1e-6, box.bottom - box.top)
  const scale = Math.min(
    Math.max(1, width - 2 * padding) / across,
    Math.max(1, height - 2 * padding) / down,
  )
  return {
    scale,
    x: width / 2 - ((box.left + box.right) / 2) * scale,
    y: height / 2 - ((box.top + box.bottom) / 2) * scale,
  }
}

/** The camera so many times nearer, what is at a pixel staying there; `whole` shows everything. */
export function zoomAt(camera: Camera, factor: number, at: At, whole: Camera): Camera {
  const scale = Math.max(
    whole.scale * LEAST_ZOOM,
    Math.min(whole.scale * MOST_ZOOM, camera.scale * factor),
  )
  const held = toPlane(camera, at)
  return { scale, x: at.x - held.x * scale, y: at.y - held.y * scale }
}

export const panBy = (camera: Camera, dx: number, dy: number): Camera => ({
  ...camera,
  x: camera.x + dx,
  y: camera.y + dy,
})

/** The camera moved as little as brings a pixel inside the window, `margin` from its edges. */
export function reveal(camera: Camera, at: At, { width, height }: Viewport, margin = 48): Camera {
  const into = (value: number, most: number): number =>
    Math.max(margin, Math.min(most - margin, value)) - value
  return panBy(camera, into(at.x, width), into(at.y, height))
}

/** The box around points; `least` is its smallest side, so that one point is not a speck of dust. */
export function boxAround(points: readonly At[], least: number): Box | undefined {
  if (points.length === 0) return undefined
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const { x, y } of points) {
    box.left = Math.min(box.left, x)
    box.right = Math.max(box.right, x)
    box.top = Math.min(box.top, y)
    box.bottom = Math.max(box.bottom, y)
  }
  const widen = (low: number, high: number): [number, number] => {
    const more = Math.max(0, (least - (high - low)) / 2)
    return [low - more, high + more]
  }
  const [left, right] = widen(box.left, box.right)
  const [top, bottom] = widen(box.top, box.bottom)
  return { left, right, top, bottom }
}
