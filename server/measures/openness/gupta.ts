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
 * sectors of an actor in equal shares; ties of unknown sector dropped, without bounds: it would matter in
 * which sector each were, not only whether inside one; components
 * play no part. O(ties + profiles² + sectors²). Gupta, Anderson & May 1989. Oracle: by hand; equality
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

export const gupta = defineMixingMeasure({ id: 'gupta', weighted: false, indexOf: guptaOf })
