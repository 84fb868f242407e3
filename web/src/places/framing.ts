import type { Places } from '../../../server/contract/places.ts'
import {
  boxAround,
  fitBox,
  reveal,
  toScreen,
  zoomAt,
  type Camera,
  type Viewport,
} from './camera.ts'
import type { Mark } from './marks.ts'
import type { Plane } from './plane.ts'
import type { Scene } from './scene.ts'
import { nearnessToUnfold, spiralRadius } from './spread.ts'

/** The smallest stretch of country that is made to fill the window, in units of the plane. */
const LEAST_BOX = 90

/** The camera that shows all of France. */
export function wholeView({ width, height }: Plane, viewport: Viewport): Camera {
  return fitBox({ left: 0, top: 0, right: width, bottom: height }, viewport, 12)
}

/**
 * The camera that shows where the actors are; all of France where some are overseas, since the boxes
 * are beside it.
 */
export function actorsView(
  { actors }: Places,
  { points }: Scene,
  plane: Plane,
  viewport: Viewport,
): Camera {
  const isHome = (rows: readonly number[]) => rows.some((row) => actors.outside[row] !== true)
  const own = points.filter((point) => isHome(point.actors))
  const shown = own.length > 0 ? own : points
  const insets = new Set(shown.map(({ inset }) => inset))
  const box = insets.size > 1 ? undefined : boxAround(shown, LEAST_BOX)
  return box ? fitBox(box, viewport, Math.min(56, viewport.width / 10)) : wholeView(plane, viewport)
}

/** The camera that shows the points of an area; undefined where it has none. */
export function areaView(
  { points }: Places,
  scene: Scene,
  area: number,
  viewport: Viewport,
): Camera | undefined {
  const here = scene.points.filter(({ row }) => points.area[row] === area)
  const box = boxAround(here, LEAST_BOX)
  return box && fitBox(box, viewport, 60)
}

/** The camera so near to a disc that it parts into its places, or into the actors of its one place. */
export function unfoldedView(
  mark: Extract<Mark, { kind: 'disc' }>,
  camera: Camera,
  whole: Camera,
  viewport: Viewport,
): Camera {
  const count = mark.actors.length
  const box = boxAround(mark.points, LEAST_BOX / 20)
  if (mark.points.length > 1 && box) {
    const fitted = fitBox(box, viewport, 80)
    const nearest = whole.scale * nearnessToUnfold(count)
    const factor = Math.min(fitted.scale, nearest) / camera.scale
    return zoomAt(camera, Math.max(1.6, factor), mark, whole)
  }
  const scale = Math.max(camera.scale * 1.6, whole.scale * nearnessToUnfold(count))
  const near = zoomAt(camera, scale / camera.scale, mark, whole)
  return reveal(near, toScreen(near, mark.point), viewport, spiralRadius(count) + 30)
}
