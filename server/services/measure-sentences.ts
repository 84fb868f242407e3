import { formatNumber, isMessageKey, translate, type Language } from '../locales/locales.ts'
import { findMeasure } from '../measures/registry.ts'

/** The texts of a measure: `measure.<id>.<part>` in the locales. A test checks that all are there. */
export const MEASURE_TEXTS = ['name', 'definition', 'formula', 'not-said', 'source'] as const
export type MeasureText = (typeof MEASURE_TEXTS)[number]

/** One text of a measure; its id where a measure has none yet. */
export function sayMeasure(language: Language, id: string, part: MeasureText): string {
  const key = `measure.${id}.${part}`
  return isMessageKey(key) ? translate(language, key) : id
}

export function measureName(language: Language, id: string): string {
  return sayMeasure(language, id, 'name')
}

/** A value of a measure as prose writes it, in its unit: a share in percent, a minus and no hyphen. */
export function sayMeasured(language: Language, id: string, value: number): string {
  const said =
    findMeasure(id)?.unit === 'share'
      ? formatNumber(language, value, { style: 'percent', maximumSignificantDigits: 3 })
      : formatNumber(language, value)
  return said.replace(/^-/, '−')
}
