import { toScreen, type At, type Camera, type Viewport } from './camera.ts'
import type { Scene, ScenePoint } from './scene.ts'
import { discRadius, isFolded, spiralOffset } from './spread.ts'

/** What is pointed at, walked to and drawn, in pixels: an actor, or a disc for those of one point. */
export type Mark = At & {
  key: string
  radius: number
  point: ScenePoint
} & ({ kind: 'actor'; actor: number } | { kind: 'disc'; actors: readonly number[] })

const ACTOR_RADIUS = 4.5
/** What lies so far outside the window is not drawn. */
const BEYOND = 60

/** The marks in the window; `nearness` as for `isFolded`. Those of one point follow each other. */
export function marksOf(
  scene: Scene,
  camera: Camera,
  viewport: Viewport,
  nearness: number,
): Mark[] {
  const marks: Mark[] = []
  for (const point of scene.points) {
    const at = toScreen(camera, point)
    const { actors } = point
    if (isFolded(actors.length, nearness)) {
      const mark = { ...at, point, actors, radius: discRadius(actors.length) }
      if (isNear(mark, viewport)) marks.push({ ...mark, kind: 'disc', key: `point ${point.row}` })
      continue
    }
    for (const [i, actor] of actors.entries()) {
      const beside = spiralOffset(i)
      const mark = { x: at.x + beside.x, y: at.y + beside.y, point, radius: ACTOR_RADIUS }
      if (isNear(mark, viewport)) marks.push({ ...mark, kind: 'actor', key: keyOf(actor), actor })
    }
  }
  return marks
}

export const keyOf = (actor: number): string => `actor ${actor}`

/** Whether a mark stands for an actor. */
export const holds = (mark: Mark, actor: number): boolean =>
  mark.kind === 'actor' ? mark.actor === actor : mark.actors.includes(actor)

/** The mark under a pixel: the nearest that it touches; discs lie over the marks of actors. */
export function markAt(marks: readonly Mark[], at: At, reach = 5): Mark | undefined {
  let best: { mark: Mark; distance: number } | undefined
  for (const mark of marks) {
    const distance = Math.hypot(mark.x - at.x, mark.y - at.y)
    if (distance > mark.radius + (mark.kind === 'actor' ? reach : 0)) continue
    const isBetter =
      !best || (mark.kind !== best.mark.kind ? mark.kind === 'disc' : distance < best.distance)
    if (isBetter) best = { mark, distance }
  }
  return best?.mark
}

function isNear({ x, y }: At, { width, height }: Viewport): boolean {
  return x > -BEYOND && y > -BEYOND && x < width + BEYOND && y < height + BEYOND
}
