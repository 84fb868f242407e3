import type { Sigma } from 'sigma'
import type { MapNode, MapTie } from './build-graph.ts'
import { isMotionReduced } from './theme.ts'

/** Time of a camera flight, in milliseconds; none when the person asked for no motion. */
const FLIGHT_MS = 240
/** A node nearer than this to the edge of the picture counts as out of sight, in pixels. */
const EDGE = 40

const flight = () => ({ duration: isMotionReduced() ? 1 : FLIGHT_MS })

export function zoom(sigma: Sigma<MapNode, MapTie>, factor: number): void {
  const camera = sigma.getCamera()
  void camera.animate({ ratio: camera.getBoundedRatio(camera.ratio / factor) }, flight())
}

export function fit(sigma: Sigma<MapNode, MapTie>): void {
  void sigma.getCamera().animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, flight())
}

/** Flies to where all of some points are seen, no nearer than `nearest` (a camera's ratio). */
export function bringAllIntoView(
  sigma: Sigma<MapNode, MapTie>,
  points: readonly { x: number; y: number }[],
  nearest = 0.12,
): void {
  const framed = points.map((point) => sigma.viewportToFramedGraph(sigma.graphToViewport(point)))
  if (framed.length === 0) return
  const [left, right] = spanOf(framed.map(({ x }) => x))
  const [low, high] = spanOf(framed.map(({ y }) => y))
  const camera = sigma.getCamera()
  const ratio = camera.getBoundedRatio(Math.max(nearest, 1.3 * Math.max(right - left, high - low)))
  const state = { x: (left + right) / 2, y: (low + high) / 2, ratio: Math.min(1, ratio) }
  void camera.animate(state, flight())
}

function spanOf(values: readonly number[]): [number, number] {
  let [least, most] = [Infinity, -Infinity]
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return [least, most]
}

/** Flies to a node that is out of sight. */
export function bringIntoView(
  sigma: Sigma<MapNode, MapTie>,
  key: string,
  { x, y }: { x: number; y: number },
): void {
  const { width, height } = sigma.getDimensions()
  if (x >= EDGE && y >= EDGE && x <= width - EDGE && y <= height - EDGE) return
  const data = sigma.getNodeDisplayData(key)
  if (data) void sigma.getCamera().animate({ x: data.x, y: data.y }, flight())
}
