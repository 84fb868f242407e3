import { toScreen, type At, type Camera, type Viewport } from './camera.ts'
import type { Gathering } from './gather.ts'
import type { ScenePoint } from './scene.ts'
import { discRadius, spiralOffset } from './spread.ts'

/** What is pointed at, walked to and drawn, in pixels: an actor, or a disc for those of a place. */
export type Mark = At & {
  key: string
  radius: number
  /** Of a disc: the first of its points. */
  point: ScenePoint
} & (
    | { kind: 'actor'; actor: number }
    | { kind: 'disc'; actors: readonly number[]; points: readonly ScenePoint[] }
  )

const ACTOR_RADIUS = 4.5
/** What lies so far outside the window is not drawn. */
const BEYOND = 60

/** The marks in the window. Those of one point follow each other. */
export function marksOf(
  gatherings: readonly Gathering[],
  camera: Camera,
  viewport: Viewport,
): Mark[] {
  const marks: Mark[] = []
  for (const { points, actors, isFolded } of gatherings) {
    const [point] = points
    const at = toScreen(camera, point)
    if (isFolded) {
      if (!isNear(at, viewport)) continue
      const radius = discRadius(actors.length)
      marks.push({ ...at, kind: 'disc', key: `point ${point.row}`, point, points, actors, radius })
      continue
    }
    for (const [i, actor] of actors.entries()) {
      const beside = spiralOffset(i)
      const spot = { x: at.x + beside.x, y: at.y + beside.y }
      if (!isNear(spot, viewport)) continue
      marks.push({ ...spot, kind: 'actor', key: keyOf(actor), actor, point, radius: ACTOR_RADIUS })
    }
  }
  return marks
}

export const keyOf = (actor: number): string => `actor ${actor}`

/** Whether a mark stands for an actor. */
export const holds = (mark: Mark, actor: number): boolean =>
  mark.kind === 'actor' ? mark.actor === actor : mark.actors.includes(actor)

/** Whether the places of all that a mark stands for are guesses. */
export const isGuess = (mark: Mark): boolean =>
  mark.kind === 'actor' ? !mark.point.isExact : mark.points.every(({ isExact }) => !isExact)

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

/** The actors of the marks in a rectangle, given by two corners. */
export function actorsIn(marks: readonly Mark[], a: At, b: At): number[] {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)]
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)]
  return marks
    .filter(({ x, y }) => x >= left && x <= right && y >= top && y <= bottom)
    .flatMap((mark) => (mark.kind === 'actor' ? [mark.actor] : mark.actors))
}

function isNear({ x, y }: At, { width, height }: Viewport): boolean {
  return x > -BEYOND && y > -BEYOND && x < width + BEYOND && y < height + BEYOND
}
