import { Type } from 'typebox'
import { monthsBefore, windowOf } from '../../network/days.ts'
import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { shareInterval } from '../chance/wilson.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { pairSpells, wholeHistory, type Spell } from './pair-spells.ts'

/** How long a pair has to begin again. */
const MONTHS = 24

/**
 * Do ties outlive the project that made them? Of the pairs whose collaboration ended in the window, the
 * share that began a new one together within `months` (24) after its end.
 *
 * New means begun after that end: what already ran beside it is not new. A pair whose end lies less than
 * `months` before the latest date of the data has not been followed long enough and is left out, even
 * where it has already begun again; the coverage counts it (`not-followed`). A pair counts once, renewed
 * if it was after any of its ends. Without a window all ends count. Weights and sectors play no part;
 * undated participations are in none. `parts`: pairs followed and renewed, `low` and `high`, between which
 * the share lies with 95 % if pairs were independent (they share projects, so it is wider than that).
 * Null without a pair to follow. O(Σ n_p² log). Mission, row
 * 12. Oracle: by hand; a naive version over years.
 */
export const renewal = defineNetworkMeasure({
  id: 'renewal',
  family: 'time',
  unit: 'share',
  isDefault: false,
  options: Type.Object(
    { months: Type.Integer({ default: MONTHS, minimum: 1, maximum: 240 }) },
    { additionalProperties: false },
  ),
  cost: (network) => 40 * project(network).ties,
  compute(network, { months }) {
    let followed = 0
    let renewed = 0
    let tooRecent = 0
    const judge = judgeOf(network, months)
    for (const { spells } of pairSpells(wholeHistory(network))) {
      const judged = judge(spells)
      if (judged === undefined) continue
      if (judged === 'too-recent') tooRecent++
      else {
        followed++
        if (judged !== 'over') renewed++
      }
    }
    const coverage = {
      used: followed,
      dropped: tooRecent,
      why: tooRecent > 0 ? [{ code: 'not-followed', count: tooRecent }] : [],
    }
    if (followed === 0) return { value: null, reason: 'no-pair', coverage }
    const [low, high] = shareInterval(renewed, followed)
    return { value: renewed / followed, parts: { followed, renewed, low, high }, coverage }
  },
})

/**
 * What became of a pair whose collaboration ended in the window: the spell in which it began again in
 * time, `over` where it did not, `too-recent` where nothing ended long enough ago; undefined without an
 * end in the window.
 */
function judgeOf(network: SlicedNetwork, months: number) {
  const window = windowOf(network.slice)
  const { latestDay } = network.whole
  // Few days, many pairs: the calendar is asked once for each day.
  const limits = new Map<number, number>()
  const limitOf = (day: number): number => {
    const limit = limits.get(day) ?? monthsBefore(day, -months)
    limits.set(day, limit)
    return limit
  }
  return (spells: readonly Spell[]): Spell | 'over' | 'too-recent' | undefined => {
    const ends = spells.filter(
      ({ to }) =>
        to < latestDay && (window === undefined || (to >= window.from && to <= window.to)),
    )
    if (ends.length === 0) return undefined
    const known = ends.filter(({ to }) => limitOf(to) <= latestDay)
    if (known.length === 0) return 'too-recent'
    const again = spells.find(({ from }) =>
      known.some(({ to }) => from > to && from <= limitOf(to)),
    )
    return again ?? 'over'
  }
}

export type RenewedPair = { actors: [string, string]; collaboration: string; from: number }

/** The pairs that the measure counts as renewed, by ids, and where they began again: the latest first. */
export function renewedPairs(network: SlicedNetwork, months = MONTHS): RenewedPair[] {
  const history = wholeHistory(network)
  const judge = judgeOf(network, months)
  const idOf = (actor: number): string => history.actorIds[actor] ?? ''
  const found: RenewedPair[] = []
  for (const { a, b, spells } of pairSpells(history)) {
    const judged = judge(spells)
    if (typeof judged !== 'object') continue
    found.push({
      actors: [idOf(a), idOf(b)],
      collaboration: history.collaborationIds[judged.collaboration] ?? '',
      from: judged.from,
    })
  }
  return found.toSorted((x, y) => y.from - x.from)
}
