import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDate } from '../../../server/ingest/values/dates.ts'

describe('parseDate', () => {
  test.each([
    ['2013-02-28', '2013-02-28'],
    ['2013-2-8', '2013-02-08'],
    ['2013/02/28', '2013-02-28'],
    ['2013-02-28T10:30:00Z', '2013-02-28'],
    ['28/02/2013', '2013-02-28'],
    ['28.2.13', '2013-02-28'],
    ['28-02-2013', '2013-02-28'],
    ['02/2013', '2013-02'],
    ['2013-02', '2013-02'],
    ['2013', '2013'],
    ['2013.0', '2013'],
    ['3 mars 2012', '2012-03-03'],
    ['1er août 2012', '2012-08-01'],
    ['mars 2012', '2012-03'],
    ['12 Sept. 2012', '2012-09-12'],
  ])('%s is %s', (text, date) => {
    expect(parseDate(text)).toEqual({ date })
  })

  test.each([
    ['2013-02-30', '2013-02-28'],
    ['31/04/2012', '2012-04-30'],
    ['02/28/2013', '2013-02-28'],
    ['2012-02-30', '2012-02-29'],
  ])('%s does not exist; %s is proposed', (text, expected) => {
    expect(parseDate(text)).toEqual({ rule: 'no-such-day', expected })
  })

  test.each(['', 'hier', '2013-13', '45/45/2013', '12', '2013-00-10'])('%j is no date', (text) => {
    expect(parseDate(text)).toEqual({ rule: 'invalid-date' })
  })

  test('a two-digit year is 20yy', () => {
    expect(parseDate('16', 'year')).toEqual({ date: '2016' })
  })

  // Published by Microsoft: 1900-01-01 is 1, 2008-01-01 is 39448; the false 1900-02-29 is 60.
  test.each([
    ['1', '1900-01-01'],
    ['59', '1900-02-28'],
    ['61', '1900-03-01'],
    ['39448', '2008-01-01'],
    ['39448.75', '2008-01-01'],
  ])('Excel day %s is %s', (serial, date) => {
    expect(parseDate(serial, 'excel')).toEqual({ date })
  })

  const day = fc.date({
    min: new Date('1900-03-01'),
    max: new Date('2100-12-31'),
    noInvalidDate: true,
  })
  test('the same day in every way of writing it', () => {
    fc.assert(
      fc.property(day, (when) => {
        const date = when.toISOString().slice(0, 10)
        const [year = '', month = '', dayOfMonth = ''] = date.split('-')
        const serial = Math.round((Date.parse(date) - Date.parse('1899-12-30')) / 86_400_000)
        expect(parseDate(date)).toEqual({ date })
        expect(parseDate(`${dayOfMonth}/${month}/${year}`, 'dmy')).toEqual({ date })
        expect(parseDate(`${year}${month}${dayOfMonth}`, 'iso')).toEqual({ date })
        expect(parseDate(String(serial), 'excel')).toEqual({ date })
      }),
      { seed: 2012 },
    )
  })
})
