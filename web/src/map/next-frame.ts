/**
 * What the next frame draws, however often it is asked for: only what lies over the picture, or all of
 * it.
 */
export class NextFrame {
  readonly #draw: (isAll: boolean) => void
  #asked = 0
  #isAll = false

  constructor(draw: (isAll: boolean) => void) {
    this.#draw = draw
  }

  /** Whether all of it waits to be drawn. */
  get isStale(): boolean {
    return this.#isAll
  }

  ask(isAll: boolean): void {
    this.#isAll ||= isAll
    if (this.#asked === 0) this.#asked = requestAnimationFrame(() => this.flush())
  }

  /** Draws what was asked for at once, if anything was. */
  flush(): void {
    if (this.#asked !== 0) this.#draw(this.#isAll)
  }

  /** Nothing waits any more. */
  clear(): void {
    cancelAnimationFrame(this.#asked)
    this.#asked = 0
    this.#isAll = false
  }
}
