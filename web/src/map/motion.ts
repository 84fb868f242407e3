import { communityOfKey, type MapGraph } from './build-graph.ts'

/** The box that the picture is framed by, in the graph's coordinates. */
export type Frame = { x: [number, number]; y: [number, number] }

/** A block of the picture: its corner of least x and greatest y, and its size. */
export type Block = { x: number; y: number; width: number; height: number }

/** Beyond so many nodes a transition would be a few jerks. */
const MOST_MOVED = 2500
const TRANSITION_MS = 320

/** The box around all nodes and discs and the block beside them, never empty. */
export function frameOf(
  graph: MapGraph,
  discs: readonly { x: number; y: number; radius: number }[] = [],
  block?: Block,
): Frame {
  const x: [number, number] = [Infinity, -Infinity]
  const y: [number, number] = [Infinity, -Infinity]
  const add = (at: { x: number; y: number }, radius: number): void => {
    x[0] = Math.min(x[0], at.x - radius)
    x[1] = Math.max(x[1], at.x + radius)
    y[0] = Math.min(y[0], at.y - radius)
    y[1] = Math.max(y[1], at.y + radius)
  }
  graph.forEachNode((_key, node) => add(node, node.kind === 'community' ? node.radius : 0))
  if (graph.order > 0) for (const disc of discs) add(disc, disc.radius)
  if (graph.order > 0 && block) {
    add(block, 0)
    add({ x: block.x + block.width, y: block.y - block.height }, 0)
  }
  return graph.order === 0 ? { x: [-1, 1], y: [-1, 1] } : { x, y }
}

/** A point of one frame where it is seen in another: both fill the same picture. */
export function reframed(
  point: { x: number; y: number },
  from: Frame,
  to: Frame,
): { x: number; y: number } {
  const scale = reachOf(to) / reachOf(from)
  return {
    x: middleOf(to.x) + (point.x - middleOf(from.x)) * scale,
    y: middleOf(to.y) + (point.y - middleOf(from.y)) * scale,
  }
}

/** Whether a block is wholly in a frame. */
export function isFramed({ x, y, width, height }: Block, frame: Frame): boolean {
  return x >= frame.x[0] && x + width <= frame.x[1] && y <= frame.y[1] && y - height >= frame.y[0]
}

function reachOf({ x, y }: Frame): number {
  return Math.max(x[1] - x[0], y[1] - y[0]) || 1
}

function middleOf([a, b]: [number, number]): number {
  return (a + b) / 2
}

/** Who comes, goes or stands elsewhere from one picture to the next. */
export type Change = {
  /** Where those who stay stood in the new frame, of those who move. */
  first: ReadonlyMap<string, { x: number; y: number }>
  entering: ReadonlySet<string>
  /** Where those who go stood, in the new frame. */
  leaving: ReadonlyMap<string, { x: number; y: number }>
}

/** Who came out of discs that were opened: those who come where a disc goes. None in a change of slice. */
export function openedBy({ entering, leaving }: Change): ReadonlySet<string> {
  const isDiscOnly = [...leaving.keys()].every((key) => communityOfKey(key) !== undefined)
  return leaving.size > 0 && isDiscOnly ? entering : new Set()
}

/** What is to be shown moving between two pictures; undefined when nothing of the first one stays. */
export function changeBetween(
  before: MapGraph,
  after: MapGraph,
  from: Frame,
  to: Frame,
): Change | undefined {
  const first = new Map<string, { x: number; y: number }>()
  const entering = new Set<string>()
  const leaving = new Map<string, { x: number; y: number }>()
  after.forEachNode((key, node) => {
    if (!before.hasNode(key)) {
      entering.add(key)
      return
    }
    const was = reframed(before.getNodeAttributes(key), from, to)
    if (Math.hypot(was.x - node.x, was.y - node.y) >= 1e-6) first.set(key, was)
  })
  before.forEachNode((key, node) => {
    if (!after.hasNode(key)) leaving.set(key, reframed(node, from, to))
  })
  const isSame = first.size + entering.size + leaving.size === 0
  return isSame || entering.size === after.order ? undefined : { first, entering, leaving }
}

/** `end` puts everybody in place at once. */
export type Transition = { end: () => void }

/**
 * Moves the nodes from the places given to their own, then is over; those without a first place stay.
 * Nothing at all moves when there are too many.
 */
export function moveFrom(
  graph: MapGraph,
  first: Change['first'],
  /** How far it is: 0 at the beginning, 1 when it is over. */
  onStep: (progress: number) => void,
): Transition | undefined {
  if (graph.order > MOST_MOVED || graph.order === 0) return undefined
  const moves = [...first].map(([key, from]) => {
    const node = graph.getNodeAttributes(key)
    return { node, from, to: { x: node.x, y: node.y } }
  })
  const place = (progress: number) => {
    // Written straight into what the graph holds: to tell it would make Sigma draw once more each time.
    for (const { node, from, to } of moves) {
      node.x = from.x + (to.x - from.x) * progress
      node.y = from.y + (to.y - from.y) * progress
    }
    onStep(progress)
  }
  let frame = 0
  let isOver = false
  const begun = performance.now()
  const step = (now: number) => {
    const share = Math.min(1, Math.max(0, (now - begun) / TRANSITION_MS))
    isOver = share >= 1
    // Slow at both ends.
    place(share * share * (3 - 2 * share))
    if (!isOver) frame = requestAnimationFrame(step)
  }
  place(0)
  frame = requestAnimationFrame(step)
  return {
    end() {
      if (isOver) return
      isOver = true
      cancelAnimationFrame(frame)
      place(1)
    },
  }
}
