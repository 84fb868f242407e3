import type { Reason } from '../../domain/findings.ts'
import { defineMixingMeasure } from './define-mixing-measure.ts'
import { sharesOf, type Mixing } from './mixing-matrix.ts'

// r = (Σ e_gg − Σ a_g b_g) / (1 − Σ a_g b_g): 1 when every tie stays in its sector, 0 when ties meet
// sectors as their ends alone would. The minimum is not −1: it depends on the sectors.
//
// e_gh is the share of the weight of ties from g to h (each tie without direction both ways), a_g and
// b_g the shares of the ends in g; an actor of k sectors takes part in each with 1 / k, hence r stays
// below 1 where partners share several sectors. Option `directed`: over declared directed ties.
// Isolated actors and components play no part; ties of unknown sector are dropped, with `bounds`
// (define-mixing-measure.ts); one sector alone: null. No exact chance: option `nullModel`. O(ties + profiles² + sectors²). Newman 2003. Oracle:
// networkx and igraph; published values of Catania (0.621), of the pupils and employees of McNulty's
// book; naive version.

function assortativityOf(mixing: Mixing): number | Reason {
  const { within, from, to } = sharesOf(mixing)
  const inside = within.reduce((sum, share) => sum + share, 0)
  const expected = from.reduce((sum, share, g) => sum + share * (to[g] ?? 0), 0)
  // One sector at all ends leaves 1 less the sum of some roundings.
  if (1 - expected < 1e-12) return 'one-sector'
  return fromShares(inside, expected)
}

function fromShares(inside: number, expected: number): number {
  return (inside - expected) / (1 - expected)
}

/** Assortativity of the sectors, each tie counting 1. */
export const assortativity = defineMixingMeasure({
  id: 'assortativity',
  weighted: false,
  indexOf: assortativityOf,
  ofShares: fromShares,
})

/** Assortativity of the sectors, each tie counting its Newman weight (a directed tie its own). */
export const assortativityWeighted = defineMixingMeasure({
  id: 'assortativity-weighted',
  weighted: true,
  indexOf: assortativityOf,
  ofShares: fromShares,
})
