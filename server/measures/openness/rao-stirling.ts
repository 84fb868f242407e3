import { Type, type Static } from 'typebox'
import { kernelMeans } from '../chance/exact-moments.ts'
import { defineNetworkMeasure, type Result } from '../measure.ts'
import { compositionOf, readKnownMembers } from './known-members.ts'
import { poolOf, profileSizes } from './known-ties.ts'
import { LabelPoolOption } from './label-pool.ts'
import { readMemberships, type Memberships } from './memberships.ts'

const Options = Type.Object(
  {
    /** Distances between sectors, each pair once in either order; a pair that is not there has 1. */
    distances: Type.Array(
      Type.Object(
        { a: Type.String(), b: Type.String(), distance: Type.Number({ minimum: 0 }) },
        { additionalProperties: false },
      ),
      { default: [], maxItems: 100_000 },
    ),
    /** Where the table is published: it goes into the finding's method. */
    source: Type.String({ default: '', maxLength: 500 }),
    labelPool: LabelPoolOption,
  },
  { additionalProperties: false },
)

/**
 * How far apart are the sectors that meet? The mean over the collaborations of two known members or more
 * of Σ_{g≠h} d_gh p_g p_h, each counting as many times as it has known members. With all distances 1, the
 * default, it is the mean of Blau's index.
 *
 * d_gh comes from a table that must be published with the number (option `distances`, named by `source`):
 * the value means nothing without it. `parts.pairsWithoutDistance` counts the pairs of sectors of the
 * network that the table does not have. p_g as in `blau`, several sectors in equal shares; members of
 * unknown sector left out. `expectation` is exact under shuffled labels:
 * (E d(i,i) + (k − 1) E d(i,j)) / k for k members, d(i,j) = Σ d_gh f_ig f_jh, over the label pool.
 * Weights, isolated actors and components play no part. O(participations + collaborations × sectors² +
 * profiles²). Rao 1982; Stirling 2007. Oracle: Blau's index; by hand; all orders of the labels.
 */
export const raoStirling = defineNetworkMeasure({
  id: 'rao-stirling',
  family: 'openness',
  unit: 'index',
  isDefault: false,
  options: Options,
  cost(network) {
    const { sectors } = readMemberships(network)
    return network.collaborationMembers.length + network.collaborationCount * sectors ** 2
  },
  compute(network, options): Result {
    const memberships = readMemberships(network)
    const all = readKnownMembers(network, memberships)
    const known = all.filter(({ profiles }) => profiles.length > 1)
    const members = known.reduce((sum, { profiles }) => sum + profiles.length, 0)
    const dropped = all.reduce((sum, { unknown }) => sum + unknown, 0)
    const coverage = {
      used: members,
      dropped,
      why: dropped > 0 ? [{ code: 'unknown-sector', count: dropped }] : [],
    }
    if (known.length === 0) {
      const reason =
        network.actorCount === 0 ? 'no-actor' : dropped > 0 ? 'no-known-sector' : 'no-tie'
      return { value: null, reason, coverage }
    }
    const { table, missing } = distancesOf(memberships, options.distances)
    let sum = 0
    for (const { profiles } of known) {
      sum += profiles.length * spread(table, compositionOf(memberships, profiles))
    }
    const sizes = profileSizes(memberships, poolOf(network, memberships, options.labelPool))
    const expectation = expected(memberships, table, sizes, known.length, members)
    return {
      value: sum / members,
      ...(expectation === undefined ? {} : { expectation, nullModel: 'label-permutation' }),
      parts: { collaborations: known.length, pairsWithoutDistance: missing },
      coverage,
    }
  },
})

function distancesOf(
  { names, sectors }: Memberships,
  given: Static<typeof Options>['distances'],
): { table: Float64Array[]; missing: number } {
  const place = new Map(names.map((name, g) => [name, g]))
  const table = names.map((_, g) => Float64Array.from(names, (_name, h) => (g === h ? 0 : 1)))
  const seen = new Set<number>()
  for (const { a, b, distance } of given) {
    const [g, h] = [place.get(a), place.get(b)]
    if (g === undefined || h === undefined || g === h) continue
    table[g]?.fill(distance, h, h + 1)
    table[h]?.fill(distance, g, g + 1)
    seen.add(Math.min(g, h) * sectors + Math.max(g, h))
  }
  return { table, missing: (sectors * (sectors - 1)) / 2 - seen.size }
}

function spread(table: readonly Float64Array[], parts: Float64Array): number {
  let sum = 0
  for (const [g, row] of table.entries()) {
    const own = parts[g] ?? 0
    if (own > 0) for (const [h, distance] of row.entries()) sum += distance * own * (parts[h] ?? 0)
  }
  return sum
}

/** Σ over collaborations of k · E[RS], over all members: E d(i,i) once each, E d(i,j) k − 1 times. */
function expected(
  { lists }: Memberships,
  table: readonly Float64Array[],
  sizes: Float64Array,
  collaborations: number,
  members: number,
): number | undefined {
  const between = (a: readonly number[], b: readonly number[]) => {
    let sum = 0
    for (const g of a) for (const h of b) sum += table[g]?.[h] ?? 0
    return sum / (a.length * b.length)
  }
  const kernel = lists.map((a) => Float64Array.from(lists, (b) => between(a, b)))
  const means = kernelMeans(kernel, sizes)
  if (means === undefined) return undefined
  const actors = sizes.reduce((sum, size) => sum + size, 0)
  const own = sizes.reduce((sum, size, a) => sum + size * (kernel[a]?.[a] ?? 0), 0) / actors
  return (collaborations * own + (members - collaborations) * means.pairs) / members
}
