export type Point = { x: number; y: number }

/**
 * The convex hull of points, counter-clockwise from the leftmost (Andrew's monotone chain, 1979); one or
 * two distinct points are their own hull. O(n log n).
 */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y)
  const distinct = sorted.filter((point, i) => {
    const before = sorted[i - 1]
    return !before || before.x !== point.x || before.y !== point.y
  })
  if (distinct.length < 3) return distinct
  const lower = chain(distinct)
  const upper = chain(distinct.toReversed())
  return [...lower.slice(0, -1), ...upper.slice(0, -1)]
}

/** From the first point to the last, never turning right. */
function chain(points: readonly Point[]): Point[] {
  const kept: Point[] = []
  for (const point of points) {
    for (;;) {
      const [before, last] = kept.slice(-2)
      if (!before || !last || turn(before, last, point) > 0) break
      kept.pop()
    }
    kept.push(point)
  }
  return kept
}

/** Twice the area of the triangle: positive when it is walked counter-clockwise. */
function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}
