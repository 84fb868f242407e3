import { describe, expect, test } from 'vitest'
import {
  tellDifference,
  tellIndex,
  tellNumber,
  tellShare,
  tellValue,
} from '../../server/reports/telling/numbers.ts'

// Intl separates with several kinds of space, by version of its data.
const plain = (text: string) => text.replace(/\s/g, ' ')

describe('numbers for readers', () => {
  test.each([
    [tellNumber('fr', 12345.6), '12 346'],
    [tellNumber('en', 12345.6), '12,346'],
    [tellNumber('fr', 3.47619), '3,48'],
    [tellNumber('fr', null), '–'],
    [tellNumber('fr', Number.NaN), '–'],
    [tellIndex('fr', -0.126), '−0,13'],
    [tellIndex('fr', -0.001), '0,00'],
    [tellIndex('en', 1), '1.00'],
    [tellDifference('fr', 0.16), '+0,16'],
    [tellDifference('fr', -0.001), '0,00'],
    [tellShare('fr', 0.761), '76 %'],
    [tellShare('en', 0.761), '76%'],
    [tellShare('fr', 0.9999), '100 %'],
    [tellShare('fr', 0.996), '99,6 %'],
    [tellShare('fr', 0.004), '0,4 %'],
    [tellValue('fr', 0.0377, 'share'), '3,77 %'],
    [tellValue('fr', 178, 'count'), '178'],
  ])('%s', (told, expected) => {
    expect(plain(told)).toBe(expected)
  })
})
