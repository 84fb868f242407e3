import type { Sigma } from 'sigma'
import type { NodeLook } from './appearance.ts'
import type { MapGraph, MapNode, MapTie } from './build-graph.ts'
import { placeNames, type Box, type NameCandidate } from './names.ts'
import type { Labels } from '../state/options.ts'
import type { CanvasTheme } from './theme.ts'

export type NamesState = {
  graph: MapGraph
  looks: ReadonlyMap<string, NodeLook>
  theme: CanvasTheme
  selection: ReadonlySet<string>
  hovered: string | undefined
  strong: ReadonlySet<string> | undefined
  describe: (key: string) => string
  /** A number as the reader writes it. */
  write: (count: number) => string
  /** Which nodes have their name beside them. */
  labels: Labels
  /** Where the titles of discs are drawn. */
  titles: () => readonly Box[]
}

/** Draws the names that fit on a canvas of its own, above the nodes and below the pointer's layer. */
export class NamesLayer {
  readonly #sigma: Sigma<MapNode, MapTie>
  readonly #canvas: HTMLCanvasElement
  #state: NamesState | undefined

  constructor(sigma: Sigma<MapNode, MapTie>) {
    this.#sigma = sigma
    this.#canvas = sigma.createCanvas('names', { afterLayer: 'nodes' })
    this.#canvas.style.pointerEvents = 'none'
    sigma.on('afterRender', () => this.#draw())
  }

  update(state: NamesState): void {
    this.#state = state
  }

  #draw(): void {
    const context = this.#canvas.getContext('2d')
    const state = this.#state
    if (!context || !state) return
    const { width, height } = this.#sigma.getDimensions()
    const ratio = devicePixelRatio
    this.#canvas.width = width * ratio
    this.#canvas.height = height * ratio
    this.#canvas.style.width = `${width}px`
    this.#canvas.style.height = `${height}px`
    context.scale(ratio, ratio)
    context.clearRect(0, 0, width, height)
    context.textBaseline = 'middle'
    context.font = `13px ${state.theme.font}`
    const names = placeNames(
      this.#candidates(state, width, height),
      (text) => context.measureText(text).width,
      { width, height },
      state.titles(),
    )
    const paper = state.theme.colour('--paper')
    for (const name of names) {
      if (name.key === state.hovered) continue
      context.lineWidth = 4
      context.lineJoin = 'round'
      context.strokeStyle = paper
      context.strokeText(name.text, name.x, name.y)
      context.fillStyle = state.theme.colour(state.selection.has(name.key) ? '--ink' : '--ink-soft')
      context.fillText(name.text, name.x, name.y)
    }
    this.#drawCounts(context, state)
    if (state.hovered !== undefined) this.#drawHovered(context, state, state.hovered, width)
  }

  #candidates(state: NamesState, width: number, height: number): NameCandidate[] {
    const candidates: NameCandidate[] = []
    state.graph.forEachNode((key, node) => {
      const isForced =
        (state.selection.has(key) && state.labels !== 'none') || key === state.hovered
      if (!isForced && (state.labels === 'none' || (state.labels === 'chosen' && !state.strong))) {
        return
      }
      if (!isForced && state.strong && !state.strong.has(key)) return
      const look = state.looks.get(key)
      if (!look || (node.kind === 'collaboration' && !isForced && !state.strong)) return
      const { x, y } = this.#sigma.graphToViewport({ x: node.x, y: node.y })
      if (x < 0 || y < 0 || x > width || y > height) return
      candidates.push({
        key,
        text: node.label,
        x,
        y,
        radius: this.#sigma.scaleSize(look.size),
        importance: look.importance,
        isForced,
      })
    })
    return candidates
  }

  /** How many actors a disc stands for, in it. */
  #drawCounts(context: CanvasRenderingContext2D, state: NamesState): void {
    context.save()
    context.textAlign = 'center'
    context.font = `600 12px ${state.theme.font}`
    context.fillStyle = state.theme.colour('--ink')
    state.graph.forEachNode((key, node) => {
      const look = state.looks.get(key)
      if (node.kind !== 'community' || !look) return
      const text = state.write(node.members)
      if (context.measureText(text).width > 2 * this.#sigma.scaleSize(look.size) - 4) return
      const { x, y } = this.#sigma.graphToViewport(node)
      context.fillText(text, x, y)
    })
    context.restore()
  }

  /** The name under the pointer in a box with its second line, wholly inside the canvas. */
  #drawHovered(
    context: CanvasRenderingContext2D,
    state: NamesState,
    key: string,
    width: number,
  ): void {
    if (!state.graph.hasNode(key)) return
    const node = state.graph.getNodeAttributes(key)
    const { x, y } = this.#sigma.graphToViewport({ x: node.x, y: node.y })
    const detail = state.describe(key)
    context.font = `600 13px ${state.theme.font}`
    const nameWidth = context.measureText(node.label).width
    context.font = `12px ${state.theme.font}`
    const boxWidth = Math.min(
      width - 16,
      Math.max(nameWidth, context.measureText(detail).width) + 20,
    )
    const boxHeight = detail === '' ? 28 : 46
    const left = Math.max(8, Math.min(x + 14, width - boxWidth - 8))
    const top = Math.max(8, y - boxHeight / 2)
    context.fillStyle = state.theme.colour('--surface')
    context.strokeStyle = state.theme.colour('--line-strong')
    context.lineWidth = 1
    context.beginPath()
    context.roundRect(left, top, boxWidth, boxHeight, 4)
    context.fill()
    context.stroke()
    context.fillStyle = state.theme.colour('--ink')
    context.font = `600 13px ${state.theme.font}`
    context.fillText(node.label, left + 10, top + 14, boxWidth - 20)
    context.fillStyle = state.theme.colour('--ink-soft')
    context.font = `12px ${state.theme.font}`
    context.fillText(detail, left + 10, top + 32, boxWidth - 20)
  }
}
