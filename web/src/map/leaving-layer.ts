import type { Sigma } from 'sigma'
import type { MapNode, MapTie } from './build-graph.ts'
import { drawMark, type MarkLook } from './draw-mark.ts'
import type { Point } from './hull.ts'
import { sizedContext, wipe } from './sized-context.ts'

/** A node that is no longer there: where it was seen last, and how. */
export type LeavingMark = Point & MarkLook & { size: number }

/** Those who leave the picture, while they fade. */
export class LeavingLayer {
  readonly #sigma: Sigma<MapNode, MapTie>
  readonly #canvas: HTMLCanvasElement
  #marks: readonly LeavingMark[] = []
  #strength = 0

  constructor(sigma: Sigma<MapNode, MapTie>) {
    this.#sigma = sigma
    this.#canvas = sigma.createCanvas('leaving', { beforeLayer: 'nodes' })
    this.#canvas.style.pointerEvents = 'none'
    sigma.on('afterRender', () => this.#draw())
  }

  /** Whom to draw next, and how strong: 1 as before, 0 not at all. */
  update(marks: readonly LeavingMark[], strength: number): void {
    this.#marks = strength > 0 ? marks : []
    this.#strength = strength
  }

  #draw(): void {
    const size = this.#sigma.getDimensions()
    if (this.#marks.length === 0) {
      wipe(this.#canvas, size)
      return
    }
    const context = sizedContext(this.#canvas, size)
    if (!context) return
    context.globalAlpha = this.#strength
    for (const mark of this.#marks) {
      const at = this.#sigma.graphToViewport(mark)
      drawMark(context, at, this.#sigma.scaleSize(mark.size), mark)
    }
    context.globalAlpha = 1
  }
}
