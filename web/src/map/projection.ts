import type { Sigma } from 'sigma'
import { getCorrectionRatio } from 'sigma/utils'
import type { MapNode, MapTie } from './build-graph.ts'
import type { Point } from './hull.ts'
import type { Frame } from './motion.ts'

/**
 * From the graph's coordinates to pixels, as the camera stands now: the same as Sigma's own
 * `graphToViewport`, worked out once for many points (it is affine).
 */
export function projectionOf(sigma: Sigma<MapNode, MapTie>): (point: Point) => Point {
  const origin = sigma.graphToViewport({ x: 0, y: 0 })
  const across = sigma.graphToViewport({ x: 1, y: 0 })
  const up = sigma.graphToViewport({ x: 0, y: 1 })
  const [xx, xy] = [across.x - origin.x, across.y - origin.y]
  const [yx, yy] = [up.x - origin.x, up.y - origin.y]
  return ({ x, y }) => ({ x: origin.x + x * xx + y * yx, y: origin.y + x * xy + y * yy })
}

/**
 * Pixels to one unit of the graph where all of a frame is seen, as Sigma's camera has it at ratio 1; known
 * before anything is drawn.
 */
export function unitOf(sigma: Sigma<MapNode, MapTie>, { x, y }: Frame): number {
  const viewport = sigma.getDimensions()
  const graph = { width: x[1] - x[0] || 1, height: y[1] - y[0] || 1 }
  const room = Math.min(viewport.width, viewport.height) - 2 * sigma.getStagePadding()
  const fitting = getCorrectionRatio(viewport, graph)
  return Math.max(0, (room * fitting) / Math.max(graph.width, graph.height))
}
