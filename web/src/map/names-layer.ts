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
  /** The whole name, where one is pointed at. */
  nameOf: (key: string) => string
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
/** A disc smaller than this has no name, in pixels; one of those that stand apart, until one comes near. */
const LEAST_NAMED = 8
const LEAST_NAMED_APART = 16
/** Room around a name within its plate, in pixels. */
const PLATE = 3

/** Draws the names that fit on a canvas of its own, above the nodes and below the pointer's layer. */
export class NamesLayer {
  readonly #sigma: Sigma<MapNode, MapTie>
  readonly #canvas: HTMLCanvasElement
  #state: NamesState | undefined
  /** The most important first: sorted once, not at each drawing. */
  #order: readonly (readonly [string, NodeLook])[] = []
  /** Keys of the discs, which carry a number. */
  #discs: readonly string[] = []
  readonly #widths = new Map<string, number>()
  #drawn: Drawn | undefined

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
      this.#discs = state.graph.filterNodes((_key, { kind }) => kind === 'community')
    }
    // The page's font may have come in between.
    if (this.#state?.theme !== state.theme) this.#widths.clear()
    this.#state = state
  }

  /** Nodes have moved without a word: names do not stand where they were drawn any more. */
  forget(): void {
    this.#drawn = undefined
  }

  draw(): void {
    const { width, height } = this.#sigma.getDimensions()
    const state = this.#state
    if (!state) return
    const covered = state.covered()
    const { x, y, ratio } = this.#sigma.getCamera().getState()
    const view = [x, y, ratio, width, height, devicePixelRatio]
    const drawn: Drawn = { state, view, boxes: [...state.titles(), ...covered] }
    if (this.#drawn && isSame(this.#drawn, drawn)) return
    this.#drawn = drawn
    const context = sizedContext(this.#canvas, { width, height })
    if (!context) return
    context.textBaseline = 'middle'
    const counts = this.#counts(context, state)
    context.font = `${SIZE}px ${state.theme.font}`
    const names = placeNames(
      this.#candidates(state, width, height, covered),
      (text) => this.#widthOf(context, text),
      { width, height },
      [...drawn.boxes, ...counts.map(({ box }) => box)],
    )
    drawNames(
      context,
      names.filter(({ key }) => key !== state.hovered),
      state.theme,
    )
    drawCounts(context, counts, state.theme)
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
      const radius = look.size * scale
      const isDisc = node.kind === 'community'
      const least = state.graph.degree(key) === 0 ? LEAST_NAMED_APART : LEAST_NAMED
      const isMute = isDisc && radius < least && !isForced
      const text = node.name
      candidates.push({ key, text, x, y, radius, importance, isForced, isDisc, isMute })
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

  /** How many actors each disc stands for, in it, where it has room. */
  #counts(context: CanvasRenderingContext2D, state: NamesState): WrittenCount[] {
    const counts: WrittenCount[] = []
    if (this.#discs.length === 0) return counts
    context.font = countFont(COUNT_SIZES[0], state.theme)
    for (const key of this.#discs) {
      const node = state.graph.getNodeAttributes(key)
      const look = state.looks.get(key)
      if (!look) continue
      const radius = this.#sigma.scaleSize(look.size)
      const text = state.write(node.members)
      const full = context.measureText(text).width
      const size = COUNT_SIZES.find((one) => (one / COUNT_SIZES[0]) * full <= 2 * radius - 3)
      if (size === undefined || radius < size / 2 + 2) continue
      const width = (size / COUNT_SIZES[0]) * full
      const { x, y } = this.#sigma.graphToViewport(node)
      counts.push({ text, size, x, y, box: { x: x - width / 2, y: y - 8, width, height: 16 } })
    }
    return counts
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
    const name = state.nameOf(key)
    const nameWidth = context.measureText(name).width
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
    context.fillText(name, left + 10, top + 14, boxWidth - 20)
    context.fillStyle = state.theme.colour('--ink-soft')
    context.font = `12px ${state.theme.font}`
    context.fillText(detail, left + 10, top + 32, boxWidth - 20)
  }
}

/** What names were drawn for. */
type Drawn = { state: NamesState; view: readonly number[]; boxes: readonly Box[] }

/** Whether all is as it was: then what is on the canvas holds, and to draw it again is all for nothing. */
function isSame(before: Drawn, now: Drawn): boolean {
  const [was, is] = [before.state, now.state]
  return (
    was.graph === is.graph &&
    was.looks === is.looks &&
    was.theme === is.theme &&
    was.selection === is.selection &&
    was.hovered === is.hovered &&
    was.strong === is.strong &&
    was.labels === is.labels &&
    was.nameOf === is.nameOf &&
    was.write === is.write &&
    now.view.every((value, i) => value === before.view[i]) &&
    now.boxes.length === before.boxes.length &&
    now.boxes.every((box, i) => isSameBox(box, before.boxes[i]))
  )
}

function isSameBox(a: Box, b: Box | undefined): boolean {
  return a.x === b?.x && a.y === b.y && a.width === b.width && a.height === b.height
}

type WrittenCount = { text: string; size: number; x: number; y: number; box: Box }

/** Sizes of a disc's number in pixels, the first that has room. */
const COUNT_SIZES = [12, 10] as const
const countFont = (size: number, { font }: CanvasTheme): string => `600 ${size}px ${font}`

function drawCounts(
  context: CanvasRenderingContext2D,
  counts: readonly WrittenCount[],
  theme: CanvasTheme,
): void {
  if (counts.length === 0) return
  context.save()
  context.textAlign = 'center'
  context.fillStyle = theme.colour('--ink')
  for (const size of COUNT_SIZES) {
    context.font = countFont(size, theme)
    for (const count of counts)
      if (count.size === size) context.fillText(count.text, count.x, count.y)
  }
  context.restore()
}

/** Names in ink on plates that let what is under them through, but not its lines and edges. */
function drawNames(
  context: CanvasRenderingContext2D,
  names: readonly PlacedName[],
  theme: CanvasTheme,
): void {
  context.fillStyle = theme.colour('--paper')
  context.globalAlpha = 0.85
  context.beginPath()
  for (const { x, y, width } of names) {
    context.roundRect(x - PLATE, y - SIZE / 2 - 2, width + 2 * PLATE, SIZE + 4, 3)
  }
  context.fill()
  context.globalAlpha = 1
  context.fillStyle = theme.colour('--ink')
  for (const { text, x, y } of names) context.fillText(text, x, y)
}

function isWithin({ x, y, width, height }: Box, atX: number, atY: number): boolean {
  return atX >= x && atX <= x + width && atY >= y && atY <= y + height
}
