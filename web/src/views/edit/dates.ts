const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** Whether a text is a year, a month or a day that the calendar has. */
export function isPartialDate(text: string): boolean {
  const match = SHAPE.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)]
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
