import { defineMixingMeasure } from './define-mixing-measure.ts'
import { sharesOf, type Mixing } from './mixing-matrix.ts'

/**
 * Modularity of the partition in sectors, Σ_g (e_gg − a_g b_g), with Newman weights: how much more of
 * the weight stays inside sectors than if ties only knew the strengths of their ends. To be read beside
 * `modularity`, that of the best partition found: where the two are close, sectors are the communities.
 *
 * At most 1 − Σ a_g², hence small with few sectors: `assortativity-weighted` is the same divided by it.
 * Several sectors in equal shares; ties of unknown sector dropped, with `bounds`; one sector: 0; isolated actors and
 * components play no part. O(ties + profiles² + sectors²). Newman & Girvan 2004. Oracle: networkx.
 */
function modularityOfSectors(mixing: Mixing): number {
  const { within, from, to } = sharesOf(mixing)
  return within.reduce((sum, share, g) => sum + share - (from[g] ?? 0) * (to[g] ?? 0), 0)
}

export const sectorModularity = defineMixingMeasure({
  id: 'sector-modularity',
  weighted: true,
  indexOf: modularityOfSectors,
  ofShares: (inside, expected) => inside - expected,
})
