import { readArcs } from '../../network/arcs.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { readKnownTies, type KnownTies } from './known-ties.ts'
import type { Memberships } from './memberships.ts'

/**
 * Weight from sector g to sector h at `cells[g * sectors + h]`, an actor of several sectors taking part
 * in each with its share. Ties without direction are in it both ways, so that `total` is twice theirs.
 */
export type Mixing = { sectors: number; cells: Float64Array; total: number }

/** Ties, or arcs from `a` to `b`, whose two ends have a known sector. */
export type Links = Pick<KnownTies, 'a' | 'b' | 'weight' | 'sums' | 'dropped'> & {
  directed: boolean
}

/** The ties of a slice, or its declared directed ties. O(ties). */
export function readLinks(
  network: SlicedNetwork,
  memberships: Memberships,
  { weighted, directed }: { weighted: boolean; directed: boolean },
): Links {
  if (!directed) return { ...readKnownTies(network, memberships, weighted), directed }
  const { source, target, weight } = readArcs(network)
  const { profileOf } = memberships
  const rows = Array.from(source.keys()).filter(
    (k) => profileOf[source[k] ?? 0] !== -1 && profileOf[target[k] ?? 0] !== -1,
  )
  const weightOf = (k: number) => (weighted ? (weight[k] ?? 0) : 1)
  const total = rows.reduce((sum, k) => sum + weightOf(k), 0)
  const all = weighted ? weight.reduce((sum, one) => sum + one, 0) : source.length
  return {
    a: Int32Array.from(rows, (k) => source[k] ?? 0),
    b: Int32Array.from(rows, (k) => target[k] ?? 0),
    weight: Float64Array.from(rows, weightOf),
    // Moments of arcs are not needed: only the total is.
    sums: { total, squares: Number.NaN, strengthSquares: Number.NaN },
    dropped: rows.length === source.length ? 0 : all - total,
    directed,
  }
}

/** The mixing of links when actors have these profiles. O(links + profiles² sectors²/profile). */
export function mixingOf(
  links: Links,
  { lists, sectors }: Memberships,
  labels: Int32Array,
): Mixing {
  const profiles = lists.length
  const byProfile = new Float64Array(profiles * profiles)
  for (let k = 0; k < links.a.length; k++) {
    const cell = (labels[links.a[k] ?? 0] ?? 0) * profiles + (labels[links.b[k] ?? 0] ?? 0)
    byProfile[cell] = (byProfile[cell] ?? 0) + (links.weight[k] ?? 0)
  }
  const cells = new Float64Array(sectors * sectors)
  const add = (g: number, h: number, weight: number) => {
    cells[g * sectors + h] = (cells[g * sectors + h] ?? 0) + weight
  }
  for (const [a, own] of lists.entries()) {
    for (const [b, theirs] of lists.entries()) {
      const weight = byProfile[a * profiles + b] ?? 0
      if (weight === 0) continue
      const share = weight / (own.length * theirs.length)
      for (const g of own) {
        for (const h of theirs) {
          add(g, h, share)
          if (!links.directed) add(h, g, share)
        }
      }
    }
  }
  return { sectors, cells, total: links.sums.total * (links.directed ? 1 : 2) }
}

/** e_gg and the ends: a_g = Σ_h e_gh, b_g = Σ_h e_hg, as shares of the total. O(sectors²). */
export function sharesOf({ sectors, cells, total }: Mixing): {
  within: Float64Array
  from: Float64Array
  to: Float64Array
} {
  const within = new Float64Array(sectors)
  const from = new Float64Array(sectors)
  const to = new Float64Array(sectors)
  for (let g = 0; g < sectors; g++) {
    for (let h = 0; h < sectors; h++) {
      const share = (cells[g * sectors + h] ?? 0) / total
      if (g === h) within[g] = share
      from[g] = (from[g] ?? 0) + share
      to[h] = (to[h] ?? 0) + share
    }
  }
  return { within, from, to }
}
