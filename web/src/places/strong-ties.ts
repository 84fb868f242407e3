import type { Places } from '../../../server/contract/places.ts'
import { toScreen, type At, type Camera } from './camera.ts'
import type { Mark } from './marks.ts'
import type { Scene } from './scene.ts'

/** Lines from those chosen to their partners, in pixels: between their marks, where these are drawn. */
export function strongTies(
  { ties }: Places,
  scene: Scene,
  marks: readonly Mark[],
  camera: Camera,
  chosen: ReadonlySet<number>,
): { from: At; to: At }[] {
  if (chosen.size === 0) return []
  const spots = new Map<number, At>()
  for (const mark of marks) {
    for (const actor of mark.kind === 'actor' ? [mark.actor] : mark.actors) spots.set(actor, mark)
  }
  const spotOf = (actor: number): At | undefined => {
    const point = scene.points[scene.pointOf[actor] ?? -1]
    return spots.get(actor) ?? (point && toScreen(camera, point))
  }
  return ties.source.flatMap((source, k) => {
    const target = ties.target[k] ?? -1
    if (!chosen.has(source) && !chosen.has(target)) return []
    const [from, to] = [spotOf(source), spotOf(target)]
    return from && to ? [{ from, to }] : []
  })
}
