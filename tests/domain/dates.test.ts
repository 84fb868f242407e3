import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayInterval, dayRange, isoDay } from '../../server/domain/dates.ts'

/** Days since 1970-01-01 as the engine's own calendar has them. */
function civilDay(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime() / 86_400_000
}

const pad = (n: number, width = 2): string => String(n).padStart(width, '0')

describe('dayRange', () => {
  test('counts days from 1970-01-01', () => {
    expect(dayRange('1970-01-01')).toEqual({ first: 0, last: 0 })
    expect(dayRange('1969-12-31')).toEqual({ first: -1, last: -1 })
    expect(dayRange('2012-02-29')).toEqual({ first: 15_399, last: 15_399 })
  })

  test('agrees with the civil calendar on every day of four-digit years', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        (year, month, day) => {
          const expected = civilDay(year, month, day)
          const text = `${pad(year, 4)}-${pad(month)}-${pad(day)}`
          expect(dayRange(text)).toEqual({ first: expected, last: expected })
          expect(isoDay(expected)).toBe(text)
        },
      ),
    )
  })

  test('makes a month and a year the interval of their days', () => {
    expect(dayRange('2012-02')).toEqual({
      first: civilDay(2012, 2, 1),
      last: civilDay(2012, 2, 29),
    })
    expect(dayRange('1900-02')).toEqual({
      first: civilDay(1900, 2, 1),
      last: civilDay(1900, 2, 28),
    })
    expect(dayRange('2013-12')).toEqual({
      first: civilDay(2013, 12, 1),
      last: civilDay(2013, 12, 31),
    })
    expect(dayRange('2013')).toEqual({ first: civilDay(2013, 1, 1), last: civilDay(2013, 12, 31) })
    expect(dayRange('0099')).toEqual({ first: civilDay(99, 1, 1), last: civilDay(99, 12, 31) })
  })

  test.each([
    '2013-02-29',
    '1900-02-29',
    '2013-04-31',
    '2013-13',
    '2013-00',
    '2013-01-00',
    '2013-01-32',
    '13',
    '',
    '2013-1',
    '2013-02-28T00',
    '01/02/2013',
  ])('knows no day %s', (text) => {
    expect(dayRange(text)).toBeUndefined()
  })
})

describe('dayInterval', () => {
  const first = civilDay(2012, 1, 1)

  test('goes from the first day of the start to the last day of the end', () => {
    expect(dayInterval('2012', '2013-06')).toEqual({
      from: first,
      to: civilDay(2013, 6, 30),
      hasEnd: true,
    })
  })

  test('of a start alone is that day, month or year, and says that no end was given', () => {
    expect(dayInterval('2012')).toEqual({ from: first, to: civilDay(2012, 12, 31), hasEnd: false })
    expect(dayInterval('2012-01-01')).toEqual({ from: first, to: first, hasEnd: false })
  })

  test('of an end alone is that day, month or year', () => {
    expect(dayInterval(undefined, '2012-01')).toEqual({
      from: first,
      to: civilDay(2012, 1, 31),
      hasEnd: true,
    })
  })

  test('of nothing, or of what is no day, is not known', () => {
    expect(dayInterval()).toBeUndefined()
    expect(dayInterval('2013-02-30')).toBeUndefined()
  })
})
