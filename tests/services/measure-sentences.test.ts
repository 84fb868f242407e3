import { describe, expect, test } from 'vitest'
import { isMessageKey } from '../../server/locales/locales.ts'
import { listMeasures } from '../../server/measures/registry.ts'
import { MEASURE_TEXTS, sayMeasure, sayMeasured } from '../../server/services/measure-sentences.ts'

describe('the texts of measures', () => {
  test.each(listMeasures().map(({ id }) => id))('%s has all of them, in both languages', (id) => {
    const missing = MEASURE_TEXTS.filter((part) => !isMessageKey(`measure.${id}.${part}`))
    expect(missing).toEqual([])
    for (const part of MEASURE_TEXTS) {
      expect(sayMeasure('fr', id, part)).not.toBe('')
      expect(sayMeasure('en', id, part)).not.toBe('')
    }
  })

  test('a formula keeps its braces', () => {
    expect(sayMeasure('en', 'betweenness', 'formula')).toContain('Σ_{s<t} σ_st(i)')
  })

  test('a value is said in its unit, as in its explanation: shares in percent, a minus and no hyphen', () => {
    expect(sayMeasured('en', 'persistence', 0.39257)).toBe('39.3%')
    expect(sayMeasured('fr', 'persistence', 0.39257)).toMatch(/^39,3\s%$/)
    expect(sayMeasured('en', 'ei-newman', -0.62939)).toBe('−0.629')
    expect(sayMeasured('fr', 'degree', 1509)).toMatch(/^1\s509$/)
  })
})
