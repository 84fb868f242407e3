import type { SlicedNetwork } from '../../network/sliced-network.ts'

/** Places of actors by id, as the layout job left them. */
export type Positions = { ids: string[]; x: number[]; y: number[] }
/** By node: actors of the slice, then its collaborations where they are drawn. */
export type Places = { x: Float64Array; y: Float64Array }
/** Ends of each line between two nodes. */
type Lines = { source: readonly number[]; target: readonly number[] }

/** How far beside its one partner a node stands, and how far around all others those without, both as a
 *  part of how far the drawing reaches. */
const BESIDE = 0.025
const AROUND = 1.08

/**
 * Where each node stands: where the layout put it; else in the middle of its partners that have a place,
 * beside the only one; else around all others, where no group's ground is. Nodes without a line stay at
 * the middle, since they are not drawn. Without positions all stand on a circle in the order of ids.
 */
export function placesOf(
  { actorIds }: Pick<SlicedNetwork, 'actorIds'>,
  positions: Positions | undefined,
  total: number,
  lines: Lines,
): Places {
  const x = new Float64Array(total).fill(Number.NaN)
  const y = new Float64Array(total).fill(Number.NaN)
  if (!positions) {
    setAround({ x: 0, y: 0, reach: 1 / AROUND }, [...x.keys()], x, y)
    return { x, y }
  }
  setKnown(positions, actorIds, x, y)
  const extent = extentOf(x, y)
  placeBesidePartners(lines, extent, x, y)
  const drawn = new Set([...lines.source, ...lines.target])
  const lost = [...drawn].filter((node) => Number.isNaN(x[node])).toSorted((a, b) => a - b)
  // Actors first: collaborations stand beside them.
  const actors = lost.filter((node) => node < actorIds.length)
  setAround(extent, actors.length > 0 ? actors : lost, x, y)
  placeBesidePartners(lines, extent, x, y)
  for (let node = 0; node < total; node++) {
    if (!Number.isNaN(x[node])) continue
    x[node] = extent.x
    y[node] = extent.y
  }
  return { x, y }
}

function setKnown(
  known: Positions,
  ids: readonly string[],
  x: Float64Array,
  y: Float64Array,
): void {
  const rows = new Map(known.ids.map((id, row) => [id, row]))
  for (const [node, id] of ids.entries()) {
    const row = rows.get(id)
    if (row === undefined) continue
    x[node] = known.x[row] ?? Number.NaN
    y[node] = known.y[row] ?? Number.NaN
  }
}

type Extent = { x: number; y: number; reach: number }

/** The middle of what has a place, and how far from it the furthest stands; 1 where all stand there. */
function extentOf(x: Float64Array, y: Float64Array): Extent {
  const placed = [...x.keys()].filter((node) => !Number.isNaN(x[node]))
  const xs = placed.map((node) => x[node] ?? 0)
  const ys = placed.map((node) => y[node] ?? 0)
  const middle = { x: middleOf(xs), y: middleOf(ys) }
  const reach = placed.reduce(
    (most, _, k) => Math.max(most, Math.hypot((xs[k] ?? 0) - middle.x, (ys[k] ?? 0) - middle.y)),
    0,
  )
  return { ...middle, reach: reach || 1 }
}

function middleOf(values: readonly number[]): number {
  if (values.length === 0) return 0
  const least = values.reduce((a, b) => Math.min(a, b))
  return (least + values.reduce((a, b) => Math.max(a, b))) / 2
}

function setAround(
  { x: middleX, y: middleY, reach }: Extent,
  nodes: readonly number[],
  x: Float64Array,
  y: Float64Array,
): void {
  for (const [k, node] of nodes.entries()) {
    const angle = (2 * Math.PI * k) / nodes.length
    x[node] = middleX + reach * AROUND * Math.cos(angle)
    y[node] = middleY + reach * AROUND * Math.sin(angle)
  }
}

/** Newcomers since the layout, and collaborations, stand among the partners that have a place. */
function placeBesidePartners(
  { source, target }: Lines,
  extent: Extent,
  x: Float64Array,
  y: Float64Array,
): void {
  const sums = new Map<number, { x: number; y: number; count: number }>()
  const add = (node: number, partner: number) => {
    if (!Number.isNaN(x[node]) || Number.isNaN(x[partner])) return
    const sum = sums.get(node) ?? { x: 0, y: 0, count: 0 }
    sums.set(node, sum)
    sum.x += x[partner] ?? 0
    sum.y += y[partner] ?? 0
    sum.count++
  }
  for (const [k, from] of source.entries()) {
    const to = target[k] ?? 0
    add(from, to)
    add(to, from)
  }
  for (const [node, sum] of sums) {
    x[node] = sum.x / sum.count
    y[node] = sum.y / sum.count
    if (sum.count === 1) stepOutward(extent, node, x, y)
  }
}

/** Away from the middle, so that the line between the two is seen. */
function stepOutward(extent: Extent, node: number, x: Float64Array, y: Float64Array): void {
  const [dx, dy] = [(x[node] ?? 0) - extent.x, (y[node] ?? 0) - extent.y]
  const distance = Math.hypot(dx, dy)
  const step = BESIDE * extent.reach
  x[node] = (x[node] ?? 0) + (distance > 0 ? (dx / distance) * step : step)
  y[node] = (y[node] ?? 0) + (distance > 0 ? (dy / distance) * step : 0)
}
