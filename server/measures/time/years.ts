import { dayRange, isoDay, NO_DAY } from '../../domain/dates.ts'
import { windowOf } from '../../network/days.ts'
import { sliceAgain } from '../../network/slice-network.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'

/** At most so many years are made into a series: more is history, and a mistyped date. */
const MAX_YEARS = 60

export type YearSlice = { year: number; network: SlicedNetwork }

// Held weakly: the measures of one answer share them, and what they take (with the ties of each year, as
// much as the network itself) does not stay once it is given.
const known = new WeakMap<SlicedNetwork, WeakRef<YearSlice[]>>()

/** The slice cut to each of its years, oldest first; made once for each answer. */
export function slicesByYear(network: SlicedNetwork): YearSlice[] {
  const kept = known.get(network)?.deref()
  if (kept !== undefined) return kept
  const slices = yearsOf(network).map((year) => ({ year, network: sliceOfYear(network, year) }))
  known.set(network, new WeakRef(slices))
  return slices
}

/** The years in which something of the slice is active, without gaps; the last MAX_YEARS of them. */
export function yearsOf(network: SlicedNetwork): number[] {
  const window = windowOf(network.slice)
  const { collaboration, from, to } = network.whole.participations
  const isIn = new Uint8Array(network.whole.collaborationCount)
  for (const row of network.collaborationRows) isIn[row] = 1
  let first = Infinity
  let last = -Infinity
  for (let row = 0; row < collaboration.length; row++) {
    const start = from[row] ?? NO_DAY
    if (start === NO_DAY || isIn[collaboration[row] ?? 0] !== 1) continue
    first = Math.min(first, start)
    last = Math.max(last, to[row] ?? start)
  }
  if (window !== undefined) {
    first = Math.max(first, window.from)
    last = Math.min(last, window.to)
  }
  if (!(first <= last)) return []
  const lastYear = yearOf(last)
  const firstYear = Math.max(yearOf(first), lastYear - MAX_YEARS + 1)
  return Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index)
}

/** The slice cut to one year: the year itself, or what the slice's own window leaves of it. */
function sliceOfYear(network: SlicedNetwork, year: number): SlicedNetwork {
  const name = String(year).padStart(4, '0')
  const range = dayRange(name)
  const window = windowOf(network.slice)
  const { from, to } = network.slice
  const startsLater = window !== undefined && range !== undefined && window.from > range.first
  const endsEarlier = window !== undefined && range !== undefined && window.to < range.last
  return sliceAgain(network, {
    from: startsLater && from !== undefined ? from : name,
    to: endsEarlier && to !== undefined ? to : name,
  })
}

function yearOf(day: number): number {
  return Number(isoDay(day).slice(0, 4))
}
