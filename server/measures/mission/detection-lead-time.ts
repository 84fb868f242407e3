import { Type } from 'typebox'
import { NO_DAY } from '../../domain/dates.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { fundingsOf } from './fundings.ts'
import { earliest } from './stages.ts'

/**
 * How early are experiments and innovations noticed? The median number of days from the day on which a
 * collaboration was spotted to its first funding or its first application to a call, whichever came first,
 * over those with both.
 *
 * Negative where it was funded, or applied, before anybody spotted it. `parts`: how many were followed, how
 * many of them were spotted before that day (`before`), and of how many it is that of an application
 * (`filed`; the funding where both are of one day). Of a date known to the month or the year the first day
 * counts, on both sides. Applications count whatever became of them. Spotted collaborations with neither
 * a dated funding nor a dated application are left out and counted (`not-funded`): the median says nothing
 * of what was never funded. Actors, support, weights and sectors play no part. Null where nothing was
 * spotted (`not-recorded`), or nothing spotted has such a date (`no-date`). O(fundings + spotted log).
 * Version 1 knew no applications. Mission, row 4. Oracle: by hand; naive version over records.
 */
export const detectionLeadTime = defineNetworkMeasure({
  id: 'detection-lead-time',
  family: 'mission',
  unit: 'days',
  isDefault: false,
  version: 2,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const { leads: found, notFunded } = leadsOf(network)
    const leads = found.map(({ days }) => days)
    const filed = found.filter(({ byFiling }) => byFiling).length
    const coverage = {
      used: leads.length,
      dropped: notFunded,
      why: notFunded > 0 ? [{ code: 'not-funded', count: notFunded }] : [],
    }
    if (leads.length + notFunded === 0) return { value: null, reason: 'not-recorded', coverage }
    if (leads.length === 0) return { value: null, reason: 'no-date', coverage }
    const before = leads.filter((lead) => lead > 0).length
    return { value: medianOf(leads), parts: { followed: leads.length, before, filed }, coverage }
  },
})

/** A spotted collaboration (its row in the slice), and by how many days that was early. */
export type Lead = { row: number; days: number; byFiling: boolean }

/** Of the spotted collaborations those that were funded or applied since, and how many were not. */
export function leadsOf(network: SlicedNetwork): { leads: Lead[]; notFunded: number } {
  const { spottedOn } = network.whole.packed.collaborations
  const { filedOn } = network.whole
  const leads: Lead[] = []
  let notFunded = 0
  for (const [p, row] of network.collaborationRows.entries()) {
    const spotted = spottedOn[row] ?? NO_DAY
    if (spotted === NO_DAY) continue
    const funding = fundingsOf(network, p).reduce((day, { on }) => earliest(day, on), NO_DAY)
    const first = earliest(funding, filedOn[row] ?? NO_DAY)
    if (first === NO_DAY) notFunded++
    else leads.push({ row: p, days: first - spotted, byFiling: first !== funding })
  }
  return { leads, notFunded }
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0]
  return (low + high) / 2
}
