import { dayRange, isoDay, NO_DAY } from '../domain/dates.ts'
import type { Slice } from '../domain/slice.ts'
import { AppError } from '../errors.ts'

/** A closed interval of days; open sides are infinite. */
export type Window = { from: number; to: number }

/**
 * The window of a slice, undefined when it has neither side. A year or a month stands for its first
 * day as `from` and its last day as `to`.
 * @throws AppError invalid-slice for a date that no calendar has, or sides the wrong way round
 */
export function windowOf(slice: Slice): Window | undefined {
  if (slice.from === undefined && slice.to === undefined) return undefined
  const from = slice.from === undefined ? -Infinity : (dayRange(slice.from)?.first ?? Number.NaN)
  const to = slice.to === undefined ? Infinity : (dayRange(slice.to)?.last ?? Number.NaN)
  if (!(from <= to)) {
    throw new AppError('invalid-slice', { from: slice.from ?? '', to: slice.to ?? '' })
  }
  return { from, to }
}

/** The same day of the month so many months earlier, or that month's last day where it is shorter. */
export function monthsBefore(day: number, months: number): number {
  const iso = isoDay(day)
  const monthIndex = Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1 - months
  const year = String(Math.floor(monthIndex / 12)).padStart(4, '0')
  const month = String((((monthIndex % 12) + 12) % 12) + 1).padStart(2, '0')
  const range = dayRange(`${year}-${month}`)
  if (range === undefined) return NO_DAY
  return Math.min(range.first + Number(iso.slice(8, 10)) - 1, range.last)
}
