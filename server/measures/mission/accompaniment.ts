import { Type } from 'typebox'
import { NO_DAY } from '../../domain/dates.ts'
import { ROLES } from '../../domain/records.ts'
import { windowOf } from '../../network/days.ts'
import { project } from '../../network/projection.ts'
import { sliceAgain } from '../../network/slice-network.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineNetworkMeasure } from '../measure.ts'

const SUPPORT = ROLES.indexOf('support')

/**
 * Whom does the accompaniment reach? The share of the counted actors that are in a collaboration with
 * somebody else in the role of support, or with a named support actor. Who supports a collaboration alone
 * is not accompanied in it.
 *
 * `parts`: how many, and the share among those who have no tie without support (`isolated`, null where
 * there is none): they are the ones it is for. Funding alone is no accompaniment. The base is that of the
 * slice without support, whichever the slice asks for. Weights and sectors play no part. Null without any
 * support participation in the slice. O(participations). Version 1 took who supports for accompanied.
 * Mission, row 6. Oracle: by hand; naive version over records.
 */
export const accompaniment = defineNetworkMeasure({
  id: 'accompaniment',
  family: 'mission',
  unit: 'share',
  isDefault: false,
  version: 2,
  options: Type.Object({}),
  cost: () => 0,
  compute(network) {
    const base =
      network.slice.support === 'include' ? sliceAgain(network, { support: 'exclude' }) : network
    const reached = reachedBySupport(sliceAgain(network, { support: 'include' }), base)
    if (reached === undefined) return { value: null, reason: 'no-support-participation' }
    if (base.countedActors === 0) return { value: null, reason: 'no-actor' }
    const { offsets } = project(base)
    let accompanied = 0
    let isolated = 0
    let both = 0
    for (const [actor, row] of base.actorRows.entries()) {
      if (base.isCounted[actor] !== 1) continue
      const isAlone = offsets[actor] === offsets[actor + 1]
      if (isAlone) isolated++
      if (!reached.has(row)) continue
      accompanied++
      if (isAlone) both++
    }
    return {
      value: accompanied / base.countedActors,
      parts: { accompanied, isolated: isolated > 0 ? both / isolated : null },
    }
  },
})

/** Rows of the whole network of those with support beside them; undefined where nobody supports. */
function reachedBySupport(network: SlicedNetwork, base: SlicedNetwork): Set<number> | undefined {
  const { participations, packed } = network.whole
  const named = new Set(packed.network.supportActorIds)
  const isInSlice = new Uint8Array(network.whole.collaborationCount)
  for (const row of network.collaborationRows) isInSlice[row] = 1
  const window = windowOf(network.slice)
  // Who supported before or after the window supports nobody in it.
  const isActive = (row: number) =>
    window === undefined ||
    ((participations.from[row] ?? NO_DAY) !== NO_DAY &&
      (participations.from[row] ?? NO_DAY) <= window.to &&
      (participations.to[row] ?? NO_DAY) >= window.from)
  const supportersOf = new Map<number, Set<number>>()
  for (const [row, p] of participations.collaboration.entries()) {
    const id = packed.actors.ids[participations.actor[row] ?? 0] ?? ''
    if (isInSlice[p] !== 1 || !isActive(row)) continue
    if (participations.role[row] !== SUPPORT && !named.has(id)) continue
    const supporters = supportersOf.get(p) ?? new Set()
    supportersOf.set(p, supporters.add(participations.actor[row] ?? 0))
  }
  if (supportersOf.size === 0) return undefined
  const plain = new Set(base.actorRows)
  const reached = new Set<number>()
  for (const [p, whole] of network.collaborationRows.entries()) {
    const supporters = supportersOf.get(whole)
    if (supporters === undefined) continue
    const start = network.collaborationOffsets[p]
    for (const actor of network.collaborationMembers.subarray(
      start,
      network.collaborationOffsets[p + 1],
    )) {
      const row = network.actorRows[actor] ?? 0
      const isByOthers = supporters.size > 1 || !supporters.has(row)
      if (plain.has(row) && isByOthers) reached.add(row)
    }
  }
  return reached
}
