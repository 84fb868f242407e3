import { dayInterval, NO_DAY } from '../../domain/dates.ts'
import type { PackedNetwork } from '../../domain/packed-network.ts'
import type { ParticipationRow } from '../../domain/packed-participations.ts'
import { INTENSITIES, ROLES } from '../../domain/records.ts'
import { ACTOR, COLLABORATION, PARTICIPATION } from './kinds.ts'
import { indexIn } from './packed-columns.ts'
import { mergeActors, mergeCollaborations } from './packed-merge-kinds.ts'
import { mergeParticipations } from './packed-merge-participations.ts'
import { orderRows, placeOf } from './packed-merge.ts'
import {
  actorsBuilder,
  collaborationsBuilder,
  type Crowded,
  type RowsBuilder,
} from './packed-rows.ts'
import { list, number, text, textOrNull } from './rows.ts'
import type { Statements } from './statements.ts'

type Columns = Omit<PackedNetwork, 'network'>

/** A record that was touched: its key, and its text before. */
type Touched = { key: string; before: string | null }

/**
 * The columns of a network at its present version, from those of an earlier one and the records that
 * were touched since: with the same result as from nothing, in a fraction of the time.
 * @returns undefined when what is kept does not tell: then everything is packed anew
 */
export function changePackedColumns(
  statements: Statements,
  network: number,
  version: number,
  kept: { packed: PackedNetwork; crowded: Crowded },
): { columns: Columns; crowded: Crowded } | undefined {
  const { packed, crowded } = kept
  const touched = touchedSince(statements, network, packed.version)
  const ofActors = keysOf(touched, ACTOR)
  const ofCollaborations = keysOf(touched, COLLABORATION)
  const newActors = readTouched(statements, network, ACTOR, ofActors, actorsBuilder())
  const newCollaborations = readTouched(
    statements,
    network,
    COLLABORATION,
    ofCollaborations,
    collaborationsBuilder(),
  )
  const actorOrder = orderRows(packed.actors.ids, ofActors, newActors.columns.ids)
  const collaborationOrder = orderRows(
    packed.collaborations.ids,
    ofCollaborations,
    newCollaborations.ids,
  )
  // Where nothing was touched too: arrays that come out of bytes would be written in a longer form.
  const actors = mergeActors(
    { columns: packed.actors, crowded },
    newActors,
    actorOrder.order,
    ofActors.length,
  )
  if (actors === undefined) return undefined
  const collaborations = mergeCollaborations(
    packed.collaborations,
    newCollaborations,
    collaborationOrder.order,
  )
  const ofParticipations = touched.get(PARTICIPATION) ?? []
  const gone = ofParticipations.map(({ before }) => before)
  const come = ofParticipations.map(({ key }) =>
    textOrNull(statements('find-record').get(network, PARTICIPATION, key)?.[1] ?? null),
  )
  const participations = mergeParticipations(
    packed.participations,
    rowsOf(gone, packed.actors.ids, packed.collaborations.ids),
    rowsOf(come, actors.columns.ids, collaborations.ids),
    actorOrder.newRow,
    collaborationOrder.newRow,
  )
  if (participations === undefined) return undefined
  return {
    crowded: actors.crowded,
    columns: { version, actors: actors.columns, collaborations, participations },
  }
}

/** By kind, in key order. */
function touchedSince(
  statements: Statements,
  network: number,
  version: number,
): Map<number, Touched[]> {
  const byKind = new Map<number, Touched[]>()
  for (const [kind, key, before] of statements('list-touched').all(network, version)) {
    const ofKind = byKind.get(number(kind)) ?? []
    byKind.set(number(kind), ofKind)
    ofKind.push({ key: text(key), before: textOrNull(before) })
  }
  return byKind
}

const keysOf = (touched: ReadonlyMap<number, readonly Touched[]>, kind: number): string[] =>
  (touched.get(kind) ?? []).map(({ key }) => key)

/** The columns of those that are there. */
function readTouched<C>(
  statements: Statements,
  network: number,
  kind: number,
  keys: readonly string[],
  builder: RowsBuilder<C>,
): C {
  const ids: string[] = []
  for (const key of keys) {
    const row = statements('get-columns').get(network, kind, key)
    if (row !== undefined) builder.add(list(row[0]), ids.push(key) - 1)
  }
  return builder.finish(ids)
}

function rowsOf(
  bodies: readonly (string | null)[],
  actors: readonly string[],
  collaborations: readonly string[],
): ParticipationRow[] {
  return bodies.filter((body) => body !== null).map((body) => rowOf(body, actors, collaborations))
}

// Without the schemas of records: loading them takes longer than all the rest.
function rowOf(
  body: string,
  actors: readonly string[],
  collaborations: readonly string[],
): ParticipationRow {
  const fields = new Map<string, unknown>(Object.entries(JSON.parse(body)))
  const optional = (name: string) => (fields.has(name) ? text(fields.get(name)) : undefined)
  const interval = dayInterval(optional('startsOn'), optional('endsOn'))
  return {
    actor: placeOf(actors, text(fields.get('actorId'))),
    collaboration: placeOf(collaborations, text(fields.get('collaborationId'))),
    role: indexIn(ROLES, optional('role')),
    from: interval?.from ?? NO_DAY,
    to: interval?.to ?? NO_DAY,
    hasEnd: Number(interval?.hasEnd ?? false),
    intensity: indexIn(INTENSITIES, optional('intensity')),
  }
}
