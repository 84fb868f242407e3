import type { ChangeSetSummary, Entry } from '../../domain/change-sets.ts'
import { AppError } from '../../errors.ts'
import type { Store } from '../../store/store.ts'

/** One merge in an actor's history. */
export type ActorMerge = {
  changeSetId: string
  version: number
  at: string
  by: string
  /** The actors that became this one. */
  merged: { id: string; name: string }[]
  /** False once they are apart again. */
  isInForce: boolean
}

/**
 * The merges that made an actor what it is, newest first, as its history tells: a change set that gave
 * it the ids of actors that went with it.
 * @throws AppError network-not-found, actor-not-found
 */
export async function listMerges(
  store: Store,
  networkId: string,
  actorId: string,
): Promise<ActorMerge[]> {
  const present = (await store.readRecords(networkId, 'actor', [actorId])).get(actorId)
  if (!present) {
    await store.getNetwork(networkId)
    throw new AppError('actor-not-found', { actorId })
  }
  const merges: ActorMerge[] = []
  // Newest first: what took a change set back comes before it.
  const undone = new Set<string>()
  for (const { changeSet, entry } of await store.recordHistory(networkId, 'actor', actorId)) {
    if (changeSet.undoes !== undefined) undone.add(changeSet.undoes)
    const ids = idsGained(entry)
    if (ids.length === 0 || changeSet.undoes !== undefined) continue
    const merged = await goneActors(store, networkId, changeSet, new Set(ids))
    if (merged.length === 0) continue
    const { id: changeSetId, version, at, by } = changeSet
    const isThere = merged.every(({ id }) => present.formerIds.includes(id))
    const isInForce = isThere && !undone.has(changeSetId)
    merges.push({ changeSetId, version, at, by, merged, isInForce })
  }
  return merges
}

/** Whom a change set merged into whom. @throws AppError invalid-request when it merged nobody */
export async function readMerge(
  store: Store,
  networkId: string,
  changeSetId: string,
): Promise<{ keptId: string; mergedIds: string[] }> {
  const gained = new Map<string, string>()
  const gone: string[] = []
  for await (const entry of store.entries(networkId, changeSetId)) {
    if (entry.record !== 'network' && entry.record !== 'actor') break
    for (const id of idsGained(entry)) gained.set(id, entry.id)
    if (entry.record === 'actor' && entry.after === null) gone.push(entry.id)
  }
  const mergedIds = gone.filter((id) => gained.has(id))
  const keptId = gained.get(mergedIds[0] ?? '')
  if (keptId === undefined) {
    throw new AppError('invalid-request', { field: 'changeSetId', expected: 'merge' })
  }
  return { keptId, mergedIds }
}

function idsGained(entry: Entry): string[] {
  if (entry.record !== 'actor' || entry.before === null || entry.after === null) return []
  const known = new Set(entry.before.formerIds)
  return entry.after.formerIds.filter((id) => !known.has(id))
}

async function goneActors(
  store: Store,
  networkId: string,
  changeSet: ChangeSetSummary,
  ids: ReadonlySet<string>,
): Promise<ActorMerge['merged']> {
  const gone: ActorMerge['merged'] = []
  for await (const entry of store.entries(networkId, changeSet.id)) {
    if (entry.record !== 'network' && entry.record !== 'actor') break
    if (entry.record !== 'actor' || entry.after !== null || !ids.has(entry.id)) continue
    gone.push({ id: entry.id, name: entry.before?.name ?? entry.id })
  }
  return gone
}
