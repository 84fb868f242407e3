import type {
  ActorColumn,
  CollaborationColumn,
  Finding,
  IsolatedActor,
} from '../../domain/findings.ts'
import { departementOf, epciOf } from '../../geography/communes.ts'
import { populationOf, POPULATION_SOURCE, presentCommune } from '../../geography/territories.ts'
import * as measures from '../../measures/compute.ts'
import type { Geography } from '../../measures/geography.ts'
import * as isolation from '../../measures/isolation/isolation.ts'
import type { MeasureContext } from '../../measures/measure.ts'
import * as territories from '../../measures/territories/compare-territories.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'

/** What measures are told of communes: they may not look it up themselves. */
const GEOGRAPHY: Geography = {
  communeOf: presentCommune,
  epciOf: (commune) => epciOf(commune)?.siren,
  departementOf: (commune) => departementOf(commune)?.code,
  populationOf,
  populationSource: POPULATION_SOURCE,
}

// The services compute through here and nowhere else, so that no answer goes without the geography.

/** `computeFindings` of the measures, with the geography. @throws AppError as it does */
export function computeFindings(
  network: SlicedNetwork,
  ids?: readonly string[],
  context: Partial<MeasureContext> = {},
): Finding[] {
  return measures.computeFindings(network, ids, { geography: GEOGRAPHY, ...context })
}

/** `computeActorColumns` of the measures, with the geography. @throws AppError as it does */
export function computeActorColumns(
  network: SlicedNetwork,
  ids?: readonly string[],
  context: Partial<MeasureContext> = {},
): ActorColumn[] {
  return measures.computeActorColumns(network, ids, { geography: GEOGRAPHY, ...context })
}

/** `computeCollaborationColumns` of the measures, with the geography. @throws AppError as it does */
export function computeCollaborationColumns(
  network: SlicedNetwork,
  ids?: readonly string[],
  context: Partial<MeasureContext> = {},
): CollaborationColumn[] {
  return measures.computeCollaborationColumns(network, ids, { geography: GEOGRAPHY, ...context })
}

/** `overview` of the measures, with the geography. @throws AppError as it does */
export function overview(network: SlicedNetwork): measures.NetworkOverview {
  return measures.overview(network, { geography: GEOGRAPHY })
}

/** `listIsolated` of the measures, with the geography. */
export function listIsolated(network: SlicedNetwork): IsolatedActor[] {
  return isolation.listIsolated(network, GEOGRAPHY)
}

/** `compareTerritories` of the measures, with the geography. */
export function compareTerritories(
  slices: Iterable<SlicedNetwork>,
): territories.TerritoryFinding[] {
  return territories.compareTerritories(slices, { geography: GEOGRAPHY })
}
