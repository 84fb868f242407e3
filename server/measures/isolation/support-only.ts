import { project } from '../../network/projection.ts'
import { sliceAgain } from '../../network/slice-network.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'

/**
 * 1 for each actor whose only partners are support actors: it has a tie when the participations of
 * support and funders are in, and none when they are out. The answer does not depend on which of the
 * two the slice itself says.
 */
export function findSupportOnly(network: SlicedNetwork): Uint8Array {
  const found = new Uint8Array(network.actorCount)
  const without =
    network.slice.support === 'include' ? sliceAgain(network, { support: 'exclude' }) : network
  if (without.coverage.dropped.support === undefined) return found
  const withSupport =
    network.slice.support === 'include' ? network : sliceAgain(network, { support: 'include' })
  const tiedWith = tiedRows(withSupport)
  const tiedWithout = tiedRows(without)
  const isPlain = new Uint8Array(network.whole.actorCount)
  for (const row of without.actorRows) isPlain[row] = 1
  return found.map((_, actor) => {
    const row = network.actorRows[actor] ?? 0
    return isPlain[row] === 1 && tiedWith[row] === 1 && tiedWithout[row] === 0 ? 1 : 0
  })
}

/** 1 for each row of the whole network that has a tie in the slice. */
function tiedRows(network: SlicedNetwork): Uint8Array {
  const { offsets } = project(network)
  const tied = new Uint8Array(network.whole.actorCount)
  for (const [actor, row] of network.actorRows.entries()) {
    if (offsets[actor] !== offsets[actor + 1]) tied[row] = 1
  }
  return tied
}
