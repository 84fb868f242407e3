import type { Reason } from '../../domain/findings.ts'
import { defineMixingMeasure } from './define-mixing-measure.ts'
import { sharesOf, type Mixing } from './mixing-matrix.ts'

/**
 * Q = (Σ_g e_gg / a_g − 1) / (G − 1): the mean over sectors of the part of a sector's ties that stay
 * inside, so that a small closed sector counts as much as a large one. 1: all closed; 0: no more than
 * without preference in any; the minimum is −1 / (G − 1).
 *
 * Each tie counts 1, as in the source. G is the number of sectors with a tie (a_g > 0); the others and
 * isolated actors are left out; one alone: null. With two sectors Q equals `assortativity`. Several
 * sectors of an actor in equal shares; ties of unknown sector dropped, with `bounds`: if all were inside
 * a sector, each as many as its known ends are, or all across; components play no part. O(ties + profiles² + sectors²). Gupta, Anderson & May 1989. Oracle: by hand; equality
 * with assortativity for two sectors (without direction); naive version.
 */
function guptaOf(mixing: Mixing): number | Reason {
  const { within, from } = sharesOf(mixing)
  let sum = 0
  let sectors = 0
  for (const [g, ends] of from.entries()) {
    if (ends === 0) continue
    sectors++
    sum += (within[g] ?? 0) / ends
  }
  return sectors < 2 ? 'one-sector' : (sum - 1) / (sectors - 1)
}

/** With the ends as they are, e_gg becomes (1 − open) e_gg, and open a_g more where all are inside. */
function boundsOf(mixing: Mixing, open: number) {
  const { within, from } = sharesOf(mixing)
  const ends = [...from.entries()].filter(([, share]) => share > 0)
  const kept = (1 - open) * ends.reduce((sum, [g, share]) => sum + (within[g] ?? 0) / share, 0)
  const others = ends.length - 1
  return {
    allInternal: (kept + open * ends.length - 1) / others,
    allExternal: (kept - 1) / others,
  }
}

export const gupta = defineMixingMeasure({
  id: 'gupta',
  weighted: false,
  indexOf: guptaOf,
  boundsOf,
})
