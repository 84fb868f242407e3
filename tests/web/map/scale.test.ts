import { describe, expect, test } from 'vitest'
import {
  classBounds,
  classOf,
  extentOf,
  LARGEST_RADIUS,
  mix,
  radiusOf,
  SMALLEST_RADIUS,
} from '../../../web/src/map/scale.ts'

describe('scale', () => {
  test('an extent leaves out what is not known', () => {
    expect(extentOf([null, 3, 1, null])).toEqual({ least: 1, most: 3 })
    expect(extentOf([null])).toBeUndefined()
    expect(extentOf([])).toBeUndefined()
  })

  test('the radius grows with the square root of the value, so that areas compare', () => {
    expect(radiusOf(0, 8)).toBe(SMALLEST_RADIUS)
    expect(radiusOf(8, 8)).toBe(LARGEST_RADIUS)
    expect(radiusOf(2, 8)).toBe((SMALLEST_RADIUS + LARGEST_RADIUS) / 2)
    expect(radiusOf(null, 8)).toBe(SMALLEST_RADIUS)
    expect(radiusOf(5, 0)).toBe(SMALLEST_RADIUS)
  })

  test('five classes of equal width, the greatest value in the last', () => {
    const extent = { least: 0, most: 10 }
    expect([0, 1.9, 2, 9.9, 10].map((value) => classOf(value, extent))).toEqual([0, 0, 1, 4, 4])
    expect(classBounds(extent)).toEqual([0, 2, 4, 6, 8, 10])
    expect(classOf(null, extent)).toBeUndefined()
  })

  test('equal values are all in the last class', () => {
    expect(classOf(4, { least: 4, most: 4 })).toBe(4)
  })

  test('mixes colours channel by channel', () => {
    expect(mix('#000000', '#ffffff', 0)).toBe('#000000')
    expect(mix('#000000', '#ff8000', 1)).toBe('#ff8000')
    expect(mix('#000000', '#0a64c8', 0.5)).toBe('#053264')
  })
})
