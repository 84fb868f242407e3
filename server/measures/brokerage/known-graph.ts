import type { Rows } from '../../network/components.ts'
import { accumulate } from '../../network/incidence.ts'
import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import type { Memberships } from '../openness/memberships.ts'

/** The ties whose two ends have a known sector, in rows of the slice's actors. */
export type KnownGraph = Rows & { weights: Float64Array; actorCount: number; ties: number }

/** O(actors + ties). */
export function readKnownGraph(network: SlicedNetwork, { profileOf }: Memberships): KnownGraph {
  const { actorCount, offsets, neighbours, weights } = project(network)
  const kept = new Int32Array(neighbours.length)
  const keptWeights = new Float64Array(neighbours.length)
  const starts = new Int32Array(actorCount + 1)
  let next = 0
  for (let actor = 0; actor < actorCount; actor++) {
    const end = profileOf[actor] === -1 ? 0 : (offsets[actor + 1] ?? 0)
    const before = next
    for (let k = offsets[actor] ?? 0; k < end; k++) {
      const partner = neighbours[k] ?? 0
      if (profileOf[partner] === -1) continue
      keptWeights[next] = weights[k] ?? 0
      kept[next++] = partner
    }
    starts[actor + 1] = next - before
  }
  accumulate(starts)
  return {
    actorCount,
    ties: next / 2,
    offsets: starts,
    neighbours: kept.slice(0, next),
    weights: keptWeights.slice(0, next),
  }
}
