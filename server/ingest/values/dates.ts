import { dayRange, isoDay } from '../../domain/dates.ts'
import type { DATE_FORMATS } from '../mapping.ts'

export type DateFormat = (typeof DATE_FORMATS)[number]

/** A partial date (ISO), or why the text is none; `expected` is the nearest day that exists. */
export type ParsedDate =
  { date: string } | { rule: 'no-such-day'; expected: string } | { rule: 'invalid-date' }

const YEAR = /^(\d{4})(?:[.,]0+)?$/
const SHORT_YEAR = /^\d{2}$/
const ISO = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:[T ]\d{1,2}:\d{2}.*)?$/
const DMY = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[T ]\d{1,2}:\d{2}.*)?$/
const MONTH_YEAR = /^(\d{1,2})[-/.](\d{4})$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const SERIAL = /^\d{1,6}(?:[.,]\d+)?$/
const WORDS = /^(?:(\d{1,2})(?:er|st|nd|rd|th)?\s+)?(\p{L}+)\.?\s+(\d{4})$/u

const MONTHS = [
  ['janvier', 'janv', 'january', 'jan'],
  ['fevrier', 'fevr', 'fev', 'february', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'avr', 'april', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'juil', 'july', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'sept', 'september', 'sep'],
  ['octobre', 'october', 'oct'],
  ['novembre', 'november', 'nov'],
  ['decembre', 'december', 'dec'],
]

/** 1899-12-30: what Excel's serial numbers count from, for every day after its false 29 February 1900. */
const EXCEL_ZERO = -25_569
const LAST_FALSE_SERIAL = 60

/**
 * Reads a day, month or year. Without a format: ISO, JJ/MM/AAAA, MM/AAAA, a year, or a month in words,
 * whichever the text is (they cannot be mistaken for one another). A two-digit year is 20yy.
 */
export function parseDate(text: string, format?: DateFormat): ParsedDate {
  if (format === 'year') return parseYear(text)
  if (format === 'excel') return parseSerial(text)
  const year = YEAR.exec(text)
  if (year !== null) return { date: year[1] ?? '' }
  if (format !== 'dmy') {
    const parts = ISO.exec(text) ?? (format === 'iso' ? COMPACT.exec(text) : null)
    if (parts !== null) return checked(Number(parts[1]), Number(parts[2]), parts[3])
  }
  if (format !== 'iso') {
    const dmy = DMY.exec(text)
    if (dmy !== null) return checked(fullYear(dmy[3] ?? ''), Number(dmy[2]), dmy[1])
    const month = MONTH_YEAR.exec(text)
    if (month !== null) return checked(Number(month[2]), Number(month[1]), undefined)
  }
  return parseWords(text)
}

/** Which of two numbers is the day: told where one is past 12, either where both could be. */
export type DayMonthOrder = 'day-first' | 'month-first' | 'either'

/** The order of day and month in a date written with both before the year; undefined for other texts. */
export function dayMonthOrder(text: string): DayMonthOrder | undefined {
  const parts = DMY.exec(text)
  if (parts === null) return undefined
  const [first, second] = [Number(parts[1]), Number(parts[2])]
  if (second > 12) return first <= 12 ? 'month-first' : undefined
  if (first > 12) return 'day-first'
  return first === second ? undefined : 'either'
}

/** Reads a date written with the month before the day. */
export function parseMonthFirst(text: string): ParsedDate {
  const parts = DMY.exec(text)
  return parts === null
    ? { rule: 'invalid-date' }
    : checked(fullYear(parts[3] ?? ''), Number(parts[1]), parts[2])
}

function parseYear(text: string): ParsedDate {
  const year = YEAR.exec(text)
  if (year !== null) return { date: year[1] ?? '' }
  if (SHORT_YEAR.test(text)) return { date: `20${text}` }
  const whole = parseDate(text)
  return 'date' in whole ? { date: whole.date.slice(0, 4) } : whole
}

function parseSerial(text: string): ParsedDate {
  if (!SERIAL.test(text)) return parseDate(text)
  const serial = Math.floor(Number(text.replace(',', '.')))
  if (serial < 1) return { rule: 'invalid-date' }
  // Before March 1900 Excel is one day ahead, since it believes in 1900-02-29.
  return { date: isoDay(EXCEL_ZERO + serial + (serial < LAST_FALSE_SERIAL ? 1 : 0)) }
}

function parseWords(text: string): ParsedDate {
  const words = WORDS.exec(text)
  if (words === null) return { rule: 'invalid-date' }
  const name = (words[2] ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const month = MONTHS.findIndex((names) => names.includes(name)) + 1
  return month === 0 ? { rule: 'invalid-date' } : checked(Number(words[3]), month, words[1])
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

function checked(year: number, month: number, day: string | undefined): ParsedDate {
  const date = iso(year, month, day === undefined ? undefined : Number(day))
  if (dayRange(date) !== undefined) return { date }
  const nearest = nearestDay(year, month, day === undefined ? undefined : Number(day))
  return nearest === undefined
    ? { rule: 'invalid-date' }
    : { rule: 'no-such-day', expected: nearest }
}

/** The last day of the month for a day past it; day and month the other way round for a month past 12. */
function nearestDay(year: number, month: number, day: number | undefined): string | undefined {
  if (day === undefined) return undefined
  if (month > 12 && day >= 1 && day <= 12) {
    const swapped = iso(year, day, month)
    return dayRange(swapped) === undefined ? undefined : swapped
  }
  const range = dayRange(iso(year, month, undefined))
  return range === undefined || day < 1 ? undefined : isoDay(range.last)
}

function iso(year: number, month: number, day: number | undefined): string {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
  return day === undefined ? text : `${text}-${String(day).padStart(2, '0')}`
}
