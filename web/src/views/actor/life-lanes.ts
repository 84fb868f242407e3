/** A dated thing as a part of a row of bars; `from` and `to` in years, the end not included. */
export type Span = { id: string; from: number; to: number }

/**
 * The spans on as few rows as they need, so that none covers another: each goes to the first row that
 * is free again when it begins (interval partitioning, optimal when taken by beginning).
 */
export function layInLanes(spans: readonly Span[]): Span[][] {
  const lanes: Span[][] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const free = lanes.find((lane) => (lane.at(-1)?.to ?? -Infinity) <= span.from)
    if (free) free.push(span)
    else lanes.push([span])
  }
  return lanes
}

/** The years between the beginning of a partial date and its end: 2012 is [2012, 2013]. */
export function yearsOf(startsOn: string, endsOn: string): [from: number, to: number] {
  return [yearOf(startsOn, 'start'), yearOf(endsOn, 'end')]
}

function yearOf(partial: string, side: 'start' | 'end'): number {
  const [year = 0, month, day] = partial.split('-').map(Number)
  if (month === undefined) return side === 'start' ? year : year + 1
  if (day === undefined) return year + (side === 'start' ? month - 1 : month) / 12
  const whole = Date.UTC(year, month - 1, day + (side === 'start' ? 0 : 1))
  const start = Date.UTC(year, 0, 1)
  return year + (whole - start) / (Date.UTC(year + 1, 0, 1) - start)
}
