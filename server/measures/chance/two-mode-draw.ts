import { accumulate } from '../../network/incidence.ts'
import type { Memberships } from '../openness/memberships.ts'

/** Who is in what, in a draw of a null model: the members of collaboration p, in any order. */
export type TwoModeDraw = { offsets: Int32Array; members: Int32Array }

/** `weights`: what a collaboration counts, by row; 0 for one that makes no tie of its own. */
type Drawn = { draw: TwoModeDraw; memberships: Memberships; weights: Float64Array }

/**
 * EI_N of a draw, without its projection: Σ_p w_p / (n_p − 1) over the pairs of p. NaN without any tie of
 * known sectors. O(links).
 */
export function weightedIndexOf({ draw, memberships, weights }: Drawn): number {
  const { profileOf, lists, sectors } = memberships
  const sums = new Float64Array(sectors)
  let internal = 0
  let kept = 0
  for (let p = 0; p + 1 < draw.offsets.length; p++) {
    const start = draw.offsets[p] ?? 0
    const end = draw.offsets[p + 1] ?? 0
    const weight = (weights[p] ?? 0) / (end - start - 1)
    if (end - start < 2 || weight === 0) continue
    sums.fill(0)
    let known = 0
    let own = 0
    for (let k = start; k < end; k++) {
      const list = lists[profileOf[draw.members[k] ?? 0] ?? -1]
      if (list === undefined) continue
      known++
      own += 1 / list.length
      for (const sector of list) sums[sector] = (sums[sector] ?? 0) + 1 / list.length
    }
    // Σ over pairs of Σ_g f_ig f_jg, from the sums of the f and of their squares.
    const together = sums.reduce((sum, part) => sum + part * part, 0)
    internal += (weight * (together - own)) / 2
    kept += (weight * known * (known - 1)) / 2
  }
  return kept > 0 ? (kept - 2 * internal) / kept : Number.NaN
}

/** E-I of a draw, each pair of actors counting once. NaN without any such tie. O(Σ n_p²). */
export function plainIndexOf({ draw, memberships }: Drawn): number {
  const { profileOf, shared } = memberships
  const { offsets, members } = draw
  const actors = profileOf.length
  const starts = new Int32Array(actors + 1)
  for (const actor of members) starts[actor + 1] = (starts[actor + 1] ?? 0) + 1
  accumulate(starts)
  const cursor = starts.slice()
  const collaborations = new Int32Array(members.length)
  for (let p = 0; p + 1 < offsets.length; p++) {
    for (let k = offsets[p] ?? 0; k < (offsets[p + 1] ?? 0); k++) {
      const actor = members[k] ?? 0
      const place = cursor[actor] ?? 0
      collaborations[place] = p
      cursor[actor] = place + 1
    }
  }
  const seenBy = new Int32Array(actors).fill(-1)
  let internal = 0
  let kept = 0
  for (let actor = 0; actor < actors; actor++) {
    const row = shared[profileOf[actor] ?? -1]
    if (row === undefined) continue
    for (let c = starts[actor] ?? 0; c < (starts[actor + 1] ?? 0); c++) {
      const p = collaborations[c] ?? 0
      for (let k = offsets[p] ?? 0; k < (offsets[p + 1] ?? 0); k++) {
        const partner = members[k] ?? 0
        if (partner <= actor || seenBy[partner] === actor) continue
        seenBy[partner] = actor
        const theirs = profileOf[partner] ?? -1
        if (theirs === -1) continue
        kept++
        internal += row[theirs] ?? 0
      }
    }
  }
  return kept > 0 ? (kept - 2 * internal) / kept : Number.NaN
}
