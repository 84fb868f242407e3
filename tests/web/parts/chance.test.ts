import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { judge, ticks } from '../../../web/src/parts/chance.ts'

describe('judge', () => {
  test('compares only outside the interval of chance', () => {
    expect(judge({ value: 0.63, interval: [0.43, 0.61], z: 2.4 })).toBe('more')
    expect(judge({ value: 0.61, interval: [0.43, 0.61], z: 1.96 })).toBe('chance')
    expect(judge({ value: -0.54, interval: [-0.1, 0.2], z: -7 })).toBe('less')
  })
  test('says nothing without a value, an interval or another possible value', () => {
    expect(judge({ value: null, interval: [0, 1] })).toBe('unknown')
    expect(judge({ value: 0.5 })).toBe('unknown')
    expect(judge({ value: -1, interval: [-1, -1], z: null })).toBe('unknown')
  })
})

describe('ticks', () => {
  test('are round', () => {
    expect(ticks(0.36, 0.67)).toEqual([0.3, 0.4, 0.5, 0.6, 0.7])
    expect(ticks(-1, 1)).toEqual([-1, -0.5, 0, 0.5, 1])
  })
  test('of a single value are that value', () => {
    expect(ticks(3, 3)).toEqual([3])
  })
  test('hold the whole range between them, few of them', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1000, max: 1000, noNaN: true }),
        fc.double({ min: 0.01, max: 1000, noNaN: true }),
        (low, span) => {
          const found = ticks(low, low + span)
          const slack = (Math.abs(low) + span) * 1e-9
          expect(found[0]).toBeLessThanOrEqual(low + slack)
          expect(found.at(-1)).toBeGreaterThanOrEqual(low + span - slack)
          expect(found.length).toBeLessThanOrEqual(8)
        },
      ),
    )
  })
})
