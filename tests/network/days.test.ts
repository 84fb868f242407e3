import { describe, expect, test } from 'vitest'
import { dayRange, isoDay } from '../../server/domain/dates.ts'
import { monthsBefore, windowOf } from '../../server/network/days.ts'

const day = (date: string) => dayRange(date)?.first ?? Number.NaN

describe('windowOf', () => {
  test('a year stands for its first day as from and its last day as to', () => {
    expect(windowOf({ from: '2010', to: '2012-02' })).toEqual({
      from: day('2010-01-01'),
      to: day('2012-02-29'),
    })
  })

  test('an open side is infinite, and no side is no window', () => {
    expect(windowOf({ to: '2012' })).toEqual({ from: -Infinity, to: day('2012-12-31') })
    expect(windowOf({ from: '2012' })).toEqual({ from: day('2012-01-01'), to: Infinity })
    expect(windowOf({})).toBeUndefined()
  })

  test.each([{ from: '2013', to: '2012' }, { from: '2013-02-30' }])(
    'refuses a window that no calendar has: %j',
    (slice) => {
      expect(() => windowOf(slice)).toThrow(/invalid-slice/)
    },
  )
})

describe('monthsBefore', () => {
  test.each([
    ['2014-12-31', 24, '2012-12-31'],
    ['2014-03-15', 3, '2013-12-15'],
    ['2012-03-31', 1, '2012-02-29'],
    ['2010-01-31', 12, '2009-01-31'],
    ['2010-06-30', 0, '2010-06-30'],
  ])('%s minus %i months is %s', (from, months, expected) => {
    expect(isoDay(monthsBefore(day(from), months))).toBe(expected)
  })
})
