import { Type } from 'typebox'
import { findComponents } from '../../network/components.ts'
import { project } from '../../network/projection.ts'
import { sliceAgain } from '../../network/slice-network.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { findSupportOnly } from '../isolation/support-only.ts'
import { defineNetworkMeasure } from '../measure.ts'

/**
 * Would the network hold without those who accompany and fund it? 1 − L⁻ / L⁺, where L is the number of
 * actors, support actors themselves left out, in the component that holds most of them: L⁻ without the
 * participations of support and funders, L⁺ with them. 0: it holds as it is; towards 1: it falls apart.
 *
 * `parts`: both shares of the actors (`without`, `with`), how many fall off (`lost` = L⁺ − L⁻) and how
 * many actors have only ties to support (`supportOnly`). Weights and sectors are not used; isolated
 * actors are in the shares' denominator, the base without support actors. Which of the two the slice
 * itself asks for plays no part. Null without any support participation in the slice, and without any
 * tie. O(actors + ties), twice. Oracle: by hand, and the planted truth of the demonstration network.
 */
export const supportDependence = defineNetworkMeasure({
  id: 'support-dependence',
  family: 'dependence',
  unit: 'share',
  options: Type.Object({}),
  cost: (network) => 4 * project(network).ties,
  compute(network) {
    const includes = network.slice.support === 'include'
    const without = includes ? sliceAgain(network, { support: 'exclude' }) : network
    const withSupport = includes ? network : sliceAgain(network, { support: 'include' })
    if (without.coverage.dropped.support === undefined || !hasSupport(withSupport, without)) {
      return { value: null, reason: 'no-support-participation' }
    }
    if (without.actorCount === 0) return { value: null, reason: 'no-actor' }
    if (project(withSupport).ties === 0) return { value: null, reason: 'no-tie' }
    const isPlain = new Uint8Array(network.whole.actorCount)
    for (const row of without.actorRows) isPlain[row] = 1
    const more = largestOf(withSupport, isPlain)
    const less = largestOf(without, isPlain)
    const only = findSupportOnly(without)
    return {
      value: 1 - less / more,
      parts: {
        with: more / without.actorCount,
        without: less / without.actorCount,
        lost: more - less,
        supportOnly: only.reduce(
          (sum, one, actor) => sum + one * (without.isCounted[actor] ?? 0),
          0,
        ),
      },
    }
  },
})

/** Whether the window, the kinds and the territory leave any of the participations that were dropped. */
function hasSupport(withSupport: SlicedNetwork, without: SlicedNetwork): boolean {
  return withSupport.coverage.kept > without.coverage.kept
}

/** The most actors marked plain that one component holds. */
function largestOf(network: SlicedNetwork, isPlain: Uint8Array): number {
  const { componentOf, count } = findComponents(project(network))
  const sizes = new Int32Array(count)
  for (const [actor, component] of componentOf.entries()) {
    sizes[component] = (sizes[component] ?? 0) + (isPlain[network.actorRows[actor] ?? 0] ?? 0)
  }
  return sizes.reduce((a, b) => Math.max(a, b), 0)
}
