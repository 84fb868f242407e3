import { Type } from 'typebox'
import { defineNetworkMeasure } from '../measure.ts'
import { kaplanMeier, medianLength } from '../time/kaplan-meier.ts'
import { DAYS_PER_MONTH } from '../time/survival.ts'
import { datedCoverage, datedOfKind, membersAtStart } from './projects.ts'

/**
 * From a project of one actor to a project of actors: of the projects with one actor on their first day,
 * the share that has had two or more since. Support and funders are taken out as the slice says: whoever
 * accompanies a project does not make it a project of several.
 *
 * `parts`: projects begun alone, how many passed, the median months to the first partner (Kaplan & Meier;
 * a project that ended, or reaches the latest date of the data, alone is censored there; null where
 * fewer than half are seen to pass), and how many actors the projects gained on average. Undated
 * projects are left out and counted. Null without a project begun alone. O(participations log). Mission,
 * row 15. Oracle: by hand; the planted truth of the demonstration network.
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
    const durations = alone.map(({ from, to, came }) => {
      const second = came.filter((day) => day > from).reduce((a, b) => Math.min(a, b), Infinity)
      const isPassed = second !== Infinity
      return {
        length: (isPassed ? second : Math.min(to, network.whole.latestDay)) - from,
        ended: isPassed,
      }
    })
    const passed = durations.filter(({ ended }) => ended).length
    const days = medianLength(kaplanMeier(durations))
    const gained = alone.reduce((sum, { members }) => sum + members.length - 1, 0)
    return {
      value: passed / alone.length,
      parts: {
        alone: alone.length,
        passed,
        medianMonths: days === undefined ? null : days / DAYS_PER_MONTH,
        gained: gained / alone.length,
      },
      coverage,
    }
  },
})
