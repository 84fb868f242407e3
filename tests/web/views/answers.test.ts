import { describe, expect, test } from 'vitest'
import { shareOf } from '../../../web/src/views/share-of.ts'
import { trendOf } from '../../../web/src/views/trend-of.ts'

describe('what is said of a trend', () => {
  test.each([
    [{ value: 0.1, p: 0.04 }, 'up'],
    [{ value: -0.1, p: 0.04 }, 'down'],
    [{ value: 0.1, p: 0.05 }, 'none'],
    [{ value: 0, p: 0.01 }, 'none'],
    [{ value: 0.1, p: null }, 'none'],
    [{ value: null, reason: 'too-few-windows' }, 'few'],
    [{ value: null, reason: 'no-date' }, undefined],
  ] as const)('%o: %s', (finding, side) => {
    expect(trendOf(finding)).toBe(side)
  })
})

describe('what is said of a share', () => {
  test('nothing is concluded from an interval of more than forty points', () => {
    expect(shareOf({ value: 0.36, parts: { low: 0.15, high: 0.65 } })?.isUnsure).toBe(true)
    expect(shareOf({ value: 0.36, parts: { low: 0.25, high: 0.5 } })).toEqual({
      value: 0.36,
      low: 0.25,
      high: 0.5,
      isUnsure: false,
    })
  })

  test('without a value there is no share', () => {
    expect(shareOf({ value: null })).toBeUndefined()
  })
})
