import { buildIncidence } from './incidence.ts'
import { sliceNetwork } from './slice-network.ts'
import type { SlicedNetwork } from './sliced-network.ts'
import type { DatedParticipations, TwoMode } from './two-mode.ts'

/**
 * The same slice of the same network as if some of its actors (by row of the slice) had never been
 * recorded: they are in nothing and in no base. Everybody else stays, with fewer partners. O(whole network).
 */
export function leaveOut(network: SlicedNetwork, isLeftOut: Uint8Array): SlicedNetwork {
  const mask = new Uint8Array(network.whole.packed.actors.ids.length)
  for (let actor = 0; actor < network.actorCount; actor++) {
    if (isLeftOut[actor] === 1) mask[network.actorRows[actor] ?? 0] = 1
  }
  return sliceNetwork(without(network.whole, mask), network.slice, network.territoryCommunes)
}

function without(whole: TwoMode, mask: Uint8Array): TwoMode {
  const { packed, participations, latestDay, filedOn } = whole
  const isKept = (_: number, row: number) => mask[participations.actor[row] ?? 0] !== 1
  const kept: DatedParticipations = {
    actor: participations.actor.filter(isKept),
    collaboration: participations.collaboration.filter(isKept),
    role: participations.role.filter(isKept),
    from: participations.from.filter(isKept),
    to: participations.to.filter(isKept),
  }
  return {
    packed: { ...packed, participations: keepRows(packed.participations, isKept) },
    ...buildIncidence(packed.actors.ids.length, packed.collaborations.ids.length, kept),
    participations: kept,
    latestDay,
    filedOn,
    leftOut: mask,
  }
}

// The same rows hold the same participations in the packed network and in the dated one.
function keepRows(
  packed: TwoMode['packed']['participations'],
  isKept: (_: number, row: number) => boolean,
): TwoMode['packed']['participations'] {
  return {
    actor: packed.actor.filter(isKept),
    collaboration: packed.collaboration.filter(isKept),
    role: packed.role.filter(isKept),
    from: packed.from.filter(isKept),
    to: packed.to.filter(isKept),
    hasEnd: packed.hasEnd.filter(isKept),
    intensity: packed.intensity.filter(isKept),
  }
}
