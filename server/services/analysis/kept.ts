import type { ActorColumn, CollaborationColumn, IsolatedActor } from '../../domain/findings.ts'
import { canonicalJson } from '../../domain/network-state.ts'
import { computeActorColumns, computeCollaborationColumns, listIsolated } from './computing.ts'
import { findHubs, type Hubs } from '../../measures/isolation/hubs.ts'
import { listDefaultMeasures, listMeasures } from '../../measures/registry.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'
import type { MeasureChoice } from '../measure-choice.ts'

/**
 * Steps beyond which a column is left out of a list that nobody asked to be sorted by it: a tenth of
 * a second, where the measure's own limit is five seconds.
 */
const LIST_LIMIT = 50_000_000

type Kept = {
  isolated?: IsolatedActor[]
  isolatedById?: Map<string, IsolatedActor>
  hubs?: Hubs
  /** By measure, and by how it was asked for. */
  columns: Map<string, ActorColumn>
}

/** How columns are computed, where it is not as every measure does by itself. */
export type How = Pick<MeasureChoice, 'options' | 'seed'>

// What several questions about one slice need is computed once and goes away with the slice.
const kept = new WeakMap<SlicedNetwork, Kept>()

function keptOf(network: SlicedNetwork): Kept {
  const known = kept.get(network) ?? { columns: new Map() }
  kept.set(network, known)
  return known
}

/** Everyone with a reason, in the order of ids. */
export function isolatedOf(network: SlicedNetwork): IsolatedActor[] {
  return (keptOf(network).isolated ??= listIsolated(network))
}

export function isolationById(network: SlicedNetwork): ReadonlyMap<string, IsolatedActor> {
  return (keptOf(network).isolatedById ??= new Map(
    isolatedOf(network).map((actor) => [actor.id, actor]),
  ))
}

/** Hubs of the slice, and how far everyone is from one. */
export function hubsOf(network: SlicedNetwork): Hubs {
  return (keptOf(network).hubs ??= findHubs(network))
}

/**
 * Columns of the actor measures asked for; of the default ones without ids, those that take long left empty.
 * @throws AppError measure-not-found, invalid-options
 */
export function columnsOf(
  network: SlicedNetwork,
  ids?: readonly string[],
  how: How = {},
): ActorColumn[] {
  const { columns } = keptOf(network)
  const asked = ids ?? actorMeasureIds()
  return asked.flatMap((id) => {
    const full = keyOf('actor', id, how)
    const key = ids ? full : `${full} brief`
    const known = columns.get(full) ?? columns.get(key)
    if (known) return [known]
    const made = computeActorColumns(network, [id], {
      ...how,
      ...(!ids && { limit: LIST_LIMIT }),
    })
    for (const column of made) columns.set(column.reason === 'too-costly' ? key : full, column)
    return made
  })
}

/** Columns of the measures of collaborations asked for. @throws AppError as columnsOf */
export function collaborationColumnsOf(
  network: SlicedNetwork,
  ids: readonly string[],
  how: How = {},
): CollaborationColumn[] {
  const { columns } = keptOf(network)
  return ids.flatMap((id) => {
    const key = keyOf('collaboration', id, how)
    const known = columns.get(key)
    if (known) return [known]
    const made = computeCollaborationColumns(network, [id], how)
    for (const column of made) columns.set(key, column)
    return made
  })
}

function keyOf(scope: string, id: string, { options, seed }: How): string {
  return canonicalJson([scope, id, options?.[id] ?? null, seed ?? null])
}

/** Those that are computed unasked. */
export function actorMeasureIds(): string[] {
  return listDefaultMeasures().flatMap((measure) => (measure.scope === 'actor' ? [measure.id] : []))
}

/** Those that a list of actors, or of collaborations, can show and be sorted by: all of them. */
export function sortableMeasureIds(scope: 'actor' | 'collaboration' = 'actor'): string[] {
  return listMeasures().flatMap((measure) => (measure.scope === scope ? [measure.id] : []))
}

/** NaN inside, null outside. */
export function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value
}
