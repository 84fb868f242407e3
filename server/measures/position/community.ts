import { Type } from 'typebox'
import { project } from '../../network/projection.ts'
import { seededRandom } from '../../network/random.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineActorMeasure, defineNetworkMeasure } from '../measure.ts'
import { louvain, modularityOf } from './louvain.ts'

// Groups of actors with more weight inside than their strengths would give at random, found by Louvain
// with the refinement of Leiden on the Newman weights (louvain.ts): the best of ten runs, of five past
// 2,000 ties, one run past 50,000, seeded from the seed that the method reports. Greedy: another seed may
// draw some borders elsewhere, so the groups are a reading of the map, not a fact about actors. Isolated
// actors are in no group. Components never share one. Sectors play no part. About O(ties) for each run.
// Blondel et al. 2008; Traag et al. 2019; Newman & Girvan 2004. Oracle: two cliques and a bridge; best
// known modularity of the karate club (0.4198) and of the test data, to come within 1 %.

/**
 * On a few ties one run may be far from the best, on some thousands within 2 %, on more within 1 %; the
 * best of so many comes within 1 % of the best known on all test networks.
 */
function runsFor(ties: number): number {
  if (ties > 50_000) return 1
  return ties > 2000 ? 5 : 10
}

/** Elementary steps for each tie in a run, measured: rounds, levels and returns to the queue. */
const STEPS_PER_TIE = 1500

export type Communities = {
  /** By row; −1 without tie. Numbered by size, largest first, then by first row. */
  communityOf: Int32Array
  sizes: number[]
  modularity: number
  /** By row, what each run found; numbers mean nothing from one run to another. */
  runs: Int32Array[]
}

const known = new WeakMap<SlicedNetwork, Map<number, Communities>>()

/** The communities of a slice for a seed, found once; undefined when no tie has any weight. */
export function findCommunities(network: SlicedNetwork, seed: number): Communities | undefined {
  const graph = { ...project(network), loops: new Float64Array(network.actorCount) }
  if (graph.weights.every((weight) => weight === 0)) return undefined
  const bySeed = known.get(network) ?? new Map<number, Communities>()
  known.set(network, bySeed)
  const found = bySeed.get(seed)
  if (found !== undefined) return found
  const random = seededRandom(seed)
  const runs: Int32Array[] = []
  let best: { membership: Int32Array; modularity: number } | undefined
  for (let run = 0; run < runsFor(graph.ties); run++) {
    const membership = louvain(graph, random)
    const modularity = modularityOf(graph, membership)
    runs.push(membership)
    if (best === undefined || modularity > best.modularity) best = { membership, modularity }
  }
  if (best === undefined) return undefined
  const communities = {
    ...numberBySize(best.membership, graph.offsets),
    modularity: best.modularity,
    runs,
  }
  bySeed.set(seed, communities)
  return communities
}

function numberBySize(
  membership: Int32Array,
  offsets: Int32Array,
): Pick<Communities, 'communityOf' | 'sizes'> {
  const groups = new Map<number, number[]>()
  for (const [row, community] of membership.entries()) {
    if (offsets[row] === offsets[row + 1]) continue
    const rows = groups.get(community) ?? []
    groups.set(community, rows)
    rows.push(row)
  }
  const ordered = [...groups.values()].toSorted(
    (a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0),
  )
  const communityOf = new Int32Array(membership.length).fill(-1)
  for (const [number, rows] of ordered.entries()) for (const row of rows) communityOf[row] = number
  return { communityOf, sizes: ordered.map((rows) => rows.length) }
}

/** Elementary steps of finding the communities of a slice. */
export const costOfCommunities = (network: SlicedNetwork) => {
  const { ties } = project(network)
  return runsFor(ties) * STEPS_PER_TIE * ties
}

/** The number of the community of each actor, 0 for the largest; null for isolated actors. */
export const community = defineActorMeasure({
  id: 'community',
  family: 'position',
  unit: 'label',
  options: Type.Object({}),
  cost: costOfCommunities,
  compute(network, _options, { seed }) {
    const found = findCommunities(network, seed)
    const values = new Float64Array(network.actorCount).map((_, actor) => {
      const own = found?.communityOf[actor] ?? -1
      return own === -1 ? Number.NaN : own
    })
    const isPartial = values.some(Number.isNaN)
    return { values, seed, exact: false, ...(isPartial ? { reason: 'no-tie' as const } : {}) }
  },
})

/** Modularity of those communities, with how many there are and the size of the largest. */
export const modularity = defineNetworkMeasure({
  id: 'modularity',
  family: 'position',
  unit: 'index',
  options: Type.Object({}),
  cost: costOfCommunities,
  compute(network, _options, { seed }) {
    const found = findCommunities(network, seed)
    if (found === undefined) return { value: null, reason: 'no-tie' }
    return {
      value: found.modularity,
      parts: { communities: found.sizes.length, largest: found.sizes[0] ?? 0 },
      seed,
      exact: false,
    }
  },
})
