import type { ChangeInfo, Entry, Write } from '../domain/change-sets.ts'
import { AppError } from '../errors.ts'
import type { Applied, Store } from '../store/store.ts'
import { findObstacles, laterChanges } from './undo-obstacles.ts'

/** Later changes that the failure names. */
const NAMED_CHANGES = 5

export type UndoRequest = {
  networkId: string
  changeSetId: string
  info: Pick<ChangeInfo, 'by' | 'reason' | 'told' | 'source'>
  signal?: AbortSignal
  onProgress?: (part: number) => void
}

/**
 * Takes a change set back by writing its inverse, all of it or nothing. Refused where a record is no
 * longer what the change set made of it, or where something that stays refers to a record that would
 * go: the same rule as domain/network-state's `undoObstacles`, kept here in pieces so that a change set
 * of half a million entries neither fills the memory nor holds up the event loop.
 * @throws AppError undo-blocked with the list (`obstacles`, each `kind id`), its length (`count`) and the
 *   later change sets that made them (`changeSets`: ids, `changes`: their reasons); change-set-not-found; version-conflict when the network changes meanwhile
 */
export async function undoChangeSet(store: Store, request: UndoRequest): Promise<Applied> {
  const { networkId, changeSetId, signal } = request
  const { version } = await store.getNetwork(networkId)
  const { counts } = await store.getChangeSet(networkId, changeSetId)
  const total = Math.max(1, counts.created + counts.changed + counts.deleted)
  const { count, listed } = await findObstacles(store, {
    networkId,
    changeSetId,
    ...(signal && { signal }),
    onProgress: (compared) => request.onProgress?.((compared / total) * 0.4),
  })
  if (count > 0) {
    const changes = await laterChanges(store, networkId, changeSetId, listed)
    throw new AppError('undo-blocked', {
      changeSetId,
      count,
      obstacles: listed.map(({ record, id }) => `${record} ${id}`),
      changeSets: changes.map(({ changeSet }) => changeSet.id),
      changes: changes.slice(0, NAMED_CHANGES).map(({ changeSet }) => changeSet.reason),
    })
  }

  return store.apply(
    networkId,
    { ...request.info, undoes: changeSetId },
    inverseWrites(store.entries(networkId, changeSetId)),
    {
      expectedVersion: version,
      ...(signal && { signal }),
      onProgress: (done) => request.onProgress?.(0.5 + (done / total) * 0.5),
    },
  )
}

async function* inverseWrites(entries: AsyncIterable<Entry>): AsyncGenerator<Write> {
  for await (const entry of entries) yield inverseOf(entry)
}

function inverseOf(entry: Entry): Write {
  // What was before becomes what is after; the compiler sees the union of kinds, not each pair.
  switch (entry.record) {
    case 'network':
      return { record: entry.record, id: entry.id, after: entry.before }
    case 'actor':
      return { record: entry.record, id: entry.id, after: entry.before }
    case 'collaboration':
      return { record: entry.record, id: entry.id, after: entry.before }
    case 'participation':
      return { record: entry.record, id: entry.id, after: entry.before }
    case 'call':
      return { record: entry.record, id: entry.id, after: entry.before }
    case 'application':
      return { record: entry.record, id: entry.id, after: entry.before }
  }
}
