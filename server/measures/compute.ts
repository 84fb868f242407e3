import type { ActorColumn, CollaborationColumn, Finding } from '../domain/findings.ts'
import { AppError, isAppError } from '../errors.ts'
import type { SlicedNetwork } from '../network/sliced-network.ts'
import { measureContext, type Measure, type MeasureContext } from './measure.ts'
import { getMeasure, listDefaultMeasures } from './registry.ts'
import { opennessByYear } from './time/openness-by-year.ts'

/** The measures of these ids, in their order; without ids those that are computed unasked. */
function chosen(ids: readonly string[] | undefined): readonly Measure[] {
  return ids?.map(getMeasure) ?? listDefaultMeasures()
}

/** What refuses an option while it computes does not know whose option it is. */
function named<T>(measure: Measure, compute: () => T): T {
  try {
    return compute()
  } catch (error) {
    if (!isAppError(error, 'invalid-options')) throw error
    throw new AppError(error.code, { measure: measure.id, ...error.details }, { cause: error })
  }
}

/**
 * Findings of the measures of networks, sectors and pairs of sectors among the ids given, in their
 * order; without ids, of those that are computed unasked. Ids of other measures are passed over:
 * `computeActorColumns` and `computeCollaborationColumns` answer them.
 * @throws AppError measure-not-found, invalid-options, network-too-large
 */
export function computeFindings(
  network: SlicedNetwork,
  ids?: readonly string[],
  context?: Partial<MeasureContext>,
): Finding[] {
  const full = measureContext(context)
  return chosen(ids).flatMap((measure) => {
    switch (measure.scope) {
      case 'network':
        return [named(measure, () => measure.compute(network, full))]
      case 'sector':
      case 'sector-pair':
        return named(measure, () => measure.compute(network, full))
      default:
        return []
    }
  })
}

/**
 * Columns of the actor measures among the ids given (without ids, of those computed unasked): one value
 * for each actor of the slice's base, by row of the sliced network (`network.actorIds`), partners from
 * outside the territory included; NaN where undefined.
 * @throws AppError measure-not-found, invalid-options, network-too-large
 */
export function computeActorColumns(
  network: SlicedNetwork,
  ids?: readonly string[],
  context?: Partial<MeasureContext>,
): ActorColumn[] {
  const full = measureContext(context)
  return chosen(ids).flatMap((measure) =>
    measure.scope === 'actor' ? [named(measure, () => measure.compute(network, full))] : [],
  )
}

/**
 * The same for the measures of collaborations, by row of `network.collaborationIds`.
 * @throws AppError measure-not-found, invalid-options, network-too-large
 */
export function computeCollaborationColumns(
  network: SlicedNetwork,
  ids?: readonly string[],
  context?: Partial<MeasureContext>,
): CollaborationColumn[] {
  const full = measureContext(context)
  return chosen(ids).flatMap((measure) =>
    measure.scope === 'collaboration' ? [named(measure, () => measure.compute(network, full))] : [],
  )
}

/** What the synthesis page and the report open with. */
export type NetworkOverview = {
  openness: Finding
  /** `ei-newman` for each year of the slice, oldest first; its `slice` says which. */
  opennessByYear: Finding[]
  /** `openness-trend`: does the excess over chance rise or fall over these years? */
  trend: Finding
  isolation: Finding
  dependence: Finding
  /** From projects of one actor to projects of several. */
  passage: Finding
  /** Do ties outlive the project that made them? */
  renewal: Finding
  /** The share of the ties of a year that are there in the next. */
  persistence: Finding
  counts: Finding[]
}

const COUNTS = [
  'actors',
  'collaborations',
  'participations',
  'ties',
  'components',
  'largest-component',
]

/** The findings of the synthesis, for one slice. @throws AppError network-too-large */
export function overview(
  network: SlicedNetwork,
  context?: Partial<MeasureContext>,
): NetworkOverview {
  const full = measureContext(context)
  const one = (id: string) => {
    const measure = getMeasure(id)
    if (measure.scope !== 'network') throw new RangeError(`${id} gives no finding`)
    return measure.compute(network, full)
  }
  return {
    openness: one('ei-newman'),
    opennessByYear: opennessByYear(network, full),
    trend: one('openness-trend'),
    isolation: one('isolated'),
    dependence: one('support-dependence'),
    passage: one('passage'),
    renewal: one('renewal'),
    persistence: one('persistence'),
    counts: COUNTS.map((id) => one(id)),
  }
}
