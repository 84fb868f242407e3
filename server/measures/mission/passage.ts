import { Type } from 'typebox'
import { NO_DAY } from '../../domain/dates.ts'
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
import { datedOfKind, membersAtStart, type Dated } from './projects.ts'

/**
 * From a project of one actor to a project of actors: of the projects with one actor on their first day,
 * the share that has had two or more since. Support and funders are taken out as the slice says: whoever
 * accompanies a project does not make it a project of several.
 *
 * `since: 'filing'` counts from the day on which a project first applied to a call instead, of those that
 * did: how many had one actor then. Whoever came by that day is there on it; where nobody had come yet,
 * the day on which the first one came counts. Those without a dated application are left out and counted
 * (`no-filing`).
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
  options: Type.Object(
    { since: Type.Enum(['beginning', 'filing'], { default: 'beginning' }) },
    { additionalProperties: false },
  ),
  cost: () => 0,
  compute(network, { since }) {
    const { dated, undated } = datedOfKind(network, 'project')
    const followed = since === 'filing' ? fromFiling(dated, network) : dated
    const alone = followed.filter((project) => membersAtStart(project) === 1)
    const why = [
      { code: 'no-date', count: undated },
      { code: 'no-filing', count: dated.length - followed.length },
    ].filter(({ count }) => count > 0)
    const dropped = why.reduce((sum, { count }) => sum + count, 0)
    const coverage = { used: followed.length, dropped, why }
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

/** The projects that applied to a call, as if they had begun that day, or later where nobody had come. */
function fromFiling(projects: readonly Dated[], { whole, collaborationRows }: SlicedNetwork) {
  return projects.flatMap((project): Dated[] => {
    const filed = whole.filedOn[collaborationRows[project.row] ?? 0] ?? NO_DAY
    const first = project.came.reduce((a, b) => Math.min(a, b), Infinity)
    return filed === NO_DAY ? [] : [{ ...project, from: Math.max(filed, first) }]
  })
}

/** How long a project begun by one actor had no other, in days, and whether one came. */
export function timeAlone({ from, to, came }: Dated, network: SlicedNetwork): Duration {
  const second = came.filter((day) => day > from).reduce((a, b) => Math.min(a, b), Infinity)
  return second === Infinity
    ? { length: Math.max(0, Math.min(to, network.whole.latestDay) - from), ended: false }
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
