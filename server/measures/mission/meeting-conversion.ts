import { Type } from 'typebox'
import { monthsBefore } from '../../network/days.ts'
import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { wholeHistory } from '../time/pair-spells.ts'
import { DAYS_PER_MONTH } from '../time/survival.ts'
import { datedOfKind, type Dated } from './projects.ts'

/**
 * Do meetings lead to projects? Of the pairs of actors who met in an action without having had a project
 * together before, the share that began one together within `months` (24) after they first met.
 *
 * A pair that first met less than `months` before the latest date of the data is left out, whatever it
 * did since, and counted (`not-followed`). A project begun on the day of the meeting, or before it, is
 * not its effect. `parts`: pairs followed and converted; `usual`, the share of the pairs of actors who
 * never met in an action that would begin a first project in as many months, at the pace of the years
 * from the first action on; and `lift`, how many times more often pairs that met do. It compares and
 * proves nothing: those who would work together anyway also meet. With a window, meetings in it; what
 * follows is looked for to the end of the data. Undated collaborations are in none. Null without a pair
 * to follow. O(Σ n_p²). Mission, row 2. Oracle: by hand; naive version over records.
 */
export const meetingConversion = defineNetworkMeasure({
  id: 'meeting-conversion',
  family: 'mission',
  unit: 'share',
  isDefault: false,
  options: Type.Object(
    { months: Type.Integer({ default: 24, minimum: 1, maximum: 240 }) },
    { additionalProperties: false },
  ),
  cost: (network) => 40 * project(network).ties,
  compute(network, { months }) {
    const { history, met, begun, pairs } = followPairs(network, months)
    const followed = pairs.filter(({ fate }) => fate !== 'too-recent').length
    const converted = pairs.filter(({ fate }) => fate === 'converted').length
    const tooRecent = pairs.length - followed
    const why = tooRecent > 0 ? [{ code: 'not-followed', count: tooRecent }] : []
    const coverage = { used: followed, dropped: tooRecent, why }
    if (followed === 0) return { value: null, reason: 'no-pair', coverage }
    const value = converted / followed
    const usual = usualShare(history, met, begun, months)
    const lift = usual > 0 ? value / usual : null
    return { value, parts: { followed, converted, usual, lift }, coverage }
  },
})

/** A pair as `firstDays` numbers it, the day on which it first met, and what came of that. */
type Followed = { pair: number; day: number; fate: 'converted' | 'not' | 'too-recent' }

function followPairs(network: SlicedNetwork, months: number) {
  const history = wholeHistory(network)
  project(history)
  const met = firstDays(history, datedOfKind(history, 'action').dated)
  const begun = firstDays(history, datedOfKind(history, 'project').dated)
  const asked = history === network ? met : firstDays(history, meetingsOf(network, history))
  const pairs: Followed[] = []
  for (const [pair, day] of asked) {
    const first = begun.get(pair) ?? Infinity
    if (first <= day || (met.get(pair) ?? day) < day) continue
    const until = monthsBefore(day, -months)
    const isRecent = until > network.whole.latestDay
    pairs.push({ pair, day, fate: isRecent ? 'too-recent' : first <= until ? 'converted' : 'not' })
  }
  return { history, met, begun, pairs }
}

/** Two actors who met and then began a project together, by ids. */
export type ConvertedPair = { actors: [string, string]; met: number; project: string }

/** The pairs that the measure counts as converted, and their first project, the latest met first. */
export function convertedPairs(network: SlicedNetwork, months: number): ConvertedPair[] {
  const { history, begun, pairs } = followPairs(network, months)
  const { actorCount, actorIds, collaborationIds } = history
  const wanted = new Map(
    pairs.filter(({ fate }) => fate === 'converted').map((one) => [one.pair, one]),
  )
  const found = new Map<number, ConvertedPair>()
  for (const dated of datedOfKind(history, 'project').dated) {
    for (const [pair, day] of firstDays(history, [dated])) {
      const one = wanted.get(pair)
      if (one === undefined || found.has(pair) || begun.get(pair) !== day) continue
      const [a, b] = [Math.floor(pair / actorCount), pair % actorCount]
      found.set(pair, {
        actors: [actorIds[a] ?? '', actorIds[b] ?? ''],
        met: one.day,
        project: collaborationIds[dated.row] ?? '',
      })
    }
  }
  return [...found.values()].toSorted((a, b) => b.met - a.met)
}

/** The dated actions of the window, in the rows of the whole history. */
function meetingsOf(network: SlicedNetwork, history: SlicedNetwork): Dated[] {
  const inWindow = new Set(network.collaborationRows)
  return datedOfKind(history, 'action').dated.filter(({ row }) =>
    inWindow.has(history.collaborationRows[row] ?? -1),
  )
}

/** For each pair, the first day on which both are in one of the collaborations. */
function firstDays(network: SlicedNetwork, list: readonly Dated[]): Map<number, number> {
  const days = new Map<number, number>()
  for (const { members, came, from } of list) {
    for (const [place, a] of members.entries()) {
      for (let other = place + 1; other < members.length; other++) {
        const pair = a * network.actorCount + (members[other] ?? 0)
        const day = Math.max(from, came[place] ?? from, came[other] ?? from)
        days.set(pair, Math.min(days.get(pair) ?? Infinity, day))
      }
    }
  }
  return days
}

/** The share of the pairs that never met that would begin a first project in so many months. */
function usualShare(
  network: SlicedNetwork,
  met: ReadonlyMap<number, number>,
  begun: ReadonlyMap<number, number>,
  months: number,
): number {
  const since = [...met.values()].reduce((a, b) => Math.min(a, b), Infinity)
  const period = (network.whole.latestDay - since + 1) / DAYS_PER_MONTH
  let before = 0
  let during = 0
  for (const [pair, day] of begun) {
    if (met.has(pair)) continue
    if (day < since) before++
    else during++
  }
  const active = [...network.actorRows.keys()].filter(
    (actor) => network.actorOffsets[actor] !== network.actorOffsets[actor + 1],
  ).length
  const pairs = (active * (active - 1)) / 2 - met.size - before
  return pairs > 0 ? Math.min(1, (during / pairs) * (months / period)) : 0
}
