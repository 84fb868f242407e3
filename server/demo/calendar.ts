/** The last month of the demonstration, counted from January 2010: December 2014. */
export const LAST_MONTH = 59

/** An ISO day of a month counted from January 2010; months before it are below 0. */
export function dayOf(month: number, day: number): string {
  const year = 2010 + Math.floor(month / 12)
  const inYear = month - (year - 2010) * 12
  return `${year}-${String(inYear + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The last day of a month counted from January 2010, as ISO. */
export function lastDayOf(month: number): string {
  return new Date(Date.UTC(2010, month + 1, 0)).toISOString().slice(0, 10)
}

/** So many days before an ISO day. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)
}

/** In which month a collaboration ends, those of the data at the latest. */
export function endMonth({ startMonth, months }: { startMonth: number; months: number }): number {
  return Math.min(LAST_MONTH, startMonth + months - 1)
}
