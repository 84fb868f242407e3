import type { Sigma } from 'sigma'
import type { NodeLook } from './appearance.ts'
import type { MapGraph, MapNode, MapTie } from './build-graph.ts'
import { placeNames, type Box, type NameCandidate, type PlacedName } from './names.ts'
import { projectionOf } from './projection.ts'
import type { Labels } from '../state/options.ts'
import { sizedContext } from './sized-context.ts'
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
  /** What stands over the picture. */
  covered: () => readonly Box[]
}

const SIZE = 13
/** Room around a name within its plate, in pixels. */
const PLATE = 3

/** Draws the names that fit on a canvas of its own, above the nodes and below the pointer's layer. */
export class NamesLayer {
  readonly #sigma: Sigma<MapNode, MapTie>
  readonly #canvas: HTMLCanvasElement
  #state: NamesState | undefined
  /** The most important first: sorted once, not at each drawing. */
  #order: readonly (readonly [string, NodeLook])[] = []
  readonly #widths = new Map<string, number>()

  constructor(sigma: Sigma<MapNode, MapTie>) {
    this.#sigma = sigma
    this.#canvas = sigma.createCanvas('names', { afterLayer: 'nodes' })
    this.#canvas.style.pointerEvents = 'none'
    sigma.on('afterRender', () => this.draw())
  }

  update(state: NamesState): void {
    if (this.#state?.looks !== state.looks) {
      this.#order = [...state.looks].toSorted(
        ([a, one], [b, other]) => other.importance - one.importance || (a < b ? -1 : 1),
      )
    }
    // The page's font may have come in between.
    if (this.#state?.theme !== state.theme) this.#widths.clear()
    this.#state = state
  }

  draw(): void {
    const { width, height } = this.#sigma.getDimensions()
    const context = sizedContext(this.#canvas, { width, height })
    const state = this.#state
    if (!context || !state) return
    const covered = state.covered()
    context.textBaseline = 'middle'
    context.font = `${SIZE}px ${state.theme.font}`
    const names = placeNames(
      this.#candidates(state, width, height, covered),
      (text) => this.#widthOf(context, text),
      { width, height },
      [...state.titles(), ...covered],
    )
    drawNames(
      context,
      names.filter(({ key }) => key !== state.hovered),
      state.theme,
    )
    this.#drawCounts(context, state)
    if (state.hovered !== undefined) this.#drawHovered(context, state, state.hovered, width)
  }

  #candidates(
    state: NamesState,
    width: number,
    height: number,
    covered: readonly Box[],
  ): NameCandidate[] {
    const candidates: NameCandidate[] = []
    const project = projectionOf(this.#sigma)
    const scale = this.#sigma.scaleSize(1)
    for (const [key, look] of this.#order) {
      const isForced =
        (state.selection.has(key) && state.labels !== 'none') || key === state.hovered
      if (!isForced && (state.labels === 'none' || (state.labels === 'chosen' && !state.strong))) {
        continue
      }
      if (!isForced && state.strong && !state.strong.has(key)) continue
      const node = state.graph.getNodeAttributes(key)
      if (node.kind === 'collaboration' && !isForced && !state.strong) continue
      const { x, y } = project(node)
      if (x < 0 || y < 0 || x > width || y > height) continue
      if (covered.some((box) => isWithin(box, x, y))) continue
      const { importance } = look
      candidates.push({
        key,
        text: node.name,
        x,
        y,
        radius: look.size * scale,
        importance,
        isForced,
      })
    }
    return candidates
  }

  #widthOf(context: CanvasRenderingContext2D, text: string): number {
    let width = this.#widths.get(text)
    if (width === undefined) {
      width = context.measureText(text).width
      this.#widths.set(text, width)
    }
    return width
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
    const nameWidth = context.measureText(node.name).width
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
    context.fillText(node.name, left + 10, top + 14, boxWidth - 20)
    context.fillStyle = state.theme.colour('--ink-soft')
    context.font = `12px ${state.theme.font}`
    context.fillText(detail, left + 10, top + 32, boxWidth - 20)
  }
}

/** Names in ink on plates that let what is under them through, but not its lines and edges. */
function drawNames(
  context: CanvasRenderingContext2D,
  names: readonly PlacedName[],
  theme: CanvasTheme,
): void {
  context.fillStyle = theme.colour('--paper')
  context.globalAlpha = 0.85
  for (const { x, y, width } of names) {
    context.beginPath()
    context.roundRect(x - PLATE, y - SIZE / 2 - 2, width + 2 * PLATE, SIZE + 4, 3)
    context.fill()
  }
  context.globalAlpha = 1
  context.fillStyle = theme.colour('--ink')
  for (const { text, x, y } of names) context.fillText(text, x, y)
}

function isWithin({ x, y, width, height }: Box, atX: number, atY: number): boolean {
  return atX >= x && atX <= x + width && atY >= y && atY <= y + height
}
