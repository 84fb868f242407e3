import { Type } from 'typebox'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { project } from '../../network/projection.ts'
import { adjustForMany } from '../chance/benjamini-hochberg.ts'
import { chanceOfSum, kernelMeans } from '../chance/exact-moments.ts'
import { twoSidedP } from '../chance/normal.ts'
import { defineSectorMeasure, type SubjectResult } from '../measure.ts'
import { coverageOf, poolOf, profileSizes, readKnownTies, whyNoMixing } from './known-ties.ts'
import { LabelPoolOption } from './label-pool.ts'
import { readFamilies, readMemberships, type Memberships } from './memberships.ts'
import { mixingOf } from './mixing-matrix.ts'

const Options = Type.Object(
  {
    labelPool: LabelPoolOption,
    /** Newman weights; else each tie counts 1. */
    weighted: Type.Boolean({ default: true }),
    /** Who makes solutions and who makes use of them, instead of the sectors. */
    partition: Type.Enum(['sectors', 'families'], { default: 'sectors' }),
  },
  { additionalProperties: false },
)

/**
 * Who works with whom, for each pair of sectors {g, h} (g = h: inside one): the weight of the ties
 * observed, what shuffled labels would give, and the residual z = (O − E) / sd. Above: the two meet more
 * than their sizes explain; below: a wall.
 *
 * O is Σ w over the ties of φ = f_ig f_jh + f_ih f_jg (f_ig f_jg inside), with Newman weights unless asked
 * otherwise; E and sd are exact (chance/exact-moments.ts). `p` is two-sided, from the normal law, and
 * `parts.adjusted` the same for many pairs looked at together (Benjamini & Hochberg 1995): only that one
 * says that something stands out. `parts.density` is O over the number of pairs of actors, null where
 * there is none. Rare pairs (E of a few ties) are far from normal: use `parts.adjusted` with care there.
 *
 * Ties of unknown sector dropped, with `bounds`: `allInternal`, if every unknown end had the sector of the
 * other end (two unknown: this one), `allExternal`, if it had the other sector of the pair; the lower of
 * the two is what is observed. Isolated actors only in the label pool `all`; components play no part.
 * O(ties + sectors² profiles²). Wasserman & Faust 1994, chapter 16. Oracle: all orders of the labels on
 * small networks; reference matrices of the test data; R p.adjust.
 */
export const sectorMatrix = defineSectorMeasure('sector-pair', {
  id: 'sector-matrix',
  family: 'openness',
  unit: 'weight',
  isDefault: false,
  options: Options,
  cost(network) {
    const { sectors, lists } = readMemberships(network)
    return 2 * project(network).ties + ((sectors * (sectors + 1)) / 2) * lists.length ** 2
  },
  compute(network, { labelPool, weighted, partition }): SubjectResult[] {
    const isFamilies = partition === 'families'
    const memberships = isFamilies ? readFamilies(network) : readMemberships(network)
    const ties = readKnownTies(network, memberships, weighted)
    const coverage = coverageOf(ties, isFamilies ? 'unknown-family' : 'unknown-sector')
    const why = whyNoMixing(network, ties)
    const none = isFamilies && why === 'no-known-sector' ? 'not-recorded' : why
    if (none !== undefined) return [{ ids: [], value: null, reason: none, coverage }]
    const { cells, sectors } = mixingOf(
      { ...ties, directed: false },
      memberships,
      memberships.profileOf,
    )
    const sizes = profileSizes(memberships, poolOf(network, memberships, labelPool))
    const actors = sizes.reduce((sum, size) => sum + size, 0)
    const open = openTies(network, memberships, weighted)
    const findings = pairsOf(sectors).map(([g, h]): Cell => {
      // Ties inside a sector are in the matrix from both their ends.
      const value = (cells[g * sectors + h] ?? 0) / (g === h ? 2 : 1)
      const means = kernelMeans(kernelOf(memberships, g, h), sizes)
      const { expectation, sd } = means
        ? chanceOfSum(means, ties.sums)
        : { expectation: 0, sd: null }
      const pairs = ((means?.pairs ?? 0) * actors * (actors - 1)) / 2
      const z = sd === null || sd === 0 ? null : (value - expectation) / sd
      const noZ = sd === null ? ('too-few-actors' as const) : ('no-variance' as const)
      return {
        ids: [memberships.names[g] ?? '', memberships.names[h] ?? ''],
        value,
        expectation,
        sd,
        z,
        ...(z === null ? { reason: noZ } : { p: twoSidedP(z) }),
        bounds: boundsOf(value, open, memberships, g, h),
        parts: { pairs, density: pairs > 0 ? value / pairs : null },
        coverage,
        nullModel: 'label-permutation',
        exact: true,
      }
    })
    const tested = findings.filter(({ z }) => z !== null)
    const adjusted = adjustForMany(tested.map(({ p }) => p ?? 1))
    const byPair = new Map(tested.map((finding, index) => [finding, adjusted[index] ?? 1]))
    return findings.map((finding) => ({
      ...finding,
      parts: { ...finding.parts, adjusted: byPair.get(finding) ?? null },
    }))
  },
})

/** Weight of the ties from the actors of each profile to unknown ones, and of those between unknown ones. */
type OpenTies = { known: Float64Array; neither: number }

function openTies(
  network: SlicedNetwork,
  { profileOf, lists }: Memberships,
  weighted: boolean,
): OpenTies {
  const { offsets, neighbours, weights } = project(network)
  const known = new Float64Array(lists.length)
  let neither = 0
  for (let actor = 0; actor < network.actorCount; actor++) {
    const profile = profileOf[actor] ?? -1
    for (let k = offsets[actor] ?? 0; k < (offsets[actor + 1] ?? 0); k++) {
      if (profileOf[neighbours[k] ?? 0] !== -1) continue
      const weight = weighted ? (weights[k] ?? 0) : 1
      // Those of two unknown are seen from both.
      if (profile === -1) neither += weight / 2
      else known[profile] = (known[profile] ?? 0) + weight
    }
  }
  return { known, neither }
}

function boundsOf(
  value: number,
  { known, neither }: OpenTies,
  { lists }: Memberships,
  g: number,
  h: number,
): { allInternal: number; allExternal: number } {
  const most = lists.reduce((sum, list, profile) => {
    const share = Math.max(shareOf(list, g), shareOf(list, h))
    return sum + (known[profile] ?? 0) * share
  }, value + neither)
  return g === h
    ? { allInternal: most, allExternal: value }
    : { allInternal: value, allExternal: most }
}

type Cell = SubjectResult & { parts: Record<string, number | null> }

function pairsOf(sectors: number): [number, number][] {
  const pairs: [number, number][] = []
  for (let g = 0; g < sectors; g++) for (let h = g; h < sectors; h++) pairs.push([g, h])
  return pairs
}

/** φ between the profiles for a pair of sectors. */
function kernelOf({ lists }: Memberships, g: number, h: number): Float64Array[] {
  const inG = Float64Array.from(lists, (list) => shareOf(list, g))
  const inH = Float64Array.from(lists, (list) => shareOf(list, h))
  return lists.map((_, a) => {
    const [ag, ah] = [inG[a] ?? 0, inH[a] ?? 0]
    return g === h ? inG.map((bg) => ag * bg) : inH.map((bh, b) => ag * bh + ah * (inG[b] ?? 0))
  })
}

function shareOf(list: readonly number[], sector: number): number {
  return list.includes(sector) ? 1 / list.length : 0
}
