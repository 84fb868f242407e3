import type { ActorColumn, IsolatedActor } from '../../domain/findings.ts'
import { computeActorColumns } from '../../measures/compute.ts'
import { listIsolated } from '../../measures/isolation/isolation.ts'
import { listDefaultMeasures, listMeasures } from '../../measures/registry.ts'
import type { SlicedNetwork } from '../../network/sliced-network.ts'

/**
 * Steps beyond which a column is left out of a list that nobody asked to be sorted by it: a tenth of
 * a second, where the measure's own limit is five seconds.
 */
const LIST_LIMIT = 50_000_000

type Kept = {
  isolated?: IsolatedActor[]
  isolatedById?: Map<string, IsolatedActor>
  columns: Map<string, ActorColumn>
}

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

/**
 * Columns of the actor measures asked for; of the default ones without ids, those that take long left empty.
 * @throws AppError measure-not-found
 */
export function columnsOf(network: SlicedNetwork, ids?: readonly string[]): ActorColumn[] {
  const { columns } = keptOf(network)
  const asked = ids ?? actorMeasureIds()
  return asked.flatMap((id) => {
    const key = ids ? id : `${id} brief`
    const known = columns.get(id) ?? columns.get(key)
    if (known) return [known]
    const made = computeActorColumns(network, [id], ids ? {} : { limit: LIST_LIMIT })
    for (const column of made) columns.set(column.reason === 'too-costly' ? key : id, column)
    return made
  })
}

/** Those that are computed unasked. */
export function actorMeasureIds(): string[] {
  return listDefaultMeasures().flatMap((measure) => (measure.scope === 'actor' ? [measure.id] : []))
}

/** Those that a list can be sorted by: all of them. */
export function sortableMeasureIds(): string[] {
  return listMeasures().flatMap((measure) => (measure.scope === 'actor' ? [measure.id] : []))
}

/** NaN inside, null outside. */
export function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value
}
