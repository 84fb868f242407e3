import { isMotionReduced } from '../map/theme.ts'
import type { Camera } from './camera.ts'

const FLIGHT_MS = 240

/** A camera on its way from where it is to somewhere else; there at once where no motion is wanted. */
export class Flight {
  #frame = 0
  readonly #onMove: (camera: Camera) => void

  constructor(onMove: (camera: Camera) => void) {
    this.#onMove = onMove
  }

  start(from: Camera, to: Camera): void {
    this.end()
    if (isMotionReduced()) {
      this.#onMove(to)
      return
    }
    const start = performance.now()
    const step = (now: number): void => {
      const share = Math.min(1, (now - start) / FLIGHT_MS)
      const eased = 1 - (1 - share) ** 3
      const between = (a: number, b: number): number => a + (b - a) * eased
      this.#onMove({
        scale: between(from.scale, to.scale),
        x: between(from.x, to.x),
        y: between(from.y, to.y),
      })
      if (share < 1) this.#frame = requestAnimationFrame(step)
    }
    this.#frame = requestAnimationFrame(step)
  }

  end(): void {
    cancelAnimationFrame(this.#frame)
  }
}
