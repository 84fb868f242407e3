import { describe, expect, test } from 'vitest'
import { formatNumber, languageOf, translate } from '../../server/locales/locales.ts'

/** French groups digits with a narrow no-break space. */
const plain = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ')

describe('formatNumber', () => {
  test('says a count whole, never rounded to three digits', () => {
    expect(plain(formatNumber('fr', 1509))).toBe('1 509')
    expect(formatNumber('en', 1_234_567)).toBe('1,234,567')
  })

  test('gives other numbers three significant digits, with the decimal sign of the language', () => {
    expect(formatNumber('fr', 0.138768)).toBe('0,139')
    expect(formatNumber('en', -12.3456)).toBe('-12.3')
    expect(plain(formatNumber('fr', 1234.56))).toBe('1 235')
  })
})

describe('translate', () => {
  test('sets values in', () => {
    const sentence = translate('en', 'error.network-not-found', { networkId: 'x<y' })
    expect(sentence).toContain('“x<y”')
  })
})

describe('languageOf', () => {
  test.each([
    [undefined, 'fr'],
    ['en-GB,en;q=0.9', 'en'],
    ['de,en;q=0.5', 'en'],
    ['fr-FR', 'fr'],
    ['C.UTF-8', 'fr'],
  ] as const)('%s asks for %s', (accepted, language) => {
    expect(languageOf(accepted)).toBe(language)
  })
})
