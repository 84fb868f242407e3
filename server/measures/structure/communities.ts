import { Type } from 'typebox'
import type { Reason } from '../../domain/findings.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineNetworkMeasure, type Result } from '../measure.ts'
import { costOfCommunities, findCommunities, type Communities } from '../position/community.ts'
import { compareLabels } from './partitions.ts'

// What the communities of `community` are worth: whether another run draws them alike, and whether they
// are only the sectors, or the places, under another name. Isolated actors are in no community and in
// no comparison. Seeded, `exact` is false. O(ties) for each run of Louvain. Oracle of the comparison of
// partitions: all pairs counted, and the published example of Yeung & Ruzzo 2001.

/**
 * Mean adjusted Rand index of all pairs of runs: 1, every run draws the same communities; near 0, they
 * are noise. Where the network is so large that one run is made: null.
 */
export const communityStability = defineNetworkMeasure({
  id: 'community-stability',
  family: 'structure',
  unit: 'index',
  isDefault: false,
  options: Type.Object({}),
  cost: costOfCommunities,
  compute(network, _options, { seed }) {
    const found = findCommunities(network, seed)
    if (found === undefined) return { value: null, reason: 'no-tie', exact: false }
    const { runs } = found
    if (runs.length < 2) return { value: null, reason: 'too-costly', seed, exact: false }
    const agreements = agreementsOfRuns(found)
    const sum = agreements.reduce((all, one) => all + one, 0)
    const least = agreements.reduce((a, b) => Math.min(a, b), 1)
    return {
      value: sum / agreements.length,
      parts: { runs: runs.length, least },
      seed,
      exact: false,
    }
  },
})

/** The adjusted Rand index of every pair of runs, over the actors that have a tie. */
export function agreementsOfRuns({
  communityOf,
  runs,
}: Pick<Communities, 'communityOf' | 'runs'>): number[] {
  const tied = [...communityOf.keys()].filter((actor) => communityOf[actor] !== -1)
  const labels = runs.map((run) => Int32Array.from(tied, (actor) => run[actor] ?? 0))
  return labels.flatMap((second, index) =>
    labels.slice(0, index).map((first) => compareLabels(first, second).adjustedRand),
  )
}

/**
 * Adjusted Rand index of communities and sectors, `mutualInformation` beside it. Actors without sector
 * and, since a thing has one label here, actors of several sectors are left out and counted.
 */
export const communitiesAndSectors = defineNetworkMeasure({
  id: 'communities-sectors',
  family: 'structure',
  unit: 'index',
  isDefault: false,
  options: Type.Object({}),
  cost: costOfCommunities,
  compute(network, _options, { seed }) {
    return agreement(network, seed, 'no-known-sector', 'sectors')
  },
})

/** Adjusted Rand index of communities and communes, `mutualInformation` beside it. */
export const communitiesAndTerritories = defineNetworkMeasure({
  id: 'communities-territories',
  family: 'structure',
  unit: 'index',
  isDefault: false,
  options: Type.Object({}),
  cost: costOfCommunities,
  compute(network, _options, { seed }) {
    return agreement(network, seed, 'no-territory', 'places')
  },
})

type LabelsBeside = {
  /** For each actor that has both: its community and its label, a number of `names`. */
  communities: number[]
  labels: number[]
  names: readonly string[]
  /** Why the others have no label, and how many. */
  why: ReadonlyMap<string, number>
}

/** The communities of actors beside their sectors or places; undefined where there is no community. */
export function labelsBeside(
  network: SlicedNetwork,
  seed: number,
  by: 'sectors' | 'places',
): LabelsBeside | undefined {
  const found = findCommunities(network, seed)
  if (found === undefined) return undefined
  const { names, labelOf } = by === 'sectors' ? sectorLabels(network) : placeLabels(network)
  const communities: number[] = []
  const labels: number[] = []
  const why = new Map<string, number>()
  for (const [actor, community] of found.communityOf.entries()) {
    if (community === -1) continue
    const label = labelOf(network.actorRows[actor] ?? 0)
    if (typeof label === 'string') {
      why.set(label, (why.get(label) ?? 0) + 1)
      continue
    }
    communities.push(community)
    labels.push(label)
  }
  return { communities, labels, names, why }
}

/** A label of actors, by row of the whole network, or why it has none. */
type Labels = { names: readonly string[]; labelOf: (row: number) => number | string }

function sectorLabels(network: SlicedNetwork): Labels {
  const { offsets, codes, vocabulary } = network.whole.packed.actors.sectors
  return {
    names: vocabulary,
    labelOf(row) {
      const own = new Set(codes.subarray(offsets[row], offsets[row + 1]))
      const [code = -1] = own
      return own.size > 1 ? 'several-sectors' : code === -1 ? 'unknown-sector' : code
    },
  }
}

function placeLabels(network: SlicedNetwork): Labels {
  const { commune, placeLabel } = network.whole.packed.actors
  // A file without INSEE codes still names its places.
  const places = commune.codes.some((code) => code !== -1) ? commune : placeLabel
  return {
    names: places.vocabulary,
    labelOf(row) {
      const code = places.codes[row] ?? -1
      return code === -1 ? 'unknown-place' : code
    },
  }
}

function agreement(
  network: SlicedNetwork,
  seed: number,
  nothing: Reason,
  by: 'sectors' | 'places',
): Result {
  const beside = labelsBeside(network, seed, by)
  if (beside === undefined) return { value: null, reason: 'no-tie', exact: false }
  const { communities, labels, why } = beside
  const dropped = [...why.values()].reduce((sum, count) => sum + count, 0)
  const coverage = {
    used: labels.length,
    dropped,
    why: [...why].map(([code, count]) => ({ code, count })),
  }
  if (labels.length < 2) return { value: null, reason: nothing, coverage, exact: false }
  const { adjustedRand, mutualInformation } = compareLabels(communities, labels)
  return {
    value: adjustedRand,
    ...(mutualInformation === null && { reason: 'one-group' as const }),
    parts: { mutualInformation },
    coverage,
    seed,
    exact: false,
  }
}
