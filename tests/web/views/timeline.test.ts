import { describe, expect, test } from 'vitest'
import { isAll, ordered, stepYears, yearsOf } from '../../../web/src/parts/year-steps.ts'
import { rowOfKey } from '../../../web/src/views/timeline-bars.tsx'
import {
  barOf,
  shareOfDay,
  yearAt,
  yearOfKey,
  yearTicks,
} from '../../../web/src/views/timeline-scale.ts'

const ALL = { from: 2010, to: 2014 }

describe('the period moved by a year', () => {
  test('keeps its length, and stops at the ends of what there is', () => {
    expect(stepYears({ from: 2011, to: 2012 }, ALL, 1)).toEqual({ from: 2012, to: 2013 })
    expect(stepYears({ from: 2013, to: 2014 }, ALL, 1)).toBeUndefined()
    expect(stepYears({ from: 2010, to: 2010 }, ALL, -1)).toBeUndefined()
  })

  test('from all years it goes to the first one, or backwards to the last', () => {
    expect(stepYears(ALL, ALL, 1)).toEqual({ from: 2010, to: 2010 })
    expect(stepYears(ALL, ALL, -1)).toEqual({ from: 2014, to: 2014 })
    expect(stepYears({ from: 2010, to: 2010 }, { from: 2010, to: 2010 }, 1)).toBeUndefined()
  })

  test('played from all years, it shows each year once and ends', () => {
    const seen: number[] = []
    for (let at = stepYears(ALL, ALL, 1); at; at = stepYears(at, ALL, 1)) seen.push(at.from)
    expect(seen).toEqual([2010, 2011, 2012, 2013, 2014])
  })

  test('is read from a slice of years, months or days, within what there is', () => {
    expect(yearsOf({}, ALL)).toEqual(ALL)
    expect(yearsOf({ from: '2011-03', to: '2012-12-31' }, ALL)).toEqual({ from: 2011, to: 2012 })
    expect(yearsOf({ from: '1990', to: '2030' }, ALL)).toEqual(ALL)
    expect(isAll(yearsOf({}, ALL), ALL)).toBe(true)
  })

  test('a drag to the left is the same as one to the right', () => {
    expect(ordered(2013, 2011)).toEqual(ordered(2011, 2013))
  })
})

describe('the scale of time', () => {
  test('a year of five is a fifth, but for leap days', () => {
    // 2010–2014 are 1,826 days; 2010 and 2011 are 730 of them.
    expect(shareOfDay('2010-01-01', ALL)).toBe(0)
    expect(shareOfDay('2012-01-01', ALL)).toBeCloseTo(730 / 1826, 12)
    expect(shareOfDay('2015-01-01', ALL)).toBe(1)
  })

  test('the last day of a bar counts whole, and bars end where the span does', () => {
    expect(barOf({ from: '2012-02-29', to: '2012-02-29' }, ALL).width).toBeCloseTo(1 / 1826, 12)
    expect(barOf({ from: '2010-01-01', to: '2014-12-31' }, ALL)).toEqual({ left: 0, width: 1 })
    expect(barOf({ from: '1990-01-01', to: '2050-12-31' }, ALL)).toEqual({ left: 0, width: 1 })
    expect(barOf({ from: '1990-01-01', to: '1991-12-31' }, ALL)).toEqual({ left: 0, width: 0 })
  })

  test('a place on the axis is a year, its ends too', () => {
    expect([0, 0.19, 0.2, 0.99, 1, -3, 7].map((share) => yearAt(share, ALL))).toEqual([
      2010, 2010, 2011, 2014, 2014, 2010, 2014,
    ])
  })

  test('years are written at round steps, as many as there is room for', () => {
    expect(yearTicks(ALL, 700)).toEqual([2010, 2011, 2012, 2013, 2014])
    expect(yearTicks({ from: 1990, to: 2025 }, 320)).toEqual([1990, 2000, 2010, 2020])
    expect(yearTicks({ from: 1993, to: 2025 }, 500)).toEqual([
      1995, 2000, 2005, 2010, 2015, 2020, 2025,
    ])
  })

  test('keys move an end of the period within its range', () => {
    expect(yearOfKey('ArrowRight', 2012, ALL)).toBe(2013)
    expect(yearOfKey('PageDown', 2012, ALL)).toBe(2010)
    expect(yearOfKey('End', 2012, ALL)).toBe(2014)
    expect(yearOfKey('a', 2012, ALL)).toBeUndefined()
  })
})

describe('rowOfKey', () => {
  test('arrows go from bar to bar and stop at the ends', () => {
    expect([
      rowOfKey('ArrowDown', 0, 3),
      rowOfKey('ArrowDown', 2, 3),
      rowOfKey('ArrowUp', 0, 3),
    ]).toEqual([1, 2, 0])
    expect([rowOfKey('End', 0, 3), rowOfKey('Home', 2, 3), rowOfKey('Tab', 0, 3)]).toEqual([
      2,
      0,
      undefined,
    ])
  })
})
