import { Type } from 'typebox'
import { collaborationCountOf } from '../../network/incidence.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import { defineNetworkMeasure, type MeasureContext, type Result } from '../measure.ts'
import { collaborationsOfKind } from './projects.ts'

const PER = 10_000

/**
 * How many projects has the territory for its size? Projects of the slice for 10,000 inhabitants:
 * 10,000 · projects / population. A project counts whole, however many of its actors are placed here.
 *
 * `parts`: both numbers. The population is that of the communes of the territory, in the year that the
 * method names, whatever the window: two windows differ by their projects only. Needs a territory whose
 * communes are known (`no-territory` without, and for `attribute:…`); null where no population is known
 * (`not-recorded`). Weights, sectors and isolated actors play no part. O(collaborations). Mission, row 8.
 * Oracle: by hand; naive version over records; the sum of published populations.
 */
export const projectsPerInhabitants = defineNetworkMeasure({
  id: 'projects-per-inhabitants',
  family: 'mission',
  unit: 'per-10000',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute: (network, _options, context) =>
    rate(network, context, 'projects', collaborationsOfKind(network, 'project').length),
})

/**
 * How many actors are at work on the territory for its size? Counted actors with a participation in the
 * slice for 10,000 inhabitants. `parts`: both numbers. Everything else as `projects-per-inhabitants`.
 * O(actors). Mission, row 17. Oracle: by hand; naive version over records.
 */
export const actorsPerInhabitants = defineNetworkMeasure({
  id: 'actors-per-inhabitants',
  family: 'mission',
  unit: 'per-10000',
  isDefault: false,
  options: Type.Object({}),
  cost: () => 0,
  compute(network, _options, context) {
    let active = 0
    for (const [actor, counted] of network.isCounted.entries()) {
      if (counted === 1 && collaborationCountOf(network, actor) > 0) active++
    }
    return rate(network, context, 'actors', active)
  },
})

function rate(
  { territoryCommunes }: SlicedNetwork,
  { geography }: MeasureContext,
  what: 'projects' | 'actors',
  count: number,
): Result {
  if (territoryCommunes === undefined) {
    return { value: null, reason: 'no-territory', parts: { [what]: count } }
  }
  const population = geography.populationOf(territoryCommunes)
  if (population === undefined || population === 0) {
    return { value: null, reason: 'not-recorded', parts: { [what]: count } }
  }
  return {
    value: (PER * count) / population,
    parts: { [what]: count, population },
    parameters: { population: geography.populationSource },
  }
}
