import type { Static, TObject } from 'typebox'
import type { ActorColumn, CollaborationColumn, Finding, Reason } from '../domain/findings.ts'
import type { SlicedNetwork } from '../network/sliced-network.ts'
import { NO_GEOGRAPHY, type Geography } from './geography.ts'
import { readOptions } from './read-options.ts'

export const MEASURE_FAMILIES = [
  'structure',
  'position',
  'openness',
  'brokerage',
  'isolation',
  'dependence',
  'time',
  'mission',
] as const
export type MeasureFamily = (typeof MEASURE_FAMILIES)[number]

/** What comes to a measure from outside; everything else is in the network. */
export type MeasureContext = {
  /** Seed of every random choice; it is written in the method of what used it. */
  seed: number
  /** Elementary steps (visits of a neighbour) beyond which a measure answers `too-costly`. */
  limit: number
  /** Options by measure id; those not given take the defaults of the measure's schema. */
  options: Readonly<Record<string, unknown>>
  geography: Geography
}

/** About five seconds of one core: a request may wait so long, what is longer is for a job. */
const DEFAULT_LIMIT = 1_000_000_000

export function measureContext(given: Partial<MeasureContext> = {}): MeasureContext {
  return {
    seed: given.seed ?? 1,
    limit: given.limit ?? DEFAULT_LIMIT,
    options: given.options ?? {},
    geography: given.geography ?? NO_GEOGRAPHY,
  }
}

/** What can be told of a measure without computing it. */
export type MeasureDescriptor = {
  /** kebab-case, stable: part of the API. Its texts are `measure.<id>.*` in the locales. */
  id: string
  family: MeasureFamily
  /**
   * `network`: one finding. `sector`, `sector-pair`: one finding for each. `actor`: one value for each
   * actor of the base. `collaboration`: one for each collaboration of the slice.
   */
  scope: 'network' | 'actor' | 'collaboration' | 'sector' | 'sector-pair'
  /** count · share · index · weight */
  unit: string
  options: TObject
  /** Part of the answer when no ids are asked for: the quick and the central ones, not every measure. */
  isDefault: boolean
  /** Raised when the definition changes, so that numbers of two versions are never compared. */
  version: number
}

export type NetworkMeasure = MeasureDescriptor & {
  scope: 'network'
  cost: (network: SlicedNetwork) => number
  compute: (network: SlicedNetwork, context: MeasureContext) => Finding
}
export type ActorMeasure = MeasureDescriptor & {
  scope: 'actor'
  cost: (network: SlicedNetwork) => number
  /** `null` values are NaN in the column. */
  compute: (network: SlicedNetwork, context: MeasureContext) => ActorColumn
}
export type SectorMeasure = MeasureDescriptor & {
  scope: 'sector' | 'sector-pair'
  cost: (network: SlicedNetwork) => number
  /** One finding without subject, and with a reason, where there is no sector to speak of. */
  compute: (network: SlicedNetwork, context: MeasureContext) => Finding[]
}
export type CollaborationMeasure = MeasureDescriptor & {
  scope: 'collaboration'
  cost: (network: SlicedNetwork) => number
  /** By collaboration row of the sliced network; `null` values are NaN. */
  compute: (network: SlicedNetwork, context: MeasureContext) => CollaborationColumn
}
export type Measure = NetworkMeasure | SectorMeasure | ActorMeasure | CollaborationMeasure

/** What a network measure says; `finding` puts it in its context. */
export type Result = Pick<Finding, 'value'> &
  Partial<
    Pick<
      Finding,
      'reason' | 'expectation' | 'sd' | 'z' | 'p' | 'interval' | 'bounds' | 'parts' | 'coverage'
    >
  > & {
    nullModel?: string
    seed?: number
    exact?: boolean
    /** What the method says beside the policies and the options: a source of data, say. */
    parameters?: Finding['method']['parameters']
  }

/** What a measure says about one sector, or about the pair of sectors that `ids` names. */
export type SubjectResult = Result & { ids: string[] }

export type ColumnResult = {
  values: Float64Array
  reason?: Reason
  /** Where an option makes it another than the measure's own. */
  unit?: string
  nullModel?: string
  seed?: number
  exact?: boolean
}

type Definition<O extends TObject, R> = Omit<
  MeasureDescriptor,
  'scope' | 'options' | 'isDefault' | 'version'
> & {
  options: O
  isDefault?: boolean
  version?: number
  /** Expected elementary steps; compared with `context.limit` before anything is computed. */
  cost: (network: SlicedNetwork) => number
  compute: (network: SlicedNetwork, options: Static<O>, context: MeasureContext) => R
}

/** A measure that gives one finding for the network. */
export function defineNetworkMeasure<O extends TObject>(
  definition: Definition<O, Result>,
): NetworkMeasure {
  const descriptor = describe(definition, 'network')
  return {
    ...descriptor,
    compute(network, context) {
      const options = optionsOf(definition, context)
      const result =
        definition.cost(network) > context.limit
          ? { value: null, reason: 'too-costly' as const }
          : definition.compute(network, options, context)
      return finding(descriptor, network, options, result, [])
    },
  }
}

