import type { Sigma } from 'sigma'
import type { MapNode, MapTie } from './build-graph.ts'
import type { Point } from './hull.ts'

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
