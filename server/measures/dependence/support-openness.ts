import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import { sliceAgain } from '../../network/slice-network.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { openEnds } from '../openness/open-ends.ts'
import { eiNewman } from '../openness/ei-newman.ts'

/**
 * Is the openness between sectors that of those who accompany and fund? EI_N with their participations
 * less EI_N without them: above 0, they are a part of it.
 *
 * `parts`: both. Support actors have a sector like others. Options, weights and unknown sectors as in
 * `ei-newman`, by its defaults. Which of the two the slice asks for plays no part. Null without any
 * support participation in the slice, and where either EI_N is. O(ties + profiles²), twice. Mission,
 * row 1. `bounds`: with the ties of unknown sector all inside, or all across, in both. Oracle: `ei-newman` of the two slices.
 */
export const supportOpenness = defineNetworkMeasure({
  id: 'support-openness',
  family: 'dependence',
  unit: 'index',
  isDefault: false,
  options: Type.Object({}),
  cost: (network) => 4 * project(network).ties,
  compute(network, _options, context) {
    const without = sliceAgain(network, { support: 'exclude' })
    const including = sliceAgain(network, { support: 'include' })
    if (including.coverage.kept === without.coverage.kept) {
      return { value: null, reason: 'no-support-participation' }
    }
    const less = eiNewman.compute(without, context)
    const more = eiNewman.compute(including, context)
    const parts = { with: more.value, without: less.value }
    if (less.value === null || more.value === null) {
      return { value: null, reason: less.reason ?? more.reason ?? 'no-tie', parts }
    }
    return { value: more.value - less.value, parts, ...openEnds(less, more) }
  },
})
