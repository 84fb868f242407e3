import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { BESIDE, layoutOnGround } from '../../server/layout/layout-ground.ts'
import { layoutGroups } from '../../server/layout/layout-groups.ts'

const apart = (a: { x: number; y: number }, b: { x: number; y: number }) =>
  Math.hypot(a.x - b.x, a.y - b.y)

describe('layoutGroups', () => {
  test('puts everybody in the disc of their group, and keeps discs apart', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 120 }), (groups) => {
        const { x, y, discs } = layoutGroups(
          Int32Array.from(groups),
          new Float64Array(groups.length).fill(1),
        )
        for (const [row, group] of groups.entries()) {
          const disc = discs.find((one) => one.group === group)
          const away = apart({ x: x[row] ?? NaN, y: y[row] ?? NaN }, disc ?? { x: NaN, y: NaN })
          expect(away).toBeLessThanOrEqual((disc?.radius ?? 0) + 1)
        }
        for (const [i, one] of discs.entries()) {
          for (const other of discs.slice(i + 1)) {
            expect(apart(one, other)).toBeGreaterThan(one.radius + other.radius)
          }
        }
        expect(discs.reduce((sum, disc) => sum + disc.count, 0)).toBe(groups.length)
      }),
      { numRuns: 40 },
    )
  })

  test('keeps neighbours in a disc from hiding each other', () => {
    const { x, y } = layoutGroups(new Int32Array(300), new Float64Array(300).fill(1))
    let least = Infinity
    for (let a = 0; a < 300; a++) {
      for (let b = a + 1; b < 300; b++) {
        least = Math.min(least, Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0)))
      }
    }
    expect(least).toBeGreaterThan(1)
  })

  test('puts the highest rank in the middle, and gives no place without rank or group', () => {
    const { x, y, discs } = layoutGroups(Int32Array.of(0, 0, 0, -1), Float64Array.of(1, 5, 0, 1))
    expect({ x: x[1], y: y[1] }).toEqual({ x: discs[0]?.x, y: discs[0]?.y })
    expect(x[2]).toBeNaN()
    expect(x[3]).toBeNaN()
    expect(discs[0]?.count).toBe(2)
  })
})

// Degrees from any atlas.
const TOWNS = {
  bordeaux: [44.84, -0.58],
  lille: [50.63, 3.06],
  nice: [43.7, 7.27],
  brest: [48.39, -4.49],
  saintDenis: [-20.88, 55.45],
} as const

function ground(towns: readonly (keyof typeof TOWNS | undefined)[]) {
  const of = (i: 0 | 1) =>
    Float64Array.from(towns, (town) => (town === undefined ? NaN : TOWNS[town][i]))
  return layoutOnGround(of(0), of(1), new Float64Array(towns.length).fill(1))
}

describe('layoutOnGround', () => {
  test('keeps north up, east to the right, and distances in proportion', () => {
    const { x, y, discs } = ground(['bordeaux', 'lille', 'nice', 'brest'])
    const [bordeaux, lille, nice, brest] = [...x].map((value, i) => ({ x: value, y: y[i] ?? 0 }))
    if (!bordeaux || !lille || !nice || !brest) throw new Error('four towns')
    expect(lille.y).toBeGreaterThan(brest.y)
    expect(brest.y).toBeGreaterThan(bordeaux.y)
    expect(bordeaux.y).toBeGreaterThan(nice.y)
    expect(brest.x).toBeLessThan(bordeaux.x)
    expect(nice.x).toBeGreaterThan(lille.x)
    // 1,003 km from Brest to Nice, 655 km from Bordeaux to Nice: Mercator stretches the north a little.
    expect(apart(brest, nice) / apart(bordeaux, nice)).toBeCloseTo(1003 / 655, 0)
    expect(discs).toEqual([])
  })

  test('puts those without a place, and the overseas of a metropolitan network, beside the map', () => {
    const { x, discs } = ground(['bordeaux', 'lille', 'nice', 'saintDenis', undefined])
    const right = Math.max(x[0] ?? 0, x[1] ?? 0, x[2] ?? 0)
    expect(x[3]).toBeGreaterThan(right)
    expect(x[4]).toBeGreaterThan(right)
    expect(discs.map(({ group, count }) => [group, count])).toEqual([
      [BESIDE.elsewhere, 1],
      [BESIDE.unknown, 1],
    ])
  })

  test('keeps everybody on the map where most are overseas', () => {
    expect(ground(['saintDenis', 'saintDenis', 'lille']).discs).toEqual([])
  })

  test('spreads those of one place', () => {
    const { x, y } = ground(['lille', 'lille', 'bordeaux'])
    expect(Math.hypot((x[0] ?? 0) - (x[1] ?? 0), (y[0] ?? 0) - (y[1] ?? 0))).toBeGreaterThan(0.2)
  })
})
