import { project } from '../../network/projection.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { indexOfMixing } from './index-of-mixing.ts'
import { readSocialEconomy } from './memberships.ts'
import { MixingOptions } from './null-model.ts'

/**
 * Do organisations of the social economy and the others work together? The index of `ei-newman`, by the
 * same code, over this partition instead of the sectors.
 *
 * Weights, isolated actors, components, normalisation, chance and complexity as in `ei-newman`. Ties of
 * an actor of which it is not known are dropped, with `bounds`; null (`not-recorded`) where no tie has
 * both ends known. Krackhardt & Stern 1988. Mission, row 7. Oracle: `ei-newman` on the same network with
 * the two as sectors.
 */
export const eiNewmanSocialEconomy = defineNetworkMeasure({
  id: 'ei-newman-social-economy',
  family: 'openness',
  unit: 'index',
  isDefault: false,
  options: MixingOptions,
  cost: (network) => 2 * project(network).ties,
  compute: (network, options, context) =>
    indexOfMixing(network, true, options, context, {
      read: readSocialEconomy,
      noneKnown: 'not-recorded',
      dropCode: 'unknown-social-economy',
    }),
})
