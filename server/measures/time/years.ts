import { dayRange, isoDay, NO_DAY } from '../../domain/dates.ts'
import { windowOf } from '../../network/days.ts'
import { sliceAgain } from '../../network/slice-network.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { SUPPORT_ROLES } from './pair-spells.ts'

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

/**
 * The years in which something of the slice is active, without gaps; the last MAX_YEARS of them. What the
 * slice leaves out (support, other actors, spells outside the window) makes no year: in a year of nothing
 * everybody would seem to leave.
 */
export function yearsOf(network: SlicedNetwork): number[] {
  const window = windowOf(network.slice) ?? { from: -Infinity, to: Infinity }
  const { actor, collaboration, role, from, to } = network.whole.participations
  const hasActor = flagsOf(network.actorRows, network.whole.actorCount)
  const hasCollaboration = flagsOf(network.collaborationRows, network.whole.collaborationCount)
  const leavesOut = network.slice.support !== 'include'
  let first = Infinity
  let last = -Infinity
  for (let row = 0; row < collaboration.length; row++) {
    const start = from[row] ?? NO_DAY
    const end = to[row] ?? start
    if (start === NO_DAY || start > window.to || end < window.from) continue
    if (hasActor[actor[row] ?? 0] !== 1 || hasCollaboration[collaboration[row] ?? 0] !== 1) continue
    if (leavesOut && SUPPORT_ROLES.has(role[row] ?? 0)) continue
    first = Math.min(first, Math.max(start, window.from))
    last = Math.max(last, Math.min(end, window.to))
  }
  if (!(first <= last)) return []
  const lastYear = yearOf(last)
  const firstYear = Math.max(yearOf(first), lastYear - MAX_YEARS + 1)
  return Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index)
}

function flagsOf(rows: Int32Array, count: number): Uint8Array {
  const flags = new Uint8Array(count)
  for (const row of rows) flags[row] = 1
  return flags
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
