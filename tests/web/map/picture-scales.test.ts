import { describe, expect, test } from 'vitest'
import { convexHull } from '../../../server/reports/drawing/hull.ts'
import * as picture from '../../../server/reports/drawing/scales.ts'
import { discRadius, tieWidth } from '../../../web/src/map/appearance.ts'
import { convexHull as pageHull } from '../../../web/src/map/hull.ts'
import * as page from '../../../web/src/map/scale.ts'

const values = [null, -2, 0, 0.1, 1, 2.5, 7, 100]

describe('an exported picture measures as the page does', () => {
  test('sizes and widths', () => {
    for (const most of [0, 1, 100]) {
      for (const value of values) {
        expect(picture.radiusOf(value, most)).toBe(page.radiusOf(value, most))
        for (const bundled of [false, true]) {
          expect(picture.tieWidth(value ?? 0, most, bundled)).toBe(
            tieWidth(value ?? 0, most, bundled),
          )
        }
      }
    }
    for (const members of [1, 30, 900]) {
      expect(picture.discRadius(members, 900)).toBe(discRadius(members, 900))
    }
  })

  test('classes and colours', () => {
    const extent = picture.extentOf(values)
    expect(extent).toEqual(page.extentOf(values))
    expect(picture.extentOf([null])).toBeUndefined()
    for (const value of values) {
      expect(picture.classOf(value, extent)).toBe(page.classOf(value, extent))
    }
    const bounds = { least: -3, most: 11 }
    expect(picture.classBounds(bounds)).toEqual(page.classBounds(bounds))
    expect(picture.classColours('#ffffff', '#0b5d6b')).toEqual(
      page.classColours('#ffffff', '#0b5d6b'),
    )
  })

  test('outlines', () => {
    const points = Array.from({ length: 40 }, (_, i) => ({ x: (i * 37) % 23, y: (i * 61) % 17 }))
    expect(convexHull(points)).toEqual(pageHull(points))
  })
})
