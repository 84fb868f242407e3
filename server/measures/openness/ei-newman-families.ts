import { project } from '../../network/projection.ts'
import { defineNetworkMeasure } from '../measure.ts'
import { indexOfMixing } from './index-of-mixing.ts'
import { readFamilies } from './memberships.ts'
import { MixingOptions } from './null-model.ts'

/**
 * Do those who make solutions and those who make use of them work together? The index of `ei-newman`,
 * by the same code, over the partition solutions / usages instead of the sectors; who is both belongs
 * half to each.
 *
 * Weights, isolated actors, components, normalisation, chance and complexity as in `ei-newman`. Ties of
 * an actor whose family is not recorded are dropped, with `bounds`; null (`not-recorded`) where none is
 * recorded. Krackhardt & Stern 1988. Oracle: `ei-newman` on the same network with families as sectors.
 */
export const eiNewmanFamilies = defineNetworkMeasure({
  id: 'ei-newman-families',
  family: 'openness',
  unit: 'index',
  isDefault: false,
  options: MixingOptions,
  cost: (network) => 2 * project(network).ties,
  compute: (network, options, context) =>
    indexOfMixing(network, true, options, context, {
      read: readFamilies,
      noneKnown: 'not-recorded',
      dropCode: 'unknown-family',
    }),
})
