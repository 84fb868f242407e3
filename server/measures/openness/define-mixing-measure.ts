import { Type, type Static } from 'typebox'
import type { Reason } from '../../domain/findings.ts'
import { readArcs } from '../../network/arcs.ts'
import { project } from '../../network/projection.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { compareWithDraws } from '../chance/compare-with-draws.ts'
import { defineNetworkMeasure, type MeasureContext, type Result } from '../measure.ts'
import { groupPool } from '../chance/label-permutation.ts'
import { coverageOf, poolOf, whyNoMixing } from './known-ties.ts'
import { LabelPoolOption } from './label-pool.ts'
import { readMemberships, type Memberships } from './memberships.ts'
import { mixingOf, readLinks, sharesOf, type Links, type Mixing } from './mixing-matrix.ts'
import { DRAWS, DrawsOption, labelShuffler, refuseUnused, WithinOption } from './null-model.ts'

const Options = Type.Object(
  {
    /** Over the declared directed ties, from source to target, instead of the projection. */
    directed: Type.Boolean({ default: false }),
    nullModel: Type.Enum(['none', 'label-permutation'], { default: 'none' }),
    labelPool: LabelPoolOption,
    draws: DrawsOption,
    within: WithinOption,
  },
  { additionalProperties: false },
)
type Options = Static<typeof Options>

type Described = {
  id: string
  weighted: boolean
  /** The index of a mixing matrix, or why there is none. */
  indexOf: (mixing: Mixing) => number | Reason
  /**
   * Where the index depends on nothing but the share of the ties inside sectors and the one that their
   * ends would give: the same from these two, for the bounds of ties of unknown sector.
   */
  ofShares?: (inside: number, expected: number) => number
  /** The bounds of an index of another kind; `open`: what part of all ties those of unknown sector are. */
  boundsOf?: (mixing: Mixing, open: number) => { allInternal: number; allExternal: number }
}

/**
 * A network measure that is a function of the mixing matrix of sectors. None of these has exact moments
 * under shuffled labels (their denominators vary with the labels): chance is asked for by `nullModel`.
 * Ties with an unknown sector at an end are dropped; `bounds`, where the index is one of shares, are its
 * values if all of these were inside a sector, or across, the ends being as those of the known ties are.
 * What sector an unknown end has would also move the ends: bounds say what the ties could do, not that.
 * O(ties + profiles² + sectors²), times the draws.
 */
export function defineMixingMeasure({ id, weighted, indexOf, ofShares, boundsOf }: Described) {
  return defineNetworkMeasure({
    id,
    family: 'openness',
    unit: 'index',
    isDefault: false,
    options: Options,
    cost: (network) => 2 * project(network).ties,
    compute(network, options, context): Result {
      refuseUnused(options)
      const memberships = readMemberships(network)
      const links = readLinks(network, memberships, { weighted, directed: options.directed })
      const coverage = coverageOf(links, 'unknown-sector')
      if (options.directed && readArcs(network).source.length === 0) {
        return { value: null, reason: 'not-applicable', coverage }
      }
      const none = whyNoMixing(network, links)
      if (none !== undefined) return { value: null, reason: none, coverage }
      const mixing = mixingOf(links, memberships, memberships.profileOf)
      const value = indexOf(mixing)
      if (typeof value === 'string') return { value: null, reason: value, coverage }
      const said = {
        value,
        coverage,
        ...(ofShares && { bounds: boundsOfShares(mixing, links, ofShares) }),
        ...(boundsOf && {
          bounds: boundsOf(mixing, links.dropped / (links.sums.total + links.dropped)),
        }),
      }
      if (options.nullModel === 'none') return said
      const chance = permuted({ network, memberships, links, indexOf }, value, options, context)
      return { ...said, ...chance }
    },
  })
}

function boundsOfShares(
  mixing: Mixing,
  { sums, dropped }: Links,
  ofShares: (inside: number, expected: number) => number,
): { allInternal: number; allExternal: number } {
  const { within, from, to } = sharesOf(mixing)
  const expected = from.reduce((sum, share, g) => sum + share * (to[g] ?? 0), 0)
  const inside = sums.total * within.reduce((sum, share) => sum + share, 0)
  const all = sums.total + dropped
  return {
    allInternal: ofShares((inside + dropped) / all, expected),
    allExternal: ofShares(inside / all, expected),
  }
}

function permuted(
  asked: Pick<Described, 'indexOf'> & {
    network: SlicedNetwork
    memberships: Memberships
    links: Links
  },
  value: number,
  options: Options,
  { seed, limit, geography }: MeasureContext,
): Partial<Result> {
  const { network, memberships, links, indexOf } = asked
  const how = { nullModel: options.nullModel, seed, exact: false }
  const pool = poolOf(network, memberships, options.labelPool)
  const draws = options.draws ?? DRAWS
  const steps = links.a.length + pool.length + memberships.lists.length ** 2
  if (draws * steps > limit) return { reason: 'too-costly', ...how }
  const groups = groupPool(pool, { network, within: options.within, geography })
  const shuffle = labelShuffler(memberships, groups, seed)
  const values = Float64Array.from({ length: draws }, () => {
    const drawn = indexOf(mixingOf(links, memberships, shuffle()))
    return typeof drawn === 'string' ? Number.NaN : drawn
  }).filter((drawn) => !Number.isNaN(drawn))
  const seen = compareWithDraws(value, values)
  if (seen === undefined) return { reason: 'no-variance', ...how }
  const { pLow, pHigh, ...rest } = seen
  return {
    ...rest,
    ...(rest.z === null ? { reason: 'no-variance' as const } : {}),
    parts: { pLow, pHigh, draws: values.length, noIndex: draws - values.length },
    ...how,
  }
}
