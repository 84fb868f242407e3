/** A name that could be drawn: where its node is in the viewport, and how much it matters. */
export type NameCandidate = {
  key: string
  text: string
  x: number
  y: number
  radius: number
  importance: number
  isForced: boolean
  /** A disc that carries a number: no name is written over it. */
  isDisc?: boolean
  /** Has no name now, and is only not to be hidden. */
  isMute?: boolean
}
export type PlacedName = { key: string; text: string; x: number; y: number; width: number }

/** As many as can be read at once; more is a cloud of words. */
export const MOST_NAMES = 60
/** Room that a name is given, in square pixels: a small canvas shows fewer. */
const AREA_PER_NAME = 18_000
/** Among more nodes than this in sight, names have more to hide: there are fewer, until one comes nearer. */
const CROWD = 600
const FEWEST = 12
/** But on a small canvas, where so many would hide it. */
const LEAST_AREA = 32_000
/** How far names reach beyond the nodes, both sides together, in pixels. */
const AROUND = { x: 160, y: 60 }
const LONGEST = 42
/** A name is no longer than the canvas is wide in these, in pixels, or half of it would be one name. */
const WIDTH_PER_LETTER = 16
const SHORTEST = 16
const GAP = 4
const HEIGHT = 16

/**
 * Chooses which names are drawn and where, so that none covers another: in order of importance, at the
 * side of the node (right, left, below, above) where the name hides the fewest other nodes, else not
 * at all.
 */
export function placeNames(
  candidates: readonly NameCandidate[],
  measure: (text: string) => number,
  viewport: { width: number; height: number },
  /** Where something else is written already. */
  written: readonly Box[] = [],
): PlacedName[] {
  const ordered = inOrder(candidates)
  const longest = Math.max(SHORTEST, Math.min(LONGEST, viewport.width / WIDTH_PER_LETTER))
  const most = mostNames(
    candidates.filter(({ isMute }) => !isMute),
    viewport,
  )
  const nodes = new Crowd(candidates)
  const taken: Box[] = [...written]
  const placed: PlacedName[] = []
  for (const candidate of ordered) {
    if (placed.length >= most && !candidate.isForced) break
    if (candidate.isMute) continue
    const text = shorten(candidate.text, Math.floor(longest))
    const width = measure(text)
    const free = positions(candidate, width).filter(
      (b) =>
        b.x >= 0 &&
        b.x + b.width <= viewport.width &&
        b.y >= 0 &&
        b.y + b.height <= viewport.height &&
        !taken.some((other) => overlaps(b, other)) &&
        (candidate.isForced || !nodes.hasDiscIn(b)),
    )
    const box = leastBy(free, (b) => nodes.countIn(b))
    if (!box) continue
    taken.push(box)
    placed.push({ key: candidate.key, text, x: box.x, y: box.y + HEIGHT / 2, width })
  }
  return placed
}

/** The chosen first, then by importance. Who draws many pictures of the same sorts them once. */
function inOrder(candidates: readonly NameCandidate[]): readonly NameCandidate[] {
  const compare = (a: NameCandidate, b: NameCandidate): number =>
    Number(b.isForced) - Number(a.isForced) ||
    b.importance - a.importance ||
    (a.key < b.key ? -1 : 1)
  const isSorted = candidates.every((one, i) => {
    const before = candidates[i - 1]
    return !before || compare(before, one) < 0
  })
  return isSorted ? candidates : candidates.toSorted(compare)
}

/** How many names there is room for, where the nodes are: beside them nobody looks for one. */
function mostNames(
  nodes: readonly NameCandidate[],
  { width, height }: { width: number; height: number },
): number {
  const room = Math.min(MOST_NAMES, Math.ceil((width * height) / AREA_PER_NAME))
  const wide = Math.min(width, spanOf(nodes.map(({ x }) => x)) + AROUND.x)
  const high = Math.min(height, spanOf(nodes.map(({ y }) => y)) + AROUND.y)
  const calm = Math.sqrt(CROWD / Math.max(CROWD, nodes.length))
  const fewest = Math.min(FEWEST, Math.ceil((width * height) / LEAST_AREA))
  return Math.min(room, Math.max(fewest, Math.round((calm * wide * high) / AREA_PER_NAME)))
}

function spanOf(values: readonly number[]): number {
  let [least, most] = [Infinity, -Infinity]
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return Math.max(0, most - least)
}

export type Box = { x: number; y: number; width: number; height: number }

function positions({ x, y, radius, isDisc }: NameCandidate, width: number): Box[] {
  const box = (left: number, top: number): Box => ({ x: left, y: top, width, height: HEIGHT })
  // Beside a large disc there is room at its shoulders too.
  const off = Math.SQRT1_2 * (radius + GAP)
  const shoulders = [
    box(x + off, y - off - HEIGHT),
    box(x + off, y + off),
    box(x - off - width, y - off - HEIGHT),
    box(x - off - width, y + off),
  ]
  return [
    box(x + radius + GAP, y - HEIGHT / 2),
    box(x - radius - GAP - width, y - HEIGHT / 2),
    box(x - width / 2, y + radius + GAP / 2),
    box(x - width / 2, y - radius - GAP / 2 - HEIGHT),
    ...(isDisc && radius > HEIGHT ? shoulders : []),
  ]
}

function overlaps(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width + GAP &&
    b.x < a.x + a.width + GAP &&
    a.y < b.y + b.height &&
    b.y < a.y + a.height
  )
}

/** Side of a cell, in pixels. */
const CELL = 48

/** Nodes by the cells of a grid, so that those under a box are found without looking at all. */
class Crowd {
  readonly #cells = new Map<number, NameCandidate[]>()
  #widest = 0

  constructor(nodes: readonly NameCandidate[]) {
    for (const node of nodes) {
      const key = cellKey(cellOf(node.x), cellOf(node.y))
      const cell = this.#cells.get(key)
      if (cell) cell.push(node)
      else this.#cells.set(key, [node])
      this.#widest = Math.max(this.#widest, node.radius)
    }
  }

  /** How many nodes a box covers, wholly or in part. */
  countIn(box: Box): number {
    let count = 0
    this.#eachIn(box, () => count++)
    return count
  }

  /** Whether a box covers a disc. */
  hasDiscIn(box: Box): boolean {
    let isThere = false
    this.#eachIn(box, ({ isDisc }) => (isThere ||= isDisc === true))
    return isThere
  }

  #eachIn({ x, y, width, height }: Box, tell: (node: NameCandidate) => void): void {
    for (let i = cellOf(x - this.#widest); i <= cellOf(x + width + this.#widest); i++) {
      for (let j = cellOf(y - this.#widest); j <= cellOf(y + height + this.#widest); j++) {
        for (const node of this.#cells.get(cellKey(i, j)) ?? []) {
          const across = Math.max(x - node.x, 0, node.x - x - width)
          const up = Math.max(y - node.y, 0, node.y - y - height)
          if (Math.hypot(across, up) < node.radius) tell(node)
        }
      }
    }
  }
}

const cellOf = (at: number): number => Math.floor(at / CELL)
const cellKey = (i: number, j: number): number => i * 65_536 + j

/** The first of those with the least cost; undefined when there is none. */
function leastBy<T>(items: readonly T[], cost: (item: T) => number): T | undefined {
  let best: { item: T; cost: number } | undefined
  for (const item of items) {
    const itemCost = cost(item)
    if (!best || itemCost < best.cost) best = { item, cost: itemCost }
  }
  return best?.item
}

function shorten(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`
}
