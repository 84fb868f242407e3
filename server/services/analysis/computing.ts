import type {
  ActorColumn,
  CollaborationColumn,
  Finding,
  IsolatedActor,
} from '../../domain/findings.ts'
import { departementOf, epciOf, regionOf } from '../../geography/communes.ts'
import { populationOf, POPULATION_SOURCE, presentCommune } from '../../geography/territories.ts'
import * as measures from '../../measures/compute.ts'
import type { Geography } from '../../measures/geography.ts'
import * as isolation from '../../measures/isolation/isolation.ts'
import type { MeasureContext } from '../../measures/measure.ts'
import { getMeasure, listDefaultMeasures } from '../../measures/registry.ts'
import { measureSeries } from '../../measures/time/series.ts'
import * as territories from '../../measures/territories/compare-territories.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'

/** What measures are told of communes: they may not look it up themselves. */
export const GEOGRAPHY: Geography = {
  communeOf: presentCommune,
  epciOf: (commune) => epciOf(commune)?.siren,
  departementOf: (commune) => departementOf(commune)?.code,
  regionOf: (commune) => regionOf(commune)?.code,
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

/**
 * The same for each year of the slice, on one base of actors; measures of sectors and of their pairs come
 * once, for the whole slice. @throws AppError as it does
 */
export function computeYears(
  network: SlicedNetwork,
  ids?: readonly string[],
  context: Partial<MeasureContext> = {},
): Finding[] {
  const full = { geography: GEOGRAPHY, ...context }
  const chosen = ids?.map(getMeasure) ?? listDefaultMeasures()
  return chosen.flatMap((measure) =>
    measure.scope === 'network'
      ? measureSeries(network, measure, { context: full })
      : measures.computeFindings(network, [measure.id], full),
  )
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
  context: Partial<MeasureContext> = {},
): territories.TerritoryFinding[] {
  return territories.compareTerritories(slices, { geography: GEOGRAPHY, ...context })
}
