import type { Static, TObject } from 'typebox'
import { Value } from 'typebox/value'
import type { ActorColumn, Finding, Reason } from '../domain/findings.ts'
import { AppError } from '../errors.ts'
import type { SlicedNetwork } from '../network/sliced-network.ts'

export const MEASURE_FAMILIES = [
  'structure',
  'position',
  'openness',
  'isolation',
  'dependence',
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
}

/** About five seconds of one core: a request may wait so long, what is longer is for a job. */
const DEFAULT_LIMIT = 1_000_000_000

export function measureContext(given: Partial<MeasureContext> = {}): MeasureContext {
  return {
    seed: given.seed ?? 1,
    limit: given.limit ?? DEFAULT_LIMIT,
    options: given.options ?? {},
  }
}

/** What can be told of a measure without computing it. */
export type MeasureDescriptor = {
  /** kebab-case, stable: part of the API. Its texts are `measure.<id>.*` in the locales. */
  id: string
  family: MeasureFamily
  /** `network`: one finding. `actor`: one value for each actor of the base. */
  scope: 'network' | 'actor'
  /** count · share · index · weight */
  unit: string
  options: TObject
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
export type Measure = NetworkMeasure | ActorMeasure

/** What a network measure says; `finding` puts it in its context. */
export type Result = Pick<Finding, 'value'> &
  Partial<
    Pick<
      Finding,
      'reason' | 'expectation' | 'sd' | 'z' | 'p' | 'interval' | 'bounds' | 'parts' | 'coverage'
    >
  > & { nullModel?: string; seed?: number; exact?: boolean }

export type ColumnResult = { values: Float64Array; reason?: Reason; seed?: number; exact?: boolean }

type Definition<O extends TObject, R> = Omit<MeasureDescriptor, 'scope' | 'options' | 'version'> & {
  options: O
  version?: number
  /** Expected elementary steps; compared with `context.limit` before anything is computed. */
  cost: (network: SlicedNetwork) => number
  compute: (network: SlicedNetwork, options: Static<O>, context: MeasureContext) => R
}

/** A measure that gives one finding for the network. */
export function defineNetworkMeasure<O extends TObject>(
  definition: Definition<O, Result>,
): NetworkMeasure {
  const descriptor = { ...definition, scope: 'network' as const, version: definition.version ?? 1 }
  return {
    ...descriptor,
    compute(network, context) {
      const options = optionsOf(definition, context)
      const result =
        definition.cost(network) > context.limit
          ? { value: null, reason: 'too-costly' as const }
          : definition.compute(network, options, context)
      return finding(descriptor, network, options, result)
    },
  }
}

/** A measure that gives a value for each actor of the base, by row of the sliced network. */
export function defineActorMeasure<O extends TObject>(
  definition: Definition<O, ColumnResult>,
): ActorMeasure {
  const descriptor = { ...definition, scope: 'actor' as const, version: definition.version ?? 1 }
  return {
    ...descriptor,
    compute(network, context) {
      const options = optionsOf(definition, context)
      const result: ColumnResult =
        definition.cost(network) > context.limit
          ? { values: new Float64Array(network.actorCount).fill(Number.NaN), reason: 'too-costly' }
          : definition.compute(network, options, context)
      const { values, reason, ...how } = result
      return {
        measure: descriptor.id,
        unit: descriptor.unit,
        values,
        ...(reason === undefined ? {} : { reason }),
        method: method(descriptor, network, options, how),
      }
    },
  }
}

function optionsOf<O extends TObject>(
  definition: { id: string; options: O },
  context: MeasureContext,
): Static<O> {
  const options: unknown = Value.Default(definition.options, context.options[definition.id] ?? {})
  if (!Value.Check(definition.options, options)) {
    throw new AppError('invalid-options', { measure: definition.id })
  }
  return options
}

function finding(
  descriptor: Omit<NetworkMeasure, 'compute' | 'cost'>,
  network: SlicedNetwork,
  options: Readonly<Record<string, unknown>>,
  result: Result,
): Finding {
  const { nullModel, seed, exact, coverage, ...said } = result
  return {
    measure: descriptor.id,
    subject: { scope: 'network', ids: [] },
    slice: network.slice,
    unit: descriptor.unit,
    ...said,
    coverage: coverage ?? participationCoverage(network),
    method: method(descriptor, network, options, {
      ...(nullModel === undefined ? {} : { nullModel }),
      ...(seed === undefined ? {} : { seed }),
      ...(exact === undefined ? {} : { exact }),
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
  how: { nullModel?: string; seed?: number; exact?: boolean },
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
    parameters,
    ...(how.nullModel === undefined ? {} : { nullModel: how.nullModel }),
    ...(how.seed === undefined ? {} : { seed: how.seed }),
    exact: how.exact ?? true,
    version: descriptor.version,
  }
}
