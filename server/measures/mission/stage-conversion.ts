import { Type } from 'typebox'
import { NO_DAY } from '../../domain/dates.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { shareInterval } from '../chance/wilson.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { kaplanMeier, medianLength, type Duration } from '../time/kaplan-meier.ts'
import { DAYS_PER_MONTH } from '../time/survival.ts'
import { earliest, lastDayWithStages, stagesOf, type Reached } from './stages.ts'

type Course = { isConverted: boolean; isAbandoned: boolean; duration: Duration | undefined }

/**
 * Do experiments lead on? Of the collaborations that were an experiment, the share that has reached
 * deployment or the sustained stage since. A stage dated before the experiment is not its effect; one
 * without a date is, as the record says no more.
 *
 * `parts`: experiments, converted, abandoned (not counting those converted), `medianMonths` from
 * experiment to the first of the two stages, how many of the experiments are dated well enough for it
 * (`timed`), and `low` and `high`, between which the share lies with 95 % if experiments are
 * independent. The median is that of Kaplan & Meier: an experiment still going on is censored at the
 * latest day of the data, stages included; an abandoned one on the day when it was, so the median says
 * how long those take that are not given up, and the share what becomes of all. It is null where fewer
 * than half are seen to convert.
 *
 * A window keeps the collaborations active in it, with their stages to the end of the data. Collaborations
 * without a stage are left out and counted (`no-stage`). Actors, support, weights and sectors play no
 * part. Null without a stage (`not-recorded`), or without an experiment (`not-applicable`).
 * O(stages log). Kaplan & Meier 1958. Mission, row 4. Oracle: by hand; naive version on small networks.
 */
export const stageConversion = defineNetworkMeasure({
  id: 'stage-conversion',
  family: 'mission',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const staged = stagesBySlice(network)
    const dropped = network.collaborationCount - staged.length
    const coverage = {
      used: staged.length,
      dropped,
      why: dropped > 0 ? [{ code: 'no-stage', count: dropped }] : [],
    }
    if (network.collaborationCount === 0) {
      return { value: null, reason: 'no-collaboration', coverage }
    }
    if (staged.length === 0) return { value: null, reason: 'not-recorded', coverage }
    const lastDay = lastDayWithStages(network)
    const courses = staged
      .filter((reached) => reached.has('experiment'))
      .map((reached) => courseOf(reached, lastDay))
    if (courses.length === 0) return { value: null, reason: 'not-applicable', coverage }
    const converted = courses.filter(({ isConverted }) => isConverted).length
    const timed = courses.flatMap(({ duration }) => duration ?? [])
    const days = medianLength(kaplanMeier(timed))
    const [low, high] = shareInterval(converted, courses.length)
    return {
      value: converted / courses.length,
      parts: {
        experiments: courses.length,
        converted,
        abandoned: courses.filter(({ isAbandoned }) => isAbandoned).length,
        timed: timed.length,
        medianMonths: days === undefined ? null : days / DAYS_PER_MONTH,
        low,
        high,
      },
      coverage,
    }
  },
})

function stagesBySlice(network: SlicedNetwork): Reached[] {
  return Array.from({ length: network.collaborationCount }, (_, p) => stagesOf(network, p)).filter(
    ({ size }) => size > 0,
  )
}

/** The experiments that led on, by their rows in the slice. */
export function convertedExperiments(network: SlicedNetwork): number[] {
  const lastDay = lastDayWithStages(network)
  return Array.from({ length: network.collaborationCount }, (_, p) => p).filter((p) => {
    const reached = stagesOf(network, p)
    return reached.has('experiment') && courseOf(reached, lastDay).isConverted
  })
}

function courseOf(reached: Reached, lastDay: number): Course {
  const begun = reached.get('experiment') ?? NO_DAY
  const isAfter = (day: number) => day === NO_DAY || begun === NO_DAY || day >= begun
  const later = [reached.get('deployment'), reached.get('sustained')].filter(
    (day) => day !== undefined && isAfter(day),
  )
  const given = reached.get('abandoned')
  if (later.length > 0) {
    const day = later.reduce<number>((first, one) => earliest(first, one ?? NO_DAY), NO_DAY)
    return { isConverted: true, isAbandoned: false, duration: lasting(begun, day, true) }
  }
  const isAbandoned = given !== undefined && isAfter(given)
  const until = isAbandoned ? given : lastDay
  return { isConverted: false, isAbandoned, duration: lasting(begun, until, false) }
}

function lasting(from: number, to: number, ended: boolean): Duration | undefined {
  return from === NO_DAY || to === NO_DAY ? undefined : { length: to - from, ended }
}
