import type { MapGraph } from './build-graph.ts'

/** The box that the picture is framed by, in the graph's coordinates. */
export type Frame = { x: [number, number]; y: [number, number] }

/** Beyond so many nodes a transition would be a few jerks. */
const MOST_MOVED = 2500
const TRANSITION_MS = 320

/** The box around all nodes and discs, never empty. */
export function frameOf(
  graph: MapGraph,
  discs: readonly { x: number; y: number; radius: number }[] = [],
): Frame {
  const x: [number, number] = [Infinity, -Infinity]
  const y: [number, number] = [Infinity, -Infinity]
  const add = (at: { x: number; y: number }, radius: number): void => {
    x[0] = Math.min(x[0], at.x - radius)
    x[1] = Math.max(x[1], at.x + radius)
    y[0] = Math.min(y[0], at.y - radius)
    y[1] = Math.max(y[1], at.y + radius)
  }
  graph.forEachNode((_key, node) => add(node, 0))
  if (graph.order > 0) for (const disc of discs) add(disc, disc.radius)
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

function reachOf({ x, y }: Frame): number {
  return Math.max(x[1] - x[0], y[1] - y[0]) || 1
}

function middleOf([a, b]: [number, number]): number {
  return (a + b) / 2
}

/** `end` puts everybody in place at once. */
export type Transition = { end: () => void }

/**
 * Moves the nodes from the places given to their own, then is over; those without a first place stay.
 * Nothing at all moves when there are too many.
 */
export function moveFrom(
  graph: MapGraph,
  first: ReadonlyMap<string, { x: number; y: number }>,
  /** How far it is: 0 at the beginning, 1 when it is over. */
  onStep: (progress: number) => void,
): Transition {
  if (graph.order > MOST_MOVED || graph.order === 0) return { end: () => undefined }
  const last = new Map(graph.mapNodes((key, { x, y }) => [key, { x, y }]))
  const place = (progress: number) => {
    graph.updateEachNodeAttributes(
      (key, node) => {
        const to = last.get(key) ?? node
        const from = first.get(key) ?? to
        node.x = from.x + (to.x - from.x) * progress
        node.y = from.y + (to.y - from.y) * progress
        return node
      },
      { attributes: ['x', 'y'] },
    )
    onStep(progress)
  }
  let frame = 0
  let isOver = false
  const begun = performance.now()
  const step = (now: number) => {
    const share = Math.min(1, Math.max(0, (now - begun) / TRANSITION_MS))
    // Slow at both ends.
    place(share * share * (3 - 2 * share))
    if (share < 1) frame = requestAnimationFrame(step)
    else isOver = true
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
