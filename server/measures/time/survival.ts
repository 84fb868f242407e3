import { Type } from 'typebox'
import { windowOf } from '../../network/days.ts'
import { project } from '../../network/projection.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { kaplanMeier, medianLength, survivalAt, type Duration } from './kaplan-meier.ts'
import { pairSpells, wholeHistory, type Spell } from './pair-spells.ts'

/** Mean length of a month in days (Gregorian). */
export const DAYS_PER_MONTH = 30.436875

/**
 * How long do two actors work together without a break? The median over the spells of pairs, by Kaplan
 * and Meier: spells that touch or overlap, of one collaboration or several, are one; a spell that reaches
 * the latest date of the data is not seen to end, and is censored there.
 *
 * In months; null (`no-pair`) without a dated pair, and with `censored` where fewer than half the spells
 * are seen to end. `parts`: share still together after 1, 2, 3 and 5 years, spells, and how many ended.
 * A window keeps the spells that begin in it, followed to the end of the data. A collaboration without an
 * end date ends as `missingEnd` says, which the method repeats. Weights and sectors play no part;
 * undated participations are in none. O(Σ n_p² log). Kaplan & Meier 1958. Oracle: the
 * published leukaemia trial of Freireich et al. 1963; closed form where nothing is censored.
 */
export const tieSurvival = defineNetworkMeasure({
  id: 'tie-survival',
  family: 'time',
  unit: 'months',
  isDefault: false,
  options: Type.Object({}),
  cost: (network) => 40 * project(network).ties,
  compute(network) {
    const window = windowOf(network.slice)
    const { latestDay } = network.whole
    const durations: Duration[] = []
    for (const { spells } of pairSpells(wholeHistory(network))) {
      for (const { from, to } of joined(spells)) {
        if (window !== undefined && (from < window.from || from > window.to)) continue
        durations.push({ length: Math.min(to, latestDay) - from + 1, ended: to < latestDay })
      }
    }
    if (durations.length === 0) return { value: null, reason: 'no-pair' }
    const steps = kaplanMeier(durations)
    const days = medianLength(steps)
    const parts = {
      after1: survivalAt(steps, 12 * DAYS_PER_MONTH),
      after2: survivalAt(steps, 24 * DAYS_PER_MONTH),
      after3: survivalAt(steps, 36 * DAYS_PER_MONTH),
      after5: survivalAt(steps, 60 * DAYS_PER_MONTH),
      spells: durations.length,
      ended: durations.filter(({ ended }) => ended).length,
    }
    if (days === undefined) return { value: null, reason: 'censored', parts }
    return { value: days / DAYS_PER_MONTH, parts }
  },
})

/** Spells in the order of their beginning, those that touch or overlap joined. */
function joined(spells: readonly Spell[]): { from: number; to: number }[] {
  const list: { from: number; to: number }[] = []
  for (const { from, to } of spells) {
    const last = list.at(-1)
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to)
    else list.push({ from, to })
  }
  return list
}
