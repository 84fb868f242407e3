import { Type } from 'typebox'
import { PartialDate } from '../../domain/dates.ts'
import type { Finding, Reason } from '../../domain/findings.ts'
import { memberCount } from '../../network/incidence.ts'
import { project, tieShares } from '../../network/projection.ts'
import { sliceAgain } from '../../network/slice-network.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineNetworkMeasure, type MeasureContext } from '../measure.ts'
import { eiNewman } from '../openness/ei-newman.ts'
import { readKnownTies } from '../openness/known-ties.ts'
import { openEnds } from '../openness/open-ends.ts'
import { readMemberships } from '../openness/memberships.ts'
import { DrawsOption, refuseUnused, WithinOption } from '../openness/null-model.ts'
import { chanceOfChange, type Side } from './change-chance.ts'
import type { Window } from './series.ts'
import { yearsOf } from './years.ts'

const Day = Type.Optional(PartialDate)

/**
 * From one window to another, how much did EI_N change, and what made it change? Four parts that add up
 * to the change exactly:
 *
 * - `composition` = E₂ − E₁: what chance alone would have changed, because other sectors are there.
 * - `newCollaborations` = Σ ω₂ (v − E₂ − R) over those of the second window only.
 * - `departures` = −Σ ω₁ (v − E₁ − R) over those of the first window only.
 * - `opening` = Σ ω₂ (v₂ − E₂ − R) − ω₁ (v₁ − E₁ − R) over those of both: they took in, or lost, actors of
 *   other sectors, or weigh more or less.
 *
 * v is a collaboration's own index (1 − 2 × the internal share of its pairs), ω its share of the weight, so
 * that EI_N = Σ ω v, and R the mean of the two excesses EI_N − E (as Griliches & Regev 1995 for
 * productivity): a collaboration counts for what it has more than usual, and one that comes does not count
 * for being one more. Sums are exact since Σ ω = 1 in both. It describes and explains nothing.
 *
 * Chance: `chanceOfChange`, the labels of all who have a tie in either window being shuffled, each actor with
 * the same in both. `z` is of the whole change; `parts.beyond` the change less `composition`, with its own
 * `beyondSd`. Exact moments, or draws where `nullModel` asks for them, with `p`, and `parts.beyondP`.
 *
 * The windows are options (`firstFrom` …); without, the first and second half of the slice's years, the
 * middle one in the second. Weights as in `ei-newman`; ties of unknown sector are dropped,
 * with `bounds`: the change if all were inside, or all across, in both windows. Null, with the
 * reason, where either window has no EI_N or no expectation. O(ties + Σ n_p²). Oracle: the sum; EI_N of
 * both windows; closed forms where only one thing changes; all orders of the labels for chance.
 */
export const opennessChange = defineNetworkMeasure({
  id: 'openness-change',
  family: 'time',
  unit: 'index',
  isDefault: false,
  options: Type.Object(
    {
      firstFrom: Day,
      firstTo: Day,
      secondFrom: Day,
      secondTo: Day,
      nullModel: Type.Enum(['exact', 'label-permutation'], { default: 'exact' }),
      draws: DrawsOption,
      within: WithinOption,
    },
    { additionalProperties: false },
  ),
  cost: (network) => 10 * project(network).ties,
  compute(network, options, context) {
    refuseUnused(options)
    const windows = windowsOf(network, options)
    if (windows === undefined) return { value: null, reason: 'too-few-windows' }
    const change = changeBetween(network, windows, context)
    if (typeof change === 'string') return { value: null, reason: change }
    const { first, second, collaborations } = change
    const parts = { newCollaborations: 0, opening: 0, departures: 0 }
    for (const { term, value } of collaborations) parts[term] += value
    const value = second.index - first.index
    const beyond = value - (second.expected - first.expected)
    const sides = [first.side, second.side] as const
    const chance = chanceOfChange(sides, { value, beyond }, options, context)
    return {
      value,
      ...chance,
      parts: {
        before: first.index,
        after: second.index,
        composition: second.expected - first.expected,
        ...parts,
        ...chance.parts,
      },
      ...openEnds(first.known, second.known),
    }
  },
})

/** What one collaboration adds to the change, by its row in the whole network. */
export type Contribution = {
  row: number
  term: 'newCollaborations' | 'opening' | 'departures'
  value: number
}

