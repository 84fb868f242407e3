import { Type } from 'typebox'
import { NO_DAY } from '../../domain/dates.ts'
import { windowOf } from '../../network/days.ts'
import { collaborationCountOf } from '../../network/incidence.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { memberDays, wholeHistory } from '../time/pair-spells.ts'

/** 95 % of a normal distribution lie within so many standard deviations. */
const NORMAL_95 = 1.959963984540054

/**
 * Does the territory get livelier? Collaborations begun in the window, divided by those begun in as many
 * days just before it. 1: as many.
 *
 * `parts`: both numbers, `low` and `high`, between which the ratio lies with 95 % if both are Poisson
 * (log-normal, Rothman et al. 2008), the counted actors active in the window, and those of them never
 * active before. Needs a window with both ends (`no-date` without); null where nothing began before, or
 * where the data begin later than the time before (`not-recorded`): nothing known is not nothing begun.
 * Undated collaborations are in none. Per inhabitant: `actors-per-inhabitants`. Weights and
 * sectors play no part. O(participations). Mission, row 17. Oracle: by hand; naive version over records.
 */
export const activityGrowth = defineNetworkMeasure({
  id: 'activity-growth',
  family: 'mission',
  unit: 'ratio',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const window = windowOf(network.slice)
    if (window === undefined || window.from === -Infinity || window.to === Infinity) {
      return { value: null, reason: 'no-date' }
    }
    const history = wholeHistory(network)
    const { begins, firstOf } = beginnings(history)
    const start = 2 * window.from - window.to - 1
    const count = (from: number, to: number) =>
      begins.filter((day) => day >= from && day <= to).length
    const now = count(window.from, window.to)
    const before = count(start, window.from - 1)
    const earliest = begins.reduce((a, b) => Math.min(a, b), Infinity)
    let active = 0
    let fresh = 0
    for (const [actor, row] of network.actorRows.entries()) {
      if (network.isCounted[actor] !== 1 || collaborationCountOf(network, actor) === 0) continue
      active++
      if ((firstOf.get(row) ?? window.from) >= window.from) fresh++
    }
    const parts = { now, before, active, new: fresh }
    if (before === 0 || earliest > start) return { value: null, reason: 'not-recorded', parts }
    const ratio = now / before
    const spread = now > 0 ? Math.exp(NORMAL_95 * Math.sqrt(1 / now + 1 / before)) : Number.NaN
    const limits = now > 0 ? { low: ratio / spread, high: ratio * spread } : { low: 0, high: null }
    return { value: ratio, parts: { ...parts, ...limits } }
  },
})

/** First day of each dated collaboration, and of each actor by its row in the whole network. */
function beginnings(network: SlicedNetwork) {
  const { from } = memberDays(network)
  const begins: number[] = []
  const firstOf = new Map<number, number>()
  for (let p = 0; p < network.collaborationCount; p++) {
    let first = Infinity
    const end = network.collaborationOffsets[p + 1] ?? 0
    for (let k = network.collaborationOffsets[p] ?? 0; k < end; k++) {
      const day = from[k] ?? NO_DAY
      if (day === NO_DAY) continue
      first = Math.min(first, day)
      const row = network.actorRows[network.collaborationMembers[k] ?? 0] ?? 0
      firstOf.set(row, Math.min(firstOf.get(row) ?? day, day))
    }
    if (first !== Infinity) begins.push(first)
  }
  return { begins, firstOf }
}
