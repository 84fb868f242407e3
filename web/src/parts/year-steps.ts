/** A period of whole years, both included. */
export type Years = { from: number; to: number }

/**
 * The period moved by so many years among those that there are, as long as before. From all of them it
 * goes to one: the first forwards, the last backwards. Undefined where it cannot go further.
 */
export function stepYears(period: Years, all: Years, by: 1 | -1): Years | undefined {
  if (isAll(period, all)) {
    const year = by === 1 ? all.from : all.to
    return all.from === all.to ? undefined : { from: year, to: year }
  }
  const next = { from: period.from + by, to: period.to + by }
  return next.from < all.from || next.to > all.to ? undefined : next
}

export const isAll = (period: Years, all: Years): boolean =>
  period.from <= all.from && period.to >= all.to

/** The years of a slice's period, cut at those that there are. */
export function yearsOf(slice: { from?: string; to?: string }, all: Years): Years {
  const from = slice.from === undefined ? all.from : Number(slice.from.slice(0, 4))
  const to = slice.to === undefined ? all.to : Number(slice.to.slice(0, 4))
  const within = (year: number): number => Math.max(all.from, Math.min(all.to, year))
  return { from: within(from), to: within(to) }
}

/** Two years in their order. */
export const ordered = (a: number, b: number): Years =>
  a <= b ? { from: a, to: b } : { from: b, to: a }
