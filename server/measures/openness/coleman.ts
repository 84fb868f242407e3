import { Type } from 'typebox'
import { readArcs } from '../../network/arcs.ts'
import { project } from '../../network/projection.ts'
import { defineSectorMeasure, type SubjectResult } from '../measure.ts'
import { coverageOf, poolOf, profileSizes, sectorSizes, whyNoMixing } from './known-ties.ts'
import { LabelPoolOption } from './label-pool.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { readMemberships, type Memberships } from './memberships.ts'
import { mixingOf, readLinks } from './mixing-matrix.ts'

const Options = Type.Object(
  {
    labelPool: LabelPoolOption,
    /** Over the declared directed ties, from source to target, instead of the projection. */
    directed: Type.Boolean({ default: false }),
  },
  { additionalProperties: false },
)

/**
 * How much each sector keeps to itself, given its size: with M_g· its ties, M_gg those inside and
 * w_g = M_g· (n_g − 1) / (N − 1) those expected inside, (M_gg − w_g) / (M_g· − w_g) when M_gg ≥ w_g, else
 * (M_gg − w_g) / w_g. 1: all inside; 0: as by chance; −1: none inside.
 *
 * One finding for each sector. Each tie counts 1. Defined for directed ties (option `directed`: declared
 * ones, M_g· being those sent); ties without direction count from both their ends. N and n_g are those of
 * the label pool; with several sectors n_g is a sum of shares f, and n_g − 1 becomes n_g − Σ f² / n_g.
 * Ties of unknown sector dropped; `bounds`: if those that reach an unknown actor from the sector were all
 * inside it, or none, its size being that of the known. Null for a sector without tie, and when there is only one. Components
 * play no part. O(ties + profiles² + sectors²). Coleman 1958. Oracle: by hand; naive version; formula of
 * R netseg::coleman.
 */
export const coleman = defineSectorMeasure('sector', {
  id: 'coleman',
  family: 'openness',
  unit: 'index',
  isDefault: false,
  options: Options,
  cost: (network) => 2 * project(network).ties,
  compute(network, { labelPool, directed }): SubjectResult[] {
    const memberships = readMemberships(network)
    const links = readLinks(network, memberships, { weighted: false, directed })
    const coverage = coverageOf(links, 'unknown-sector')
    if (directed && readArcs(network).source.length === 0) {
      return [{ ids: [], value: null, reason: 'not-applicable', coverage }]
    }
    const none = whyNoMixing(network, links)
    if (none !== undefined) return [{ ids: [], value: null, reason: none, coverage }]
    const pool = poolOf(network, memberships, labelPool)
    const sizes = sectorSizes(memberships, pool)
    const own = ownShares(memberships, profileSizes(memberships, pool))
    const unknown = unknownEnds(network, memberships, directed)
    const { cells, sectors } = mixingOf(links, memberships, memberships.profileOf)
    return memberships.names.map((name, g) => {
      const inside = cells[g * sectors + g] ?? 0
      const all = cells.subarray(g * sectors, (g + 1) * sectors).reduce((sum, one) => sum + one, 0)
      const size = sizes[g] ?? 0
      const others = size > 0 ? size - (own[g] ?? 0) / size : 0
      const expected = pool.length < 2 ? 0 : (all * others) / (pool.length - 1)
      // Ties without direction are in the matrix from both ends.
      const ends = directed ? 1 : 2
      const said = {
        ids: [name],
        parts: { inside: inside / ends, ties: all, expectedInside: expected / ends },
        coverage,
      }
      if (all === 0) return { ...said, value: null, reason: 'no-tie' }
      if (all - expected < 1e-12 * all) return { ...said, value: null, reason: 'one-sector' }
      // What an unknown end would add: an end of this sector at least, two where the tie stays inside.
      const open = unknown[g] ?? 0
      const chance = expected / all
      const bounds = {
        allInternal: indexOf(inside + ends * open, all + ends * open, chance),
        allExternal: indexOf(inside, all + open, chance),
      }
      return { ...said, value: indexOf(inside, all, chance), bounds }
    })
  },
})

/** From the ends of ties inside, all ends, and the share of them that chance would put inside. */
function indexOf(inside: number, all: number, chance: number): number {
  const gap = inside - chance * all
  return gap >= 0 ? gap / (all - chance * all) : gap / (chance * all)
}

/** For each sector, its ties to actors of unknown sector (sent ones, where they are directed). O(ties). */
function unknownEnds(
  network: SlicedNetwork,
  { profileOf, lists, sectors }: Memberships,
  directed: boolean,
): Float64Array {
  const ends = new Float64Array(sectors)
  const add = (actor: number, other: number) => {
    const list = lists[profileOf[actor] ?? -1]
    if (list === undefined || profileOf[other] !== -1) return
    for (const g of list) ends[g] = (ends[g] ?? 0) + 1 / list.length
  }
  if (directed) {
    const { source, target } = readArcs(network)
    for (const [k, actor] of source.entries()) add(actor, target[k] ?? 0)
    return ends
  }
  const { offsets, neighbours } = project(network)
  for (let actor = 0; actor < network.actorCount; actor++) {
    for (const other of neighbours.subarray(offsets[actor], offsets[actor + 1])) add(actor, other)
  }
  return ends
}

/** Σ f_ig² over the actors of the pool: their number where each has one sector. */
function ownShares({ lists, sectors }: Memberships, sizes: Float64Array): Float64Array {
  const sums = new Float64Array(sectors)
  for (const [profile, list] of lists.entries()) {
    for (const g of list) sums[g] = (sums[g] ?? 0) + (sizes[profile] ?? 0) / list.length ** 2
  }
  return sums
}
