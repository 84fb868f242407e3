import { Type } from 'typebox'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { datedCoverage, datedOfKind, membersAtStart } from './projects.ts'

/**
 * Were the projects of several built together, or joined later? Of the projects with two or more actors,
 * support and funders taken out as the slice says, the share that had two or more on their first day.
 *
 * An actor without dates of its own is there from the start. Undated projects are left out and counted.
 * Weights and sectors play no part; isolated actors have no project of several. Null without one.
 * O(participations). Mission, row 3. Oracle: by hand; naive version over records.
 */
export const coConstruction = defineNetworkMeasure({
  id: 'co-construction',
  family: 'mission',
  unit: 'share',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const { dated, undated } = datedOfKind(network, 'project')
    const several = dated.filter(({ members }) => members.length > 1)
    const coverage = datedCoverage(dated.length, undated)
    if (several.length === 0) return { value: null, reason: 'no-collaboration', coverage }
    const together = coConstructed(network).size
    return {
      value: together / several.length,
      parts: { together, joined: several.length - together },
      coverage,
    }
  },
})

/** The dated projects of several (rows of the slice) that had two actors or more on their first day. */
export function coConstructed(network: SlicedNetwork): Set<number> {
  const { dated } = datedOfKind(network, 'project')
  return new Set(dated.filter((project) => membersAtStart(project) > 1).map(({ row }) => row))
}
