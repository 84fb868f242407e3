import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { convexHull, isInside, type Point } from '../../../web/src/map/hull.ts'
import { cornersOf } from '../../../web/src/map/select-area.tsx'

const coordinate = fc.integer({ min: -50, max: 50 })
const points = fc.array(fc.record({ x: coordinate, y: coordinate }), { maxLength: 40 })

/** Which side of the line a → b a point is on: positive to the left. */
const side = (a: Point, b: Point, p: Point) => (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)

describe('the convex hull', () => {
  test('has every point on the left of each of its edges, and only given points as corners', () => {
    fc.assert(
      fc.property(points, (given) => {
        const hull = convexHull(given)
        for (const corner of hull) expect(given).toContainEqual(corner)
        if (hull.length < 3) return
        const sides = hull.flatMap((a, i) =>
          given.map((p) => side(a, hull[(i + 1) % hull.length] ?? a, p)),
        )
        expect(Math.min(...sides)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
  test('leaves points on its edges out, and turns counter-clockwise', () => {
    const square = [
      { x: 0, y: 0 },
      { x: 2, y: 0 },
      { x: 2, y: 2 },
      { x: 0, y: 2 },
    ]
    expect(convexHull([...square, { x: 1, y: 0 }, { x: 1, y: 1 }])).toEqual(square)
  })
  test('of one point, of one place twice and of two points is these', () => {
    const [a, b] = [
      { x: 1, y: 1 },
      { x: 3, y: 2 },
    ]
    expect(convexHull([a])).toEqual([a])
    expect(convexHull([a, a])).toEqual([a])
    expect(convexHull([b, a])).toEqual([a, b])
    expect(convexHull([])).toEqual([])
  })
})

describe('an area', () => {
  test('drawn as a rectangle holds what is between its corners, from whichever it began', () => {
    fc.assert(
      fc.property(
        coordinate,
        coordinate,
        coordinate,
        coordinate,
        points,
        (x1, y1, x2, y2, given) => {
          const corners = cornersOf({ x: x1, y: y1 }, { x: x2, y: y2 })
          // Halves keep points off the edges, where either answer would do.
          for (const { x, y } of given.map((p) => ({ x: p.x + 0.5, y: p.y + 0.5 }))) {
            const isBetween =
              Math.min(x1, x2) < x &&
              x < Math.max(x1, x2) &&
              Math.min(y1, y2) < y &&
              y < Math.max(y1, y2)
            expect(isInside({ x, y }, corners)).toBe(isBetween)
          }
        },
      ),
    )
  })
  test('drawn by hand holds its inside and not its bay', () => {
    const horseshoe = [
      { x: 0, y: 0 },
      { x: 9, y: 0 },
      { x: 9, y: 9 },
      { x: 6, y: 9 },
      { x: 6, y: 3 },
      { x: 3, y: 3 },
      { x: 3, y: 9 },
      { x: 0, y: 9 },
    ]
    expect(isInside({ x: 1, y: 5 }, horseshoe)).toBe(true)
    expect(isInside({ x: 8, y: 5 }, horseshoe)).toBe(true)
    expect(isInside({ x: 4.5, y: 5 }, horseshoe)).toBe(false)
    expect(isInside({ x: 12, y: 5 }, horseshoe)).toBe(false)
    expect(isInside({ x: 1, y: 1 }, [])).toBe(false)
  })
})
