import { Type } from 'typebox'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { shareInterval } from '../chance/wilson.ts'
import { defineNetworkMeasure } from '../measure.ts'
import {
  kaplanMeier,
  medianLength,
  survivalAt,
  survivalBand,
  type Duration,
} from '../time/kaplan-meier.ts'
import { DAYS_PER_MONTH } from '../time/survival.ts'
import { datedCoverage, datedOfKind, membersAtStart, type Dated } from './projects.ts'

/**
 * From a project of one actor to a project of actors: of the projects with one actor on their first day,
 * the share that has had two or more since. Support and funders are taken out as the slice says: whoever
 * accompanies a project does not make it a project of several.
 *
 * `parts`: projects begun alone, how many passed, the median months to the first partner (Kaplan & Meier;
 * a project that ended, or reaches the latest date of the data, alone is censored there; null where
 * fewer than half are seen to pass), how many actors the projects gained on average, and `low` and
 * `high`, between which the share lies with 95 % if projects are independent. Undated
 * projects are left out and counted. Null without a project begun alone. O(participations log). Mission,
 * row 15. Oracle: by hand; naive version over records; the planted truth of the demonstration network.
 */
export const passage = defineNetworkMeasure({
  id: 'passage',
  family: 'mission',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const { dated, undated } = datedOfKind(network, 'project')
    const alone = dated.filter((project) => membersAtStart(project) === 1)
    const coverage = datedCoverage(dated.length, undated)
    if (alone.length === 0) return { value: null, reason: 'no-collaboration', coverage }
    const durations = alone.map((project) => timeAlone(project, network))
    const passed = durations.filter(({ ended }) => ended).length
    const days = medianLength(kaplanMeier(durations))
    const [low, high] = shareInterval(passed, alone.length)
    const gained = alone.reduce((sum, { members }) => sum + members.length - 1, 0)
    return {
      value: passed / alone.length,
      parts: {
        alone: alone.length,
        passed,
        medianMonths: days === undefined ? null : days / DAYS_PER_MONTH,
        gained: gained / alone.length,
        low,
        high,
      },
      coverage,
    }
  },
})

/** How long a project begun by one actor had no other, in days, and whether one came. */
export function timeAlone({ from, to, came }: Dated, network: SlicedNetwork): Duration {
  const second = came.filter((day) => day > from).reduce((a, b) => Math.min(a, b), Infinity)
  return second === Infinity
    ? { length: Math.min(to, network.whole.latestDay) - from, ended: false }
    : { length: second - from, ended: true }
}

/** A longer wait than this is drawn no further. */
const MOST_MONTHS = 60

export type PassageMonth = { month: number; share: number; low: number; high: number }

/**
 * The share of the projects of one actor that have had a second one by each month after their beginning:
 * 1 − the estimate of Kaplan and Meier, with its 95 % band, as long as some are followed. Empty without
 * a dated project begun alone.
 */
export function passageByMonth(network: SlicedNetwork): PassageMonth[] {
  const durations = datedOfKind(network, 'project')
    .dated.filter((project) => membersAtStart(project) === 1)
    .map((project) => timeAlone(project, network))
  if (durations.length === 0) return []
  const steps = kaplanMeier(durations)
  const longest = durations.reduce((most, { length }) => Math.max(most, length), 0)
  const months = Math.min(MOST_MONTHS, Math.ceil(longest / DAYS_PER_MONTH))
  return Array.from({ length: months + 1 }, (_, month) => {
    const days = month * DAYS_PER_MONTH
    const [low, high] = survivalBand(steps, days)
    return { month, share: 1 - survivalAt(steps, days), low: 1 - high, high: 1 - low }
  })
}
