import { IntlMessageFormat } from 'intl-messageformat'
import type fr from './fr.json'

/** Every sentence that a person reads is one of these keys, in both languages. */
export type MessageKey = keyof typeof fr
export type Language = 'fr' | 'en'
export type MessageValues = Readonly<Record<string, string | number | boolean | Date>>

export type Catalogue = Readonly<Record<MessageKey, string>>

const catalogues = new Map<Language, Catalogue>()
const LOCALE_TAGS: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }
const formats = new Map<string, IntlMessageFormat>()

/** Makes a language's sentences known: the server knows all at once, the page those that it shows. */
export function provideCatalogue(language: Language, catalogue: Catalogue): void {
  catalogues.set(language, catalogue)
}

/** Whether the sentences of a language are known here. */
export const hasCatalogue = (language: Language): boolean => catalogues.has(language)

/** The sentence for a key, with its values set in by the rules of the language (plurals, numbers, dates). */
export function translate(language: Language, key: MessageKey, values: MessageValues = {}): string {
  const cacheKey = `${language} ${key}`
  let format = formats.get(cacheKey)
  if (!format) {
    // Markup is never part of a message: "<" stays a character.
    format = new IntlMessageFormat(catalogueOf(language)[key], LOCALE_TAGS[language], undefined, {
      ignoreTag: true,
    })
    formats.set(cacheKey, format)
  }
  return String(format.format(values))
}

/** Whether a text made at run time (`problem.` and a rule) is a key of the catalogue. */
export function isMessageKey(key: string): key is MessageKey {
  for (const catalogue of catalogues.values()) return Object.hasOwn(catalogue, key)
  return false
}

function catalogueOf(language: Language): Catalogue {
  const catalogue = catalogues.get(language)
  if (!catalogue) throw new RangeError(`no catalogue of ${language} was provided`)
  return catalogue
}

/** The language that an `Accept-Language` header (or a locale of the environment) asks for; French otherwise. */
export function languageOf(accepted: string | undefined): Language {
  for (const part of (accepted ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase()
    if (tag === 'fr' || tag === 'en') return tag
  }
  return 'fr'
}

/**
 * Numbers for people, by locale: counts whole, whatever their size; other numbers with three
 * significant digits, and none after the point from 100 on. A count of 1,509 is never said as 1,510.
 */
export function formatNumber(
  language: Language,
  value: number,
  options: Intl.NumberFormatOptions = Math.abs(value) >= 100 || Number.isInteger(value)
    ? { maximumFractionDigits: 0 }
    : { maximumSignificantDigits: 3 },
): string {
  return new Intl.NumberFormat(LOCALE_TAGS[language], options).format(value)
}
