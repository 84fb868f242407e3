import type { Sigma } from 'sigma'
import type { MapNode, MapTie } from './build-graph.ts'
import type { Frame } from './motion.ts'
import type { Box } from './names.ts'
import { unitOf } from './projection.ts'

/** Lines of text over a picture begin this near to its top, in pixels, and are as wide as this part of it. */
const NEAR_TOP = 80
const WIDE = 0.4
/** Room under them, and the most of a picture's height that is left to them. */
const UNDER = 12
const MOST = 0.4
const HALVINGS = 16

/** Room around a picture for names, in pixels; discs have theirs between them. */
const AROUND = 48
const AROUND_DISCS = 20
/** And as a part of the shorter side, on a small screen. */
const AROUND_SMALL = 0.08

/** The room to leave around a picture, in pixels. */
export function paddingOf({ offsetWidth, offsetHeight }: HTMLElement, hasDiscs: boolean): number {
  const most = AROUND_SMALL * Math.min(offsetWidth, offsetHeight)
  return Math.min(hasDiscs ? AROUND_DISCS : AROUND, Math.max(12, Math.round(most)))
}

/** How far what is written over the top of a picture reaches down, in pixels. */
export function headOf(
  covered: readonly Box[],
  { width, height }: { width: number; height: number },
): number {
  const head = covered
    .filter((box) => box.y < NEAR_TOP && box.width > WIDE * width && box.height < MOST * height)
    .reduce((most, box) => Math.max(most, box.y + box.height + UNDER), 0)
  return Math.min(head, MOST * height)
}

/**
 * A frame made higher at its top until what is in it begins under the head; `unitIn` gives the pixels to
 * one unit of the graph for a frame.
 */
export function withHeadroom(
  frame: Frame,
  head: number,
  height: number,
  unitIn: (frame: Frame) => number,
): Frame {
  const [low, high] = frame.y
  const raised = (by: number): Frame => ({ x: frame.x, y: [low, high + by] })
  const isUnder = (by: number): boolean => {
    const unit = unitIn(raised(by))
    return height / 2 - unit * (high - (low + high + by) / 2) >= head
  }
  if (isUnder(0)) return frame
  // What is added also makes all of it smaller: the least that is enough is sought by halves.
  let [least, most] = [0, 2 * (high - low)]
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (least + most) / 2
    if (isUnder(middle)) most = middle
    else least = middle
  }
  return raised(most)
}

/** Puts what is in a frame under what the page says over the picture, and leaves it there. */
export class Framing {
  readonly #sigma: Sigma<MapNode, MapTie>
  #made: { of: Frame; framed: Frame } | undefined

  constructor(sigma: Sigma<MapNode, MapTie>) {
    this.#sigma = sigma
  }

  /** Frames the picture; one that is framed already stays as it is. */
  set(frame: Frame, covered: () => readonly Box[]): void {
    if (frame === this.#made?.of) return
    const size = this.#sigma.getDimensions()
    const unitIn = (one: Frame) => unitOf(this.#sigma, one)
    const framed = withHeadroom(frame, headOf(covered(), size), size.height, unitIn)
    this.#made = { of: frame, framed }
    this.#sigma.setCustomBBox(framed)
  }

  /** Pixels to one unit of the graph, where all of the picture is seen. */
  get unit(): number {
    return this.#made ? unitOf(this.#sigma, this.#made.framed) : 0
  }
}
