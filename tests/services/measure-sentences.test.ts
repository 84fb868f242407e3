import { describe, expect, test } from 'vitest'
import { isMessageKey } from '../../server/locales/locales.ts'
import { listMeasures } from '../../server/measures/registry.ts'
import { MEASURE_TEXTS, sayMeasure } from '../../server/services/measure-sentences.ts'

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
})