/**
 * Both windows, and what each collaboration adds to the change; with `composition` they make it exactly.
 * The reason instead where either window has no EI_N.
 */
export function changeBetween(
  network: SlicedNetwork,
  windows: readonly [Window, Window],
  context: MeasureContext,
): { first: Look; second: Look; collaborations: Contribution[] } | Reason {
  const first = lookAt(sliceAgain(network, windows[0]), context)
  const second = lookAt(sliceAgain(network, windows[1]), context)
  if (typeof first === 'string') return first
  if (typeof second === 'string') return second
  const usual = (first.index - first.expected + second.index - second.expected) / 2
  const excess = (look: Look, row: number) => {
    const { share = 0, index = 0 } = look.collaborations.get(row) ?? {}
    return share * (index - look.expected - usual)
  }
  const collaborations: Contribution[] = []
  for (const row of second.collaborations.keys()) {
    const value = excess(second, row)
    if (!first.collaborations.has(row)) {
      collaborations.push({ row, term: 'newCollaborations', value })
    } else collaborations.push({ row, term: 'opening', value: value - excess(first, row) })
  }
  for (const row of first.collaborations.keys()) {
    if (second.collaborations.has(row)) continue
    collaborations.push({ row, term: 'departures', value: -excess(first, row) })
  }
  return { first, second, collaborations }
}

type Options = {
  [name in 'firstFrom' | 'firstTo' | 'secondFrom' | 'secondTo']?: string | undefined
}

/** The two windows that options name; without, the halves of the slice's years; undefined with one year. */
export function windowsOf(network: SlicedNetwork, options: Options): [Window, Window] | undefined {
  const { firstFrom, firstTo, secondFrom, secondTo } = options
  if (firstFrom !== undefined || firstTo !== undefined) {
    return [window(firstFrom, firstTo), window(secondFrom, secondTo)]
  }
  const years = yearsOf(network).map((year) => String(year).padStart(4, '0'))
  if (years.length < 2) return undefined
  const half = Math.floor(years.length / 2)
  return [window(years[0], years[half - 1]), window(years[half], years.at(-1))]
}

function window(from: string | undefined, to: string | undefined): Window {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

type Look = {
  /** What the window's EI_N left out for want of a sector. */
  known: Pick<Finding, 'bounds' | 'coverage'>
  side: Side
  index: number
  expected: number
  /** By row of the whole network: its share of the weight of known ties, and its own index. */
  collaborations: Map<number, { share: number; index: number }>
}

function lookAt(network: SlicedNetwork, context: MeasureContext): Look | Reason {
  // Its own chance is the exact one, of those who have a tie, whatever is asked of the change.
  const known = eiNewman.compute(network, { ...context, options: {} })
  const { value, expectation, reason } = known
  if (value === null || typeof expectation !== 'number') return reason ?? 'too-few-actors'
  const memberships = readMemberships(network)
  const { profileOf, shared } = memberships
  const shares = tieShares(network)
  const list: { row: number; weight: number; index: number }[] = []
  for (let p = 0; p < network.collaborationCount; p++) {
    const start = network.collaborationOffsets[p] ?? 0
    const profiles = [
      ...network.collaborationMembers.subarray(start, start + memberCount(network, p)),
    ].flatMap((actor) => (profileOf[actor] === -1 ? [] : [profileOf[actor] ?? 0]))
    let internal = 0
    for (const [place, a] of profiles.entries()) {
      for (const b of profiles.slice(place + 1)) internal += shared[a]?.[b] ?? 0
    }
    const pairs = (profiles.length * (profiles.length - 1)) / 2
    list.push({
      row: network.collaborationRows[p] ?? 0,
      weight: (shares[p] ?? 0) * pairs,
      index: pairs > 0 ? 1 - (2 * internal) / pairs : 0,
    })
  }
  const total = list.reduce((sum, { weight }) => sum + weight, 0)
  const look: Look = {
    known,
    side: { network, memberships, ties: readKnownTies(network, memberships, true) },
    index: value,
    expected: expectation,
    collaborations: new Map(
      list.map(({ row, weight, index }) => [row, { share: weight / total, index }]),
    ),
  }
  return look
}
