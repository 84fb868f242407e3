import { formatNumber, type Language } from '../../locales/locales.ts'

const TWO_DECIMALS = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const

/** The sign of numbers below zero in print: a minus, not a hyphen. */
const withMinus = (text: string) => text.replace('-', '−')

/** A number as a person reads it: at most three significant digits after the point; "–" without one. */
export function tellNumber(language: Language, value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–'
  const whole = Math.abs(value) >= 1000
  return withMinus(
    formatNumber(
      language,
      value,
      whole ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 },
    ),
  )
}

/** An index or a z: two decimals at most. */
export function tellIndex(language: Language, value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–'
  // A value that rounds to zero has no sign.
  return withMinus(formatNumber(language, value, { ...TWO_DECIMALS, signDisplay: 'negative' }))
}

/** A difference with its sign. */
export function tellDifference(language: Language, value: number): string {
  return withMinus(
    formatNumber(language, value, {
      ...TWO_DECIMALS,
      signDisplay: 'exceptZero',
    }),
  )
}

/** A share in whole percent, with one decimal where whole ones would say 0 or 100 wrongly. */
export function tellShare(language: Language, value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–'
  const rounded = Math.round(value * 100)
  const blurred = (rounded === 0 && value > 0) || (rounded === 100 && value < 1)
  return formatNumber(language, value, {
    style: 'percent',
    maximumFractionDigits: blurred ? 1 : 0,
  })
}

/** A value in its unit. */
export function tellValue(
  language: Language,
  value: number | null | undefined,
  unit: string,
): string {
  if (unit === 'share' && value !== null && value !== undefined && Number.isFinite(value)) {
    return formatNumber(language, value, { style: 'percent', ...TWO_DECIMALS })
  }
  if (unit === 'index' || unit === 'z') return tellIndex(language, value)
  return tellNumber(language, value)
}
