import type { At, Viewport } from './camera.ts'
import type { Box } from './plane.ts'

export type Wish = At & { text: string; radius: number; isStrong?: boolean }
export type Label = At & { text: string; isStrong: boolean }

const LINE = 15

/**
 * Names that fit beside their marks, the first wishes first: none covers another or the marks of another
 * wish, nor an obstacle where it is no strong wish; none leaves the window. `widthOf` measures a text.
 */
export function placeNames(
  wishes: readonly Wish[],
  viewport: Viewport,
  widthOf: (text: string) => number,
  obstacles: readonly (At & { radius: number })[] = [],
): Label[] {
  const taken = wishes.map(around)
  const others = obstacles.map(around)
  const placed: Label[] = []
  for (const [i, { x, y, radius, text, isStrong = false }] of wishes.entries()) {
    const wide = widthOf(text)
    const beside: At[] = [
      { x: x + radius + 4, y: y + 4 },
      { x: x - radius - 4 - wide, y: y + 4 },
      { x: x - wide / 2, y: y - radius - 5 },
      { x: x - wide / 2, y: y + radius + LINE - 2 },
    ]
    const spot = beside.find((at) => {
      const box = { left: at.x, right: at.x + wide, top: at.y - 11, bottom: at.y + 4 }
      return (
        isInside(box, viewport) &&
        !taken.some((other, k) => k !== i && overlap(box, other)) &&
        (isStrong || !others.some((other) => overlap(box, other)))
      )
    })
    if (!spot) continue
    placed.push({ ...spot, text, isStrong })
    taken.push({ left: spot.x, right: spot.x + wide, top: spot.y - 11, bottom: spot.y + 4 })
  }
  return placed
}

function around({ x, y, radius }: At & { radius: number }): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }
}

function isInside(box: Box, { width, height }: Viewport): boolean {
  return box.left >= 2 && box.right <= width - 2 && box.top >= 2 && box.bottom <= height - 2
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
