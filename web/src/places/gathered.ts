import type { Camera } from './camera.ts'
import { gatherPoints, type Gathering } from './gather.ts'
import type { Scene } from './scene.ts'

/** The points of a scene gathered to discs, worked out again only when zoom or scene have changed. */
export class Gathered {
  #gatherings: Gathering[] = []
  #for: { scale: number; scene: Scene } | undefined

  /** `whole`: the camera that sees everything, which zoom is counted from. */
  at(scene: Scene, { scale }: Camera, whole: Camera): readonly Gathering[] {
    if (this.#for?.scale !== scale || this.#for.scene !== scene) {
      this.#gatherings = gatherPoints(scene, scale, scale / whole.scale)
      this.#for = { scale, scene }
    }
    return this.#gatherings
  }
}
