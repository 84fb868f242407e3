import { Type } from 'typebox'
import { findComponents, type Rows } from '../../network/components.ts'
import { project } from '../../network/projection.ts'
import { defineActorMeasure } from '../measure.ts'
import { readMemberships, type Memberships } from '../openness/memberships.ts'
import { dominant } from '../position/spectrum.ts'
import { readKnownGraph, type KnownGraph } from './known-graph.ts'

/**
 * Spectral segregation: how much an actor is surrounded by its own sector, by partners who are themselves
 * so surrounded. With B_ij = A_ij / k_i kept between actors of the same sector, and for each of its
 * connected components the largest eigenvalue λ and its vector v: SSI_i = λ v_i / mean(v). The mean over a
 * component is λ, at most 1, for those whose partners are all of their sector.
 *
 * Each tie counts 1. k_i counts the ties to known sectors, of every sector. With several sectors B_ij is
 * Σ_g f_ig f_jg / k_i. Null without such a tie (`no-tie`) or sector; an actor without partner of its sector
 * is a component of one: 0. Not normalised: values above 1 are possible. Solved on the symmetric
 * D^½ B D^−½ by power iteration; `too-costly` past the limit. O(rounds × ties). Echenique & Fryer 2007.
 * Oracle: closed forms (star, complete graph, path); the definition B v = λ v; formula of R netseg::ssi.
 */
export const ssi = defineActorMeasure({
  id: 'ssi',
  family: 'brokerage',
  unit: 'index',
  isDefault: false,
  options: Type.Object({}, { additionalProperties: false }),
  cost: (network) => 2 * project(network).ties,
  compute(network, _options, { limit }) {
    const memberships = readMemberships(network)
    const graph = readKnownGraph(network, memberships)
    const degrees = new Float64Array(graph.actorCount).map(
      (_, actor) => (graph.offsets[actor + 1] ?? 0) - (graph.offsets[actor] ?? 0),
    )
    const values = degrees.map((degree) => (degree > 0 ? 0 : Number.NaN))
    const inside = sameSector(graph, memberships)
    const { componentOf, sizes } = findComponents(inside)
    const rows = Array.from(sizes, (): number[] => [])
    for (const [actor, component] of componentOf.entries()) rows[component]?.push(actor)
    let isSolved = true
    for (const members of rows) {
      if (members.length < 2) continue
      const matrix = symmetric(inside, members, degrees)
      const start = Float64Array.from(members, (actor) => Math.sqrt(degrees[actor] ?? 0))
      const found = dominant(matrix, start, limit)
      if (found === undefined) isSolved = false
      // Back from the symmetric matrix: v = D^−½ u.
      const vector = found?.vector.map((one, k) => one / Math.sqrt(degrees[members[k] ?? 0] ?? 1))
      const mean = (vector?.reduce((sum, one) => sum + one, 0) ?? 0) / members.length
      for (const [k, actor] of members.entries()) {
        values[actor] = found && vector ? (found.value * (vector[k] ?? 0)) / mean : Number.NaN
      }
    }
    if (!isSolved) return { values, reason: 'too-costly' }
    if (!values.some(Number.isNaN)) return { values }
    return { values, reason: memberships.profileOf.includes(-1) ? 'no-known-sector' : 'no-tie' }
  },
})

/** The ties inside sectors, each with its internal share. */
function sameSector(
  { offsets, neighbours, actorCount }: KnownGraph,
  { profileOf, shared }: Memberships,
): Rows & { values: number[] } {
  const starts = new Int32Array(actorCount + 1)
  const kept: number[] = []
  const values: number[] = []
  for (let actor = 0; actor < actorCount; actor++) {
    const row = shared[profileOf[actor] ?? -1]
    for (let k = offsets[actor] ?? 0; k < (offsets[actor + 1] ?? 0); k++) {
      const partner = neighbours[k] ?? 0
      const share = row?.[profileOf[partner] ?? 0] ?? 0
      if (share === 0) continue
      kept.push(partner)
      values.push(share)
    }
    starts[actor + 1] = kept.length
  }
  return { offsets: starts, neighbours: Int32Array.from(kept), values }
}

/** D^−½ S D^−½ for the rows of one component, numbered anew. */
function symmetric(
  { offsets, neighbours, values }: Rows & { values: number[] },
  members: readonly number[],
  degrees: Float64Array,
) {
  const place = new Map(members.map((actor, row) => [actor, row]))
  const starts = new Int32Array(members.length + 1)
  const columns: number[] = []
  const entries: number[] = []
  for (const [row, actor] of members.entries()) {
    for (let k = offsets[actor] ?? 0; k < (offsets[actor + 1] ?? 0); k++) {
      const other = neighbours[k] ?? 0
      columns.push(place.get(other) ?? 0)
      entries.push((values[k] ?? 0) / Math.sqrt((degrees[actor] ?? 1) * (degrees[other] ?? 1)))
    }
    starts[row + 1] = columns.length
  }
  return {
    offsets: starts,
    neighbours: Int32Array.from(columns),
    values: Float64Array.from(entries),
  }
}
