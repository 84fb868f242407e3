import { geoConicConformal } from 'd3-geo'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Outlines } from '../../../server/contract/places.ts'
import { readOutlines } from '../../../server/geography/outlines.ts'
import { frameAt, FRAMES, isOnMap } from '../../../web/src/places/frame.ts'
import { makePlane, type Box, type Plane } from '../../../web/src/places/plane.ts'

let outlines: Outlines
let plane: Plane
beforeAll(async () => {
  outlines = JSON.parse(await readOutlines())
  plane = makePlane(outlines, 'beside')
})

const at = (longitude: number, latitude: number) => {
  const spot = plane.project(longitude, latitude)
  if (!spot) throw new Error('on no map')
  return spot
}
const holds = ({ left, top, right, bottom }: Box, { x, y }: { x: number; y: number }) =>
  x >= left && x <= right && y >= top && y <= bottom
const BORDEAUX = [-0.5795, 44.8378] as const
const LILLE = [3.0573, 50.6292] as const
const AJACCIO = [8.7369, 41.9192] as const

describe('the plane of France', () => {
  test('has north up, east at the right, and Corsica in its place', () => {
    const [bordeaux, lille, ajaccio] = [at(...BORDEAUX), at(...LILLE), at(...AJACCIO)]
    expect(lille.y).toBeLessThan(bordeaux.y)
    expect(lille.x).toBeGreaterThan(bordeaux.x)
    expect(ajaccio.x).toBeGreaterThan(at(7.2719, 43.6961).x)
    for (const spot of [bordeaux, lille, ajaccio]) {
      expect(spot.inset).toBeUndefined()
      expect(holds(plane.mainland, spot)).toBe(true)
    }
  })

  test('keeps distances in proportion: Bordeaux–Lille is 1.41 times Bordeaux–Paris', () => {
    // By the great circle 699 and 499 km; Lambert-93 stays within a thousandth of that.
    const paris = at(2.3522, 48.8566)
    const bordeaux = at(...BORDEAUX)
    const lille = at(...LILLE)
    const far = Math.hypot(lille.x - bordeaux.x, lille.y - bordeaux.y)
    const near = Math.hypot(paris.x - bordeaux.x, paris.y - bordeaux.y)
    expect(far / near).toBeCloseTo(699 / 499, 2)
  })

  test('is Lambert-93 but for scale and origin', () => {
    const lambert = geoConicConformal().parallels([44, 49]).rotate([-3, 0]).center([0, 46.5])
    const turn = (a: readonly [number, number], b: readonly [number, number]) => {
      const from = lambert([...a])
      const to = lambert([...b])
      if (!from || !to) throw new Error('not on the map')
      return Math.atan2(to[1] - from[1], to[0] - from[0])
    }
    const [p, q] = [at(...BORDEAUX), at(...LILLE)]
    expect(Math.atan2(q.y - p.y, q.x - p.x)).toBeCloseTo(turn(BORDEAUX, LILLE), 9)
  })

  test.each([
    ['971', 'Pointe-à-Pitre', -61.5331, 16.2411],
    ['972', 'Fort-de-France', -61.0588, 14.6161],
    ['973', 'Cayenne', -52.3135, 4.9224],
    ['974', 'Saint-Denis', 55.4481, -20.8789],
    ['976', 'Mamoudzou', 45.2279, -12.7806],
  ])('the box of %s holds %s', (code, _name, longitude, latitude) => {
    const inset = plane.insets.find((one) => one.code === code)
    const spot = at(longitude, latitude)
    expect(spot.inset).toBe(code)
    expect(inset && holds(inset.box, spot)).toBe(true)
  })

  test.each(['beside', 'below'] as const)(
    '%s: boxes cover neither each other nor France',
    (how) => {
      const { insets, mainland, width, height } = makePlane(outlines, how)
      const boxes = [mainland, ...insets.map(({ box }) => box)]
      expect(insets).toHaveLength(5)
      for (const [i, a] of boxes.entries()) {
        expect(
          a.left >= 0 && a.top >= 0 && a.right <= width + 1e-9 && a.bottom <= height + 1e-9,
        ).toBe(true)
        for (const b of boxes.slice(i + 1)) {
          const isApart =
            a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
          expect(isApart).toBe(true)
        }
      }
    },
  )

  test('draws each of the 101 départements once', () => {
    expect(new Set(plane.outlines.map(({ code }) => code)).size).toBe(101)
    expect(plane.outlines.every(({ path }) => path.startsWith('M'))).toBe(true)
  })
})

describe('frameAt', () => {
  test.each([
    ['Berlin', 13.405, 52.52],
    ['Nouméa', 166.4416, -22.2711],
    ['Saint-Martin', -63.05, 18.07],
    ['nowhere', 0, 0],
  ])('%s is on none of the maps', (_name, longitude, latitude) => {
    expect(isOnMap(longitude, latitude)).toBe(false)
    expect(plane.project(longitude, latitude)).toBeUndefined()
  })

  test('frames do not overlap, so a place is on one map only', () => {
    for (const { code, west, east, south, north } of FRAMES) {
      expect(frameAt((west + east) / 2, (south + north) / 2)).toBe(code)
    }
  })
})
