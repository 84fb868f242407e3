import type { Point } from './place-beside.ts'

const MAX_PASSES = 50

/**
 * Moves points that are closer than `distance` apart, half the missing way each, until none are or
 * MAX_PASSES have passed. Changes the points in the map. Points in one place part along a direction
 * taken from their order, so that no chance is needed. About O(points) for each pass.
 */
export function spreadApart(points: Map<number, Point>, distance: number): void {
  const list = [...points].map(([row, point]) => ({ row, x: point.x, y: point.y }))
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    if (!spreadOnce(list, distance)) break
  }
  for (const { row, x, y } of list) points.set(row, { x, y })
}

function spreadOnce(list: Point[], distance: number): boolean {
  const cells = new Map<string, number[]>()
  const cellOf = (value: number) => Math.floor(value / distance)
  for (const [index, point] of list.entries()) {
    const key = `${cellOf(point.x)} ${cellOf(point.y)}`
    const cell = cells.get(key) ?? []
    cells.set(key, cell)
    cell.push(index)
  }
  let hasMoved = false
  for (const [index, point] of list.entries()) {
    const column = cellOf(point.x)
    const row = cellOf(point.y)
    for (let c = column - 1; c <= column + 1; c++) {
      for (let r = row - 1; r <= row + 1; r++) {
        for (const other of cells.get(`${c} ${r}`) ?? []) {
          const theirs = list[other]
          if (other <= index || theirs === undefined) continue
          if (pushApart(point, theirs, distance, index)) hasMoved = true
        }
      }
    }
  }
  return hasMoved
}

/** The golden angle: directions of successive numbers never line up. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

function pushApart(a: Point, b: Point, distance: number, index: number): boolean {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const apart = Math.hypot(dx, dy)
  // A millionth less counts as apart: rounding would otherwise keep pairs moving for ever.
  if (apart > distance * (1 - 1e-6)) return false
  const push = (distance - apart) / 2
  const ux = apart > 0 ? dx / apart : Math.cos(index * GOLDEN_ANGLE)
  const uy = apart > 0 ? dy / apart : Math.sin(index * GOLDEN_ANGLE)
  a.x -= ux * push
  a.y -= uy * push
  b.x += ux * push
  b.y += uy * push
  return true
}
