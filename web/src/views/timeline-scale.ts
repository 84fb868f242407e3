import type { Years } from '../parts/year-steps.ts'

/** Days as shares of a span of years: 0 at the first day of the first year, 1 after the last of the last. */
export function shareOfDay(day: string, { from, to }: Years): number {
  const start = Date.UTC(from, 0, 1)
  const end = Date.UTC(to + 1, 0, 1)
  return (Date.parse(day) - start) / (end - start)
}

const DAY_MS = 86_400_000

/** Where a bar begins and how wide it is, as shares of the span, cut at its ends; the last day counts whole. */
export function barOf(
  row: { from: string; to: string },
  span: Years,
): { left: number; width: number } {
  const next = new Date(Date.parse(row.to) + DAY_MS).toISOString().slice(0, 10)
  const left = Math.max(0, Math.min(1, shareOfDay(row.from, span)))
  const right = Math.max(0, Math.min(1, shareOfDay(next, span)))
  return { left, width: Math.max(0, right - left) }
}

/** The year at a share of a span. */
export function yearAt(share: number, { from, to }: Years): number {
  const year = from + Math.floor(share * (to - from + 1))
  return Math.max(from, Math.min(to, year))
}

/** Years to write under an axis of so many pixels, at equal steps of 1, 2, 5, 10… */
export function yearTicks({ from, to }: Years, width: number, room = 44): number[] {
  const most = Math.max(1, Math.floor(width / room))
  const count = to - from + 1
  const step = [1, 2, 5, 10, 20, 50].find((one) => count / one <= most) ?? 100
  const first = Math.ceil(from / step) * step
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, i) => first + i * step)
}

/** The year that a key leads to from one; undefined for a key that leads nowhere. */
export function yearOfKey(key: string, year: number, { from, to }: Years): number | undefined {
  const within = (next: number): number => Math.max(from, Math.min(to, next))
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return within(year - 1)
    case 'ArrowRight':
    case 'ArrowUp':
      return within(year + 1)
    case 'PageDown':
      return within(year - 5)
    case 'PageUp':
      return within(year + 5)
    case 'Home':
      return from
    case 'End':
      return to
    default:
      return undefined
  }
}
