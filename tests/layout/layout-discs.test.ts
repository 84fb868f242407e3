import { describe, expect, test } from 'vitest'
import { layoutDiscs, type DiscWish } from '../../server/layout/layout-discs.ts'

/** Tied discs on a spiral so narrow that they lie over each other, and pairs apart. */
function wishes(tied: number, apart: number): DiscWish[] {
  return [
    ...Array.from({ length: tied }, (_, i) => ({
      x: i * Math.cos(i),
      y: i * Math.sin(i),
      count: 20 + ((i * 37) % 900),
      isApart: false,
    })),
    ...Array.from({ length: apart }, (_, i) => ({
      x: 0,
      y: 0,
      count: 2 + (i % 4),
      isApart: true,
    })),
  ]
}

describe('discs on a ground', () => {
  test('do not touch, tied or apart', () => {
    const { x, y, radius } = layoutDiscs(wishes(30, 100), 100)
    for (const [a, ra] of radius.entries()) {
      for (let b = a + 1; b < radius.length; b++) {
        const distance = Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0))
        expect(distance).toBeGreaterThan(ra + (radius[b] ?? 0))
      }
    }
  })

  test('have areas that grow with their counts', () => {
    const { radius } = layoutDiscs(
      [100, 400, 900].map((count, i) => ({ x: 9 * i, y: 0, count, isApart: false })),
      100,
    )
    expect((radius[1] ?? 0) / (radius[0] ?? 0)).toBeCloseTo(2, 9)
    expect((radius[2] ?? 0) / (radius[0] ?? 0)).toBeCloseTo(3, 9)
  })

  test('stay where their members are when they have the room', () => {
    const { x, y } = layoutDiscs(
      [
        { x: -60, y: 10, count: 5, isApart: false },
        { x: 60, y: -10, count: 5, isApart: false },
      ],
      100,
    )
    expect([...x, ...y].map(Math.round)).toEqual([-60, 60, 10, -10])
  })

  test('that are apart stand in one block beside the others, the largest first', () => {
    const { x, y, radius, apart } = layoutDiscs(wishes(10, 50), 100)
    if (!apart) throw new Error('no block')
    const right = Math.max(...x.slice(0, 10).map((at, i) => at + (radius[i] ?? 0)))
    expect(apart.x).toBeGreaterThan(right)
    for (let row = 10; row < x.length; row++) {
      const [left, up, r] = [x[row] ?? 0, y[row] ?? 0, radius[row] ?? 0]
      expect(left - r).toBeGreaterThanOrEqual(apart.x)
      expect(left + r).toBeLessThanOrEqual(apart.x + apart.width)
      expect(up + r).toBeLessThanOrEqual(apart.y)
      expect(up - r).toBeGreaterThanOrEqual(apart.y - apart.height)
    }
    // Fives above pairs.
    expect(y[10 + 3]).toBeGreaterThan(y[10] ?? Infinity)
  })

  test('that are apart stand alone in the middle when there are no others', () => {
    const { apart } = layoutDiscs(wishes(0, 9), 100)
    expect((apart?.x ?? NaN) + (apart?.width ?? NaN) / 2).toBeCloseTo(0, 9)
  })

  test('stand in the same places each time', () => {
    expect(layoutDiscs(wishes(12, 7), 50)).toEqual(layoutDiscs(wishes(12, 7), 50))
  })
})
