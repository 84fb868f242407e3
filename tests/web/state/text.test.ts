import { describe, expect, test } from 'vitest'
import { makeText } from '../../../web/src/state/text.ts'

const fr = makeText('fr')
const en = makeText('en')

describe('numbers', () => {
  test('have three significant digits, a decimal comma and a real minus in French', () => {
    expect(fr.number(0.634567)).toBe('0,635')
    expect(fr.number(-0.5385)).toBe('−0,539')
    expect(en.number(0.634567)).toBe('0.635')
  })
  test('that count keep every digit, in groups set off by a narrow no-break space', () => {
    expect(fr.count(34969)).toBe('34\u202f969')
    expect(en.count(34969)).toBe('34,969')
  })
  test('that are shares are percentages, and 100 % is only said of the whole', () => {
    expect(fr.percent(0.8125)).toMatch(/^81\s%$/)
    expect(fr.percent(1)).toMatch(/^100\s%$/)
    expect(fr.percent(0.998)).toMatch(/^99,8\s%$/)
  })
  test('follow the unit of their finding', () => {
    expect(fr.value(12, 'count')).toBe('12')
    expect(fr.value(0.5, 'share')).toMatch(/^50\s%$/)
    expect(fr.value(0.5, 'index')).toBe('0,5')
  })
})

describe('dates', () => {
  test('say as much as is known', () => {
    expect(fr.date('2013')).toBe('2013')
    expect(fr.date('2013-02')).toBe('février 2013')
    expect(fr.date('2013-02-28')).toBe('28 février 2013')
    expect(en.date('2013-02-28')).toBe('28 February 2013')
    expect(fr.date('2013-02-01')).toBe('1er février 2013')
    expect(fr.date('2013-02-11')).toBe('11 février 2013')
    expect(en.date('2013-02-01')).toBe('1 February 2013')
  })
  test('make an interval, close to the dash only between years', () => {
    expect(fr.period('2010', '2014')).toBe('2010–2014')
    expect(fr.period('2010', '2010')).toBe('2010')
    expect(fr.period('2010-01', '2014')).toBe('janvier 2010 – 2014')
  })
  test('that are none are shown as they are', () => {
    expect(fr.date('?')).toBe('?')
  })
})

describe('names', () => {
  test('come from the catalogue, else stay the code', () => {
    expect(fr.named('view.role', 'lead')).toBe('porteur')
    expect(fr.named('view.role', 'unheard-of')).toBe('unheard-of')
  })
  test('take a capital where they begin a label', () => {
    expect(fr.capital('économie')).toBe('Économie')
    expect(fr.capital('')).toBe('')
  })
})
