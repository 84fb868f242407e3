import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import { sliceAgain } from '../../network/slice-network.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineNetworkMeasure } from '../measure.ts'

/**
 * How many would be isolated without those who accompany and fund? The counted actors without tie when
 * participations of support and funders are out, less those without tie when they are in.
 *
 * `parts`: both numbers (`without`, `with`), of the same actors: those counted in the slice without
 * support, hence no support actor. Actors of whom nothing is recorded are in both, and so not in the
 * value. Which of the two the slice asks for plays no part. Weights and sectors play no part. Null
 * without any support participation in the slice. O(ties), twice. Mission, row 1. Oracle: by hand;
 * partners counted from the definition.
 */
export const isolatesWithoutSupport = defineNetworkMeasure({
  id: 'isolates-without-support',
  family: 'dependence',
  unit: 'count',
  isDefault: false,
  options: Type.Object({}),
  cost: (network) => 4 * project(network).ties,
  compute(network) {
    const without = sliceAgain(network, { support: 'exclude' })
    const including = sliceAgain(network, { support: 'include' })
    if (including.coverage.kept === without.coverage.kept) {
      return { value: null, reason: 'no-support-participation' }
    }
    if (without.countedActors === 0) return { value: null, reason: 'no-actor' }
    const tiedWithout = tiedRows(without)
    const tiedWith = tiedRows(including)
    const parts = { without: 0, with: 0 }
    for (const [actor, row] of without.actorRows.entries()) {
      if (without.isCounted[actor] !== 1) continue
      if (!tiedWithout.has(row)) parts.without++
      if (!tiedWith.has(row)) parts.with++
    }
    return { value: parts.without - parts.with, parts }
  },
})

/** Rows of the whole network that have a tie in the slice. */
function tiedRows(network: SlicedNetwork): Set<number> {
  const { offsets } = project(network)
  return new Set(network.actorRows.filter((_, actor) => offsets[actor] !== offsets[actor + 1]))
}