/** A measure that gives a finding for each sector, or for each pair of sectors. */
export function defineSectorMeasure<O extends TObject>(
  scope: SectorMeasure['scope'],
  definition: Definition<O, SubjectResult[]>,
): SectorMeasure {
  const descriptor = describe(definition, scope)
  return {
    ...descriptor,
    compute(network, context) {
      const options = optionsOf(definition, context)
      const results =
        definition.cost(network) > context.limit
          ? [{ ids: [], value: null, reason: 'too-costly' as const }]
          : definition.compute(network, options, context)
      return results.map(({ ids, ...result }) => finding(descriptor, network, options, result, ids))
    },
  }
}

/** A measure that gives a value for each actor of the base, by row of the sliced network. */
export function defineActorMeasure<O extends TObject>(
  definition: Definition<O, ColumnResult>,
): ActorMeasure {
  const descriptor = describe(definition, 'actor')
  return {
    ...descriptor,
    compute: (network, context) =>
      column(descriptor, definition, network, context, network.actorCount),
  }
}

/** A measure that gives a value for each collaboration of the slice, by row of the sliced network. */
export function defineCollaborationMeasure<O extends TObject>(
  definition: Definition<O, ColumnResult>,
): CollaborationMeasure {
  const descriptor = describe(definition, 'collaboration')
  return {
    ...descriptor,
    compute: (network, context) =>
      column(descriptor, definition, network, context, network.collaborationCount),
  }
}

function describe<O extends TObject, R, S extends MeasureDescriptor['scope']>(
  definition: Definition<O, R>,
  scope: S,
) {
  return {
    ...definition,
    scope,
    version: definition.version ?? 1,
    isDefault: definition.isDefault ?? true,
  }
}

function column<O extends TObject>(
  descriptor: Pick<MeasureDescriptor, 'id' | 'unit' | 'version'>,
  definition: Definition<O, ColumnResult>,
  network: SlicedNetwork,
  context: MeasureContext,
  rows: number,
): ActorColumn {
  const options = optionsOf(definition, context)
  const result: ColumnResult =
    definition.cost(network) > context.limit
      ? { values: new Float64Array(rows).fill(Number.NaN), reason: 'too-costly' }
      : definition.compute(network, options, context)
  const { values, reason, unit, ...how } = result
  return {
    measure: descriptor.id,
    unit: unit ?? descriptor.unit,
    values,
    ...(reason === undefined ? {} : { reason }),
    method: method(descriptor, network, options, how),
  }
}

function optionsOf<O extends TObject>(
  definition: { id: string; options: O },
  context: MeasureContext,
): Static<O> {
  return readOptions(definition, context.options[definition.id])
}

function finding(
  descriptor: Omit<MeasureDescriptor, 'options'>,
  network: SlicedNetwork,
  options: Readonly<Record<string, unknown>>,
  result: Result,
  ids: string[],
): Finding {
  const { nullModel, seed, exact, parameters, coverage, ...said } = result
  return {
    measure: descriptor.id,
    subject: { scope: descriptor.scope, ids },
    slice: network.slice,
    unit: descriptor.unit,
    ...said,
    coverage: coverage ?? participationCoverage(network),
    method: method(descriptor, network, options, {
      ...(nullModel === undefined ? {} : { nullModel }),
      ...(seed === undefined ? {} : { seed }),
      ...(exact === undefined ? {} : { exact }),
      ...(parameters === undefined ? {} : { parameters }),
    }),
  }
}

/**
 * Participations used, and those of which the data does not say enough to place them (no date). What
 * the slice leaves out on purpose is no gap in the data and is not counted here.
 */
function participationCoverage(network: SlicedNetwork): Finding['coverage'] {
  const undated = network.coverage.dropped['no-date'] ?? 0
  return {
    used: network.coverage.kept,
    dropped: undated,
    why: undated > 0 ? [{ code: 'no-date', count: undated }] : [],
  }
}

function method(
  descriptor: Pick<MeasureDescriptor, 'version'>,
  network: SlicedNetwork,
  options: Readonly<Record<string, unknown>>,
  how: Pick<Result, 'nullModel' | 'seed' | 'exact' | 'parameters'>,
): Finding['method'] {
  const parameters: Finding['method']['parameters'] = {
    support: network.slice.support ?? 'exclude',
    missingEnd: network.whole.packed.network.missingEnd,
  }
  for (const [name, value] of Object.entries(options)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      parameters[name] = value
    }
  }
  return {
    parameters: { ...parameters, ...how.parameters },
    ...(how.nullModel === undefined ? {} : { nullModel: how.nullModel }),
    ...(how.seed === undefined ? {} : { seed: how.seed }),
    exact: how.exact ?? true,
    version: descriptor.version,
  }
}
