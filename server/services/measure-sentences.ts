import { isMessageKey, translate, type Language } from '../locales/locales.ts'

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
