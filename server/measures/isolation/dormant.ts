import { isoDay, NO_DAY } from '../../domain/dates.ts'
import type { Slice } from '../../domain/slice.ts'
import { monthsBefore, windowOf } from '../../network/days.ts'
import { memberCount } from '../../network/incidence.ts'
import { project } from '../../network/projection.ts'
import { sliceNetwork } from '../../network/slice-network.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'

/**
 * 1 for each actor whose ties are over. In a window with a beginning: no tie in it, and one before it.
 * Otherwise: ties, all of them dated, and none active in the `dormantAfterMonths` before `asOf`; such
 * an actor still has its ties in the slice. A tie is active while its collaboration is.
 */
export function findDormant(network: SlicedNetwork): Uint8Array {
  const window = windowOf(network.slice)
  if (window !== undefined && window.from !== -Infinity) {
    const hadTie = tiedIn(network, { to: isoDay(window.from - 1) })
    return mask(network, (actor) => !hasTie(network, actor) && hadTie(actor))
  }
  if (network.asOf === NO_DAY) return new Uint8Array(network.actorCount)
  const { dormantAfterMonths } = network.whole.packed.network
  const since = monthsBefore(network.asOf, dormantAfterMonths)
  const isActive = tiedIn(network, { from: isoDay(since), to: isoDay(network.asOf) })
  const isUndated = undatedTies(network)
  return mask(
    network,
    (actor) => hasTie(network, actor) && isUndated[actor] !== 1 && !isActive(actor),
  )
}

/** Whether an actor of the slice has a tie in another window of it; filters of actors do not count. */
function tiedIn(
  network: SlicedNetwork,
  window: { from?: string; to: string },
): (actor: number) => boolean {
  const { from: _from, to: _to, actors: _actors, minCollaborations: _min, ...rest } = network.slice
  const slice: Slice = { ...rest, ...window }
  const other = sliceNetwork(network.whole, slice, network.territoryCommunes)
  const hasTieByRow = new Uint8Array(network.whole.actorCount)
  for (const [actor, row] of other.actorRows.entries()) {
    if (hasTie(other, actor)) hasTieByRow[row] = 1
  }
  return (actor) => hasTieByRow[network.actorRows[actor] ?? 0] === 1
}

/** 1 for actors in a collaboration of several in which somebody's participation has no date. */
function undatedTies(network: SlicedNetwork): Uint8Array {
  const { participations } = network.whole
  const isUndated = new Uint8Array(network.whole.collaborationCount)
  for (let row = 0; row < participations.from.length; row++) {
    if (participations.from[row] === NO_DAY) isUndated[participations.collaboration[row] ?? 0] = 1
  }
  const found = new Uint8Array(network.actorCount)
  for (let p = 0; p < network.collaborationCount; p++) {
    if (isUndated[network.collaborationRows[p] ?? 0] !== 1 || memberCount(network, p) < 2) continue
    const end = network.collaborationOffsets[p + 1] ?? 0
    for (let k = network.collaborationOffsets[p] ?? 0; k < end; k++) {
      found[network.collaborationMembers[k] ?? 0] = 1
    }
  }
  return found
}

function hasTie(network: SlicedNetwork, actor: number): boolean {
  const { offsets } = project(network)
  return offsets[actor] !== offsets[actor + 1]
}

function mask(network: SlicedNetwork, test: (actor: number) => boolean): Uint8Array {
  return new Uint8Array(network.actorCount).map((_, actor) => (test(actor) ? 1 : 0))
}
