import { AppError } from '../errors.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Entry } from './change-sets.ts'
import type { RecordKind, RecordTypes } from './record-kinds.ts'

/** All records of a network, by kind and key: what the sequence of its change sets makes. */
export type NetworkState = { readonly [K in RecordKind]: ReadonlyMap<string, RecordTypes[K]> }

export const EMPTY_STATE: NetworkState = {
  network: new Map(),
  actor: new Map(),
  collaboration: new Map(),
  participation: new Map(),
  call: new Map(),
  application: new Map(),
}

/**
 * The state after the entries. Each entry's `before` must be what is there: a change set is only ever
 * applied where it was made for.
 * @throws AppError version-conflict when a `before` is not what the state holds
 */
export function applyEntries(state: NetworkState, entries: Iterable<Entry>): NetworkState {
  const next = {
    network: new Map(state.network),
    actor: new Map(state.actor),
    collaboration: new Map(state.collaboration),
    participation: new Map(state.participation),
    call: new Map(state.call),
    application: new Map(state.application),
  }
  for (const entry of entries) {
    // The six maps differ only in what they hold, which the entry's kind has already fixed.
    const records: Map<string, RecordTypes[RecordKind]> = next[entry.record]
    if (!sameRecord(records.get(entry.id) ?? null, entry.before)) {
      throw new AppError('version-conflict', { record: entry.record, id: entry.id })
    }
    if (entry.after === null) records.delete(entry.id)
    else records.set(entry.id, entry.after)
  }
  return next
}

/** The entries that take the given ones back, last one first. */
export function invertEntries(entries: readonly Entry[]): Entry[] {
  return entries.toReversed().map(invertEntry)
}

/** The state before the change sets given, newest first: the present one with each undone. */
export function stateBefore(
  present: NetworkState,
  newestFirst: Iterable<readonly Entry[]>,
): NetworkState {
  let state = present
  for (const entries of newestFirst) state = applyEntries(state, invertEntries(entries))
  return state
}

/** What stands in the way of undoing entries: records changed later, or that others refer to. */
export type UndoObstacle = { record: RecordKind; id: string; why: 'changed-later' | 'referred-to' }

/**
 * The obstacles to undoing `entries` in the present state. A record that is no longer what the entries
 * made of it was changed later; a record that would go must have nothing referring to it that stays.
 */
export function undoObstacles(state: NetworkState, entries: readonly Entry[]): UndoObstacle[] {
  const obstacles: UndoObstacle[] = []
  const going = new Set<string>()
  for (const entry of entries) {
    const records: ReadonlyMap<string, RecordTypes[RecordKind]> = state[entry.record]
    if (!sameRecord(records.get(entry.id) ?? null, entry.after)) {
      obstacles.push({ record: entry.record, id: entry.id, why: 'changed-later' })
    }
    if (entry.before === null) going.add(`${entry.record} ${entry.id}`)
  }
  const referred = new Set<string>()
  for (const [key, p] of state.participation) {
    if (going.has(`participation ${key}`)) continue
    referred.add(`actor ${p.actorId}`).add(`collaboration ${p.collaborationId}`)
  }
  for (const [key, a] of state.application) {
    if (going.has(`application ${key}`)) continue
    referred.add(`call ${a.callId}`).add(`collaboration ${a.collaborationId}`)
  }
  for (const entry of entries) {
    if (entry.before === null && referred.has(`${entry.record} ${entry.id}`)) {
      obstacles.push({ record: entry.record, id: entry.id, why: 'referred-to' })
    }
  }
  return obstacles
}

function invertEntry(entry: Entry): Entry {
  // Swapping the two sides keeps the entry's kind; the compiler sees the union, not the pair.
  switch (entry.record) {
    case 'network':
      return { ...entry, before: entry.after, after: entry.before }
    case 'actor':
      return { ...entry, before: entry.after, after: entry.before }
    case 'collaboration':
      return { ...entry, before: entry.after, after: entry.before }
    case 'participation':
      return { ...entry, before: entry.after, after: entry.before }
    case 'call':
      return { ...entry, before: entry.after, after: entry.before }
    case 'application':
      return { ...entry, before: entry.after, after: entry.before }
  }
}

/** Whether two records hold the same values; the order of fields does not count. */
export function sameRecord(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b)
}

export { canonicalJson } from './canonical-json.ts'
