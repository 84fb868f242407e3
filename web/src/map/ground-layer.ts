import type { Sigma } from 'sigma'
import type { MapGraph, MapNode, MapTie } from './build-graph.ts'
import { convexHull, type Point } from './hull.ts'
import type { Block } from './motion.ts'
import type { Box } from './names.ts'
import { mix } from './scale.ts'
import { sizedContext, wipe } from './sized-context.ts'
import type { CanvasTheme } from './theme.ts'

/** A named disc of a layout, in the graph's coordinates. */
export type GroundDisc = Point & { radius: number; label: string }

/** A named block beside the others, in the graph's coordinates. */
export type GroundBlock = Block & { label: string }

export type GroundState = {
  graph: MapGraph
  theme: CanvasTheme
  discs: readonly GroundDisc[]
  block: GroundBlock | undefined
  /** Members' keys of each community whose hull is drawn. */
  hulls: readonly (readonly string[])[]
}

/** Room between a hull and the nodes within, in pixels. */
const PADDING = 16
/** Room between the block's edge and the discs within, in pixels. */
const BLOCK_PADDING = 6
/** A title is not cut below this width, in pixels. */
const LEAST_TITLE = 130

/** What lies under the ties: hulls of communities, and the discs of a layout with their names. */
export class GroundLayer {
  readonly #sigma: Sigma<MapNode, MapTie>
  readonly #canvas: HTMLCanvasElement
  readonly #titles: HTMLCanvasElement
  #state: GroundState | undefined
  #hulls: Point[][] = []
  #titleBoxes: Box[] = []

  constructor(sigma: Sigma<MapNode, MapTie>) {
    this.#sigma = sigma
    this.#canvas = sigma.createCanvas('ground', { beforeLayer: 'edges' })
    this.#titles = sigma.createCanvas('titles', { afterLayer: 'nodes' })
    for (const canvas of [this.#canvas, this.#titles]) canvas.style.pointerEvents = 'none'
    sigma.on('afterRender', () => this.#draw())
  }

  update(state: GroundState): void {
    const before = this.#state
    this.#state = state
    if (before?.graph !== state.graph || before.hulls !== state.hulls) this.measure()
  }

  /** Where the titles of discs were drawn last, in pixels. */
  get titleBoxes(): readonly Box[] {
    return this.#titleBoxes
  }

  /** Works hulls out again, after nodes have moved. The largest come first, under the others. */
  measure(): void {
    const state = this.#state
    if (!state) return
    this.#hulls = state.hulls
      .toSorted((a, b) => b.length - a.length)
      .map((keys) =>
        convexHull(
          keys.flatMap((key) => {
            if (!state.graph.hasNode(key)) return []
            const { x, y } = state.graph.getNodeAttributes(key)
            return [{ x, y }]
          }),
        ),
      )
  }

  #draw(): void {
    const dimensions = this.#sigma.getDimensions()
    const state = this.#state
    if (!state || (this.#hulls.length === 0 && state.discs.length === 0 && !state.block)) {
      this.#titleBoxes = []
      wipe(this.#canvas, dimensions)
      wipe(this.#titles, dimensions)
      return
    }
    const ground = sizedContext(this.#canvas, dimensions)
    const titles = sizedContext(this.#titles, dimensions)
    if (!ground || !titles) return
    for (const hull of this.#hulls) this.#drawHull(ground, state.theme, hull)
    this.#drawDiscs(ground, titles, state)
    if (state.block) this.#drawBlock(ground, titles, state.theme, state.block)
  }

  #drawBlock(
    context: CanvasRenderingContext2D,
    titles: CanvasRenderingContext2D,
    theme: CanvasTheme,
    block: GroundBlock,
  ): void {
    const from = this.#sigma.graphToViewport(block)
    const to = this.#sigma.graphToViewport({
      x: block.x + block.width,
      y: block.y - block.height,
    })
    const [left, top] = [from.x - BLOCK_PADDING, from.y - BLOCK_PADDING]
    const [width, height] = [to.x - from.x + 2 * BLOCK_PADDING, to.y - from.y + 2 * BLOCK_PADDING]
    context.fillStyle = mix(theme.colour('--paper'), theme.colour('--line'), 0.25)
    context.strokeStyle = theme.colour('--line')
    context.lineWidth = 1
    context.beginPath()
    context.roundRect(left, top, width, height, 8)
    context.fill()
    context.stroke()
    this.#drawTitle(titles, block.label, left + width / 2, top - 6, Infinity)
  }

  /** Writes a title over something, in the middle, no wider than that. */
  #drawTitle(
    titles: CanvasRenderingContext2D,
    label: string,
    x: number,
    y: number,
    most: number,
  ): void {
    const text = fitted(titles, label, most)
    const width = titles.measureText(text).width
    const room = this.#sigma.getDimensions().width
    // What is in sight has its title in sight.
    const half = width / 2 + 4
    if (most === Infinity && x > 0 && x < room) x = Math.max(half, Math.min(room - half, x))
    this.#titleBoxes.push({ x: x - width / 2, y: y - 14, width, height: 18 })
    titles.strokeText(text, x, y)
    titles.fillText(text, x, y)
  }

  #drawHull(context: CanvasRenderingContext2D, theme: CanvasTheme, hull: readonly Point[]): void {
    const paper = theme.colour('--paper')
    const corners = hull.map((point) => this.#sigma.graphToViewport(point))
    const [first, ...rest] = corners
    if (!first) return
    // A wide line in the colour of the inside pads the hull and rounds its corners.
    const trace = () => {
      context.beginPath()
      context.moveTo(first.x, first.y)
      for (const { x, y } of rest) context.lineTo(x, y)
      context.closePath()
    }
    context.lineJoin = 'round'
    context.lineCap = 'round'
    trace()
    context.strokeStyle = mix(paper, theme.colour('--accent'), 0.45)
    context.lineWidth = 2 * PADDING + 2
    context.stroke()
    trace()
    context.strokeStyle = mix(paper, theme.colour('--accent'), 0.07)
    context.lineWidth = 2 * PADDING
    context.stroke()
    context.fillStyle = context.strokeStyle
    context.fill()
  }

  #drawDiscs(
    context: CanvasRenderingContext2D,
    titles: CanvasRenderingContext2D,
    { theme, discs }: GroundState,
  ): void {
    titles.textAlign = 'center'
    titles.lineJoin = 'round'
    titles.lineWidth = 4
    titles.font = `600 13px ${theme.font}`
    titles.strokeStyle = theme.colour('--paper')
    titles.fillStyle = theme.colour('--ink')
    this.#titleBoxes = []
    for (const disc of discs) {
      const { x, y } = this.#sigma.graphToViewport(disc)
      const edge = this.#sigma.graphToViewport({ x: disc.x + disc.radius, y: disc.y })
      const radius = Math.hypot(edge.x - x, edge.y - y) + PADDING
      context.strokeStyle = theme.colour('--line')
      context.lineWidth = 1
      context.beginPath()
      context.arc(x, y, radius, 0, 2 * Math.PI)
      context.stroke()
      this.#drawTitle(titles, disc.label, x, y - radius - 6, Math.max(2 * radius, LEAST_TITLE))
    }
  }
}

/** A text shortened until it fits a width. */
function fitted(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text
  let length = text.length
  while (length > 1 && context.measureText(`${text.slice(0, length)}…`).width > width) length--
  return `${text.slice(0, length).trimEnd()}…`
}
