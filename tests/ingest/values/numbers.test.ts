import { describe, expect, test } from 'vitest'
import { parseBoolean, parseNumber } from '../../../server/ingest/values/numbers.ts'

describe('parseNumber', () => {
  test.each([
    ['44,83', 44.83],
    ['-0.57', -0.57],
    ['1 234,5', 1234.5],
    ['1\u202f234\u00a0567', 1_234_567],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1e3', 1000],
    ['12 ', 12],
  ])('%j is %d', (text, number) => {
    expect(parseNumber(text)).toBe(number)
  })

  test('the mapping’s decimal sign decides', () => {
    expect(parseNumber('1,234', ',')).toBe(1.234)
    expect(parseNumber('1,234', '.')).toBe(1234)
  })

  test.each(['', 'douze', '1,2,3', '12 €', '--1', 'Infinity', '0x10'])(
    '%j is no number',
    (text) => {
      expect(parseNumber(text)).toBeUndefined()
    },
  )
})

describe('parseBoolean', () => {
  test('French and English', () => {
    expect(['oui', 'VRAI', 'Yes', '1', 'x'].map(parseBoolean)).toEqual(Array(5).fill(true))
    expect(['non', 'Faux', 'no', '0'].map(parseBoolean)).toEqual(Array(4).fill(false))
    expect(parseBoolean('peut-être')).toBeUndefined()
  })
})
