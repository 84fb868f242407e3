import { project } from '../../network/projection.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { indexOfMixing } from './index-of-mixing.ts'
import { MixingOptions } from './null-model.ts'

/**
 * Do ties cross sectors? (E − I) / (E + I), from −1 (all inside a sector) to 1 (all across), each tie
 * counting 1.
 *
 * A collaboration of n actors makes n (n − 1) / 2 ties here, so the largest decide: `ei-newman` is the
 * one to publish. An actor of k sectors belongs to each with 1 / k, and a tie is internal by
 * Σ_g f_ig f_jg. Ties with an unknown sector at an end are dropped; `bounds` are the values if all of
 * them were internal, or external. Isolated actors have no part but in the label pool `all`;
 * components play none. Never without its expectation: the index depends on the sizes of the sectors.
 * Expectation and sd are exact under shuffled labels (../chance/exact-moments.ts); `z` is null when no
 * shuffle can change the index. Option `nullModel`: draws instead, with p (null-model.ts). O(ties + profiles²). Krackhardt & Stern 1988. Oracle: R isnar::ei, permutations.
 */
export const ei = defineNetworkMeasure({
  id: 'ei',
  family: 'openness',
  unit: 'index',
  options: MixingOptions,
  cost: (network) => 2 * project(network).ties,
  compute: (network, options, context) => indexOfMixing(network, false, options, context),
})
