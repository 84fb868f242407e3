import type { Sigma } from 'sigma'
import type { NodeLook } from './appearance.ts'
import type { MapGraph, MapNode, MapTie } from './build-graph.ts'
import { drawMark } from './draw-mark.ts'
import { FADED, strongNode, strongTies, type DrawnNow } from './drawn-now.ts'
import { projectionOf } from './projection.ts'
import { sizedContext, wipe } from './sized-context.ts'

export type StrongState = {
  graph: MapGraph
  looks: ReadonlyMap<string, NodeLook>
  now: DrawnNow
}

/** Sigma draws no tie thinner, in pixels. */
const THINNEST = 1.7

/**
 * Those who stay strong, over all the others, which fade. The picture under it need not be drawn again
 * for it: it costs as much as there is to see in it.
 */
export class StrongLayer {
  readonly #sigma: Sigma<MapNode, MapTie>
  readonly #canvas: HTMLCanvasElement
  #state: StrongState | undefined

  constructor(sigma: Sigma<MapNode, MapTie>) {
    this.#sigma = sigma
    this.#canvas = sigma.createCanvas('strong', { beforeLayer: 'names' })
    this.#canvas.style.pointerEvents = 'none'
    sigma.on('afterRender', () => this.draw())
  }

  update(state: StrongState): void {
    this.#state = state
    const canvases = this.#sigma.getCanvases()
    for (const layer of ['nodes', 'edges'] as const) {
      const canvas = canvases[layer]
      if (canvas) canvas.style.opacity = state.now.strong ? String(FADED[layer]) : ''
    }
  }

  draw(): void {
    const viewport = this.#sigma.getDimensions()
    const state = this.#state
    if (!state?.now.strong) {
      wipe(this.#canvas, viewport)
      return
    }
    const context = sizedContext(this.#canvas, viewport)
    if (!context) return
    const { graph, looks, now } = state
    const strong = state.now.strong
    const project = projectionOf(this.#sigma)
    const at = (key: string) => project(graph.getNodeAttributes(key))
    context.lineCap = 'butt'
    for (const { source, target, size, color } of strongTies(now, graph)) {
      const [from, to] = [at(source), at(target)]
      context.beginPath()
      context.moveTo(from.x, from.y)
      context.lineTo(to.x, to.y)
      context.lineWidth = Math.max(THINNEST, this.#sigma.scaleSize(size))
      context.strokeStyle = color
      context.stroke()
    }
    // The chosen over their partners, what is pointed at over all.
    const rank = (key: string) => (key === now.hovered ? 2 : now.selection.has(key) ? 1 : 0)
    for (const key of [...strong].toSorted((a, b) => rank(a) - rank(b))) {
      const look = looks.get(key)
      if (!look) continue
      const { size: radius, ...mark } = strongNode(now, key, look)
      const scale = this.#sigma.scaleSize(1)
      const borderWidth = mark.borderWidth * scale
      drawMark(context, at(key), radius * scale, { ...mark, borderWidth })
    }
  }
}
