import type { At } from './camera.ts'
import type { Mark } from './marks.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

export const DIRECTION_OF_KEY: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

const AIMS: Record<Direction, At> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
}

/**
 * The nearest mark in a direction: within 45° on either side, so that each is in one of the four; what
 * is off the straight line counts as farther. Equal ones go by key. Undefined where there is none.
 */
export function nearestTowards(
  marks: readonly Mark[],
  from: At & { key?: string },
  direction: Direction,
): Mark | undefined {
  const aim = AIMS[direction]
  let best: { mark: Mark; cost: number } | undefined
  for (const mark of marks) {
    if (mark.key === from.key) continue
    const [dx, dy] = [mark.x - from.x, mark.y - from.y]
    const along = dx * aim.x + dy * aim.y
    const off = Math.abs(dx * aim.y) + Math.abs(dy * aim.x)
    if (along <= 0 || off > along) continue
    const cost = along + 2 * off
    const isBetter = !best || cost < best.cost || (cost === best.cost && mark.key < best.mark.key)
    if (isBetter) best = { mark, cost }
  }
  return best?.mark
}
