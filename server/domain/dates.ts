import { Type, type Static } from 'typebox'

/**
 * A day, a month or a year, as written: `2013-02-28`, `2013-02`, `2013`. A month or a year alone is an
 * interval of days; keeping it as written keeps what was known.
 */
export const PartialDate = Type.String({
  pattern: '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$',
})
export type PartialDate = Static<typeof PartialDate>

/** In columns of days: no date is known. Days count from 1970-01-01. */
export const NO_DAY = -2_147_483_648

const DAY_MS = 86_400_000
const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** The first and the last day of a partial date, or undefined when no calendar has it (2013-02-30). */
export function dayRange(date: PartialDate): { first: number; last: number } | undefined {
  const match = SHAPE.exec(date)
  if (!match) return undefined
  const year = Number(match[1])
  const month = match[2] === undefined ? undefined : Number(match[2])
  const day = match[3] === undefined ? undefined : Number(match[3])
  if (month !== undefined && (month < 1 || month > 12)) return undefined
  if (day !== undefined && (day < 1 || day > lastDayOfMonth(year, month ?? 1))) return undefined
  const lastMonth = month ?? 12
  return {
    first: toDay(year, month ?? 1, day ?? 1),
    last: toDay(year, lastMonth, day ?? lastDayOfMonth(year, lastMonth)),
  }
}

/** The ISO day of a number of days since 1970-01-01. */
export function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** The interval of days that two partial dates make; `hasEnd` tells whether the end was given. */
export type DayInterval = { from: number; to: number; hasEnd: boolean }

/**
 * The interval of a record with a start, an end, one of them or none (undefined). One date only is
 * that day, month or year; what `missingEnd: 'open'` makes of it is decided where the latest date of
 * the data is known, hence `hasEnd`.
 */
export function dayInterval(startsOn?: string, endsOn?: string): DayInterval | undefined {
  const start = startsOn === undefined ? undefined : dayRange(startsOn)
  const end = endsOn === undefined ? undefined : dayRange(endsOn)
  if (start && end) return { from: start.first, to: end.last, hasEnd: true }
  if (start) return { from: start.first, to: start.last, hasEnd: false }
  if (end) return { from: end.first, to: end.last, hasEnd: true }
  return undefined
}

/**
 * Days since 1970-01-01 in the Gregorian calendar, counted in years that begin in March (H. Hinnant,
 * days_from_civil): imports and packing ask for millions, and a Date for each is slow.
 */
function toDay(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function lastDayOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
