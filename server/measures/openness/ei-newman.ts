import { project } from '../../network/projection.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { indexOfMixing } from './index-of-mixing.ts'
import { MixingOptions } from './null-model.ts'

/**
 * The headline of openness: E-I with Newman weights, Σ 1 / (n_p − 1) for each tie, from −1 to 1.
 *
 * It equals Σ_p n_p (2 c_p − 1) / Σ_p n_p over the collaborations of two or more, c_p being the share
 * of the pairs of p that cross sectors: a mean over collaborations, each counting as many actors as it
 * has. One large consortium no longer decides. n_p counts actors of unknown sector too; their ties are
 * dropped, with `bounds` as in `ei`. Fractional membership, label pool, chance, isolated actors and
 * components as in `ei`. O(ties + profiles²). Krackhardt & Stern 1988; Newman 2001 for the weights.
 * Oracle: by hand and with networkx' collaboration_weighted_projected_graph; 20,000 permutations.
 */
export const eiNewman = defineNetworkMeasure({
  id: 'ei-newman',
  family: 'openness',
  unit: 'index',
  options: MixingOptions,
  cost: (network) => 2 * project(network).ties,
  compute: (network, options, context) => indexOfMixing(network, true, options, context),
})
