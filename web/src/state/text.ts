import {
  formatNumber,
  isMessageKey,
  translate,
  type Language,
  type MessageKey,
  type MessageValues,
} from '../../../server/locales/translate.ts'

export type Text = {
  language: Language
  t: (key: MessageKey, values?: MessageValues) => string
  /** The sentence `prefix.code`, or the code itself when the catalogue does not know it. */
  named: (prefix: string, code: string) => string
  /** At most three significant digits. */
  number: (value: number) => string
  /** Counts are exact: every digit. */
  count: (value: number) => string
  /** A share of 0..1 as a percentage. */
  percent: (share: number) => string
  /** The same with three significant digits, where a share is explained. */
  finePercent: (share: number) => string
  /** A value by the unit of its finding. */
  value: (value: number, unit: string) => string
  /** A year, a month or a day as written in the data. */
  date: (partial: string) => string
  /** Two dates as an interval; one when they are the same. */
  period: (from: string, to: string) => string
  /** A moment of the computer's clock. */
  moment: (iso: string) => string
  bytes: (size: number) => string
  /** An amount in a currency (ISO 4217), without cents where it has none. */
  money: (amount: number, currency: string) => string
  list: (items: readonly string[]) => string
  /** With a capital, as a title or a label begins. */
  capital: (words: string) => string
}

const TAGS: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }

export function makeText(language: Language): Text {
  const tag = TAGS[language]
  const count = (value: number): string =>
    formatNumber(language, value, { maximumFractionDigits: 0 })
  const number = (value: number): string => minus(formatNumber(language, value))
  const finePercent = (share: number): string =>
    formatNumber(language, share, { style: 'percent', maximumSignificantDigits: 3 })
  const percent = (share: number): string => {
    const digits = share < 1 && share > 0.995 ? 3 : 2
    return formatNumber(language, share, { style: 'percent', maximumSignificantDigits: digits })
  }
  return {
    language,
    t: (key, values) => translate(language, key, values),
    named: (prefix, code) => {
      const key = `${prefix}.${code}`
      return isMessageKey(key) ? translate(language, key) : code
    },
    number,
    count,
    percent,
    finePercent,
    value: (value, unit) =>
      unit === 'count' ? count(value) : unit === 'share' ? percent(value) : number(value),
    date: (partial) => formatPartialDate(tag, partial),
    period: (from, to) => {
      const [first, last] = [formatPartialDate(tag, from), formatPartialDate(tag, to)]
      if (first === last) return first
      // Years stand close to the dash; longer dates need room around it.
      return /\s/.test(first + last) ? `${first} – ${last}` : `${first}–${last}`
    },
    moment: (iso) =>
      new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }).format(
        new Date(iso),
      ),
    bytes: (size) => formatBytes(language, size),
    money: (amount, currency) =>
      formatNumber(language, amount, {
        style: 'currency',
        currency,
        ...(Number.isInteger(amount) && { maximumFractionDigits: 0 }),
      }),
    capital: (words) => words.charAt(0).toLocaleUpperCase(tag) + words.slice(1),
    list: (items) => new Intl.ListFormat(tag, { type: 'conjunction' }).format(items),
  }
}

/** The sign of a negative number is a minus, not a hyphen, and never parts from its digits. */
function minus(text: string): string {
  return text.replace(/^-/, '\u2212')
}

function formatPartialDate(tag: string, partial: string): string {
  const [year, month, day] = partial.split('-').map(Number)
  if (year === undefined || Number.isNaN(year)) return partial
  if (month === undefined) return String(year)
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day ?? 1)
  const options: Intl.DateTimeFormatOptions =
    day === undefined
      ? { year: 'numeric', month: 'long', timeZone: 'UTC' }
      : { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }
  const written = new Intl.DateTimeFormat(tag, options).format(date)
  // In French the first of a month is an ordinal, which Intl does not write.
  return tag.startsWith('fr') ? written.replace(/^1 /, '1er ') : written
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

function formatBytes(language: Language, size: number): string {
  let value = size
  let unit: (typeof BYTE_UNITS)[number] = 'byte'
  for (const next of BYTE_UNITS) {
    unit = next
    if (value < 1000 || next === 'gigabyte') break
    value /= 1000
  }
  return formatNumber(language, value, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumSignificantDigits: 3,
  })
}
