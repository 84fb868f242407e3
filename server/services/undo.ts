import type { Applied, Store } from '../store/store.ts'
import { setImmediate as breathe } from 'node:timers/promises'
import type { ChangeInfo, Entry, Write } from '../domain/change-sets.ts'
import { sameRecord } from '../domain/network-state.ts'
import { RECORD_KINDS, type RecordKind } from '../domain/records.ts'
import { AppError } from '../errors.ts'

/** Entries compared between two turns of the event loop: a few milliseconds of work. */
const CHUNK = 500
/** Obstacles that are listed; the rest is only counted. */
const LISTED = 100

export type UndoRequest = {
  networkId: string
  changeSetId: string
  info: Pick<ChangeInfo, 'by' | 'reason' | 'source'>
  signal?: AbortSignal
  onProgress?: (part: number) => void
}

/**
 * Takes a change set back by writing its inverse, all of it or nothing. Refused where a record is no
 * longer what the change set made of it, or where something that stays refers to a record that would
 * go: the same rule as domain/network-state's `undoObstacles`, kept here in pieces so that a change set
 * of half a million entries neither fills the memory nor holds up the event loop.
 * @throws AppError undo-blocked with the list (`obstacles`, each `kind id`) and its length (`count`);
 *   change-set-not-found; version-conflict when the network changes meanwhile
 */
export async function undoChangeSet(store: Store, request: UndoRequest): Promise<Applied> {
  const { networkId, changeSetId, signal } = request
  const { version } = await store.getNetwork(networkId)
  const { counts } = await store.getChangeSet(networkId, changeSetId)
  const total = Math.max(1, counts.created + counts.changed + counts.deleted)
  const obstacles = new Obstacles()
  const going = goingRecords()

  let compared = 0
  for await (const chunk of chunksOf(store.entries(networkId, changeSetId))) {
    signal?.throwIfAborted()
    await compareWithPresent(store, networkId, chunk, obstacles)
    for (const entry of chunk) if (entry.before === null) going[entry.record].add(entry.id)
    compared += chunk.length
    request.onProgress?.((compared / total) * 0.4)
    await breathe()
  }
  if (RECORD_KINDS.some((kind) => going[kind].size > 0)) {
    await findReferences(store, networkId, going, obstacles, signal)
  }
  obstacles.refuse(changeSetId)

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

class Obstacles {
  readonly #listed = new Set<string>()
  #count = 0

  add(kind: RecordKind, id: string): void {
    this.#count++
    if (this.#listed.size < LISTED) this.#listed.add(`${kind} ${id}`)
  }

  refuse(changeSetId: string): void {
    if (this.#count === 0) return
    throw new AppError('undo-blocked', {
      changeSetId,
      count: this.#count,
      obstacles: [...this.#listed],
    })
  }
}

type Going = Record<RecordKind, Set<string>>

function goingRecords(): Going {
  return {
    network: new Set(),
    actor: new Set(),
    collaboration: new Set(),
    participation: new Set(),
    call: new Set(),
    application: new Set(),
  }
}

async function compareWithPresent(
  store: Store,
  networkId: string,
  entries: readonly Entry[],
  obstacles: Obstacles,
): Promise<void> {
  for (const kind of RECORD_KINDS) {
    const ofKind = entries.filter((entry) => entry.record === kind)
    if (ofKind.length === 0) continue
    const present = await store.readRecords(
      networkId,
      kind,
      ofKind.map((entry) => entry.id),
    )
    for (const entry of ofKind) {
      if (!sameRecord(present.get(entry.id) ?? null, entry.after)) obstacles.add(kind, entry.id)
    }
  }
}

async function findReferences(
  store: Store,
  networkId: string,
  going: Going,
  obstacles: Obstacles,
  signal?: AbortSignal,
): Promise<void> {
  const met = new Set<string>()
  const refer = (kind: RecordKind, id: string): void => {
    if (!going[kind].has(id) || met.has(`${kind} ${id}`)) return
    met.add(`${kind} ${id}`)
    obstacles.add(kind, id)
  }
  for await (const batch of store.read(networkId)) {
    signal?.throwIfAborted()
    if (batch.record === 'participation') {
      for (const { key, value } of batch.rows) {
        if (going.participation.has(key)) continue
        refer('actor', value.actorId)
        refer('collaboration', value.collaborationId)
      }
    } else if (batch.record === 'application') {
      for (const { key, value } of batch.rows) {
        if (going.application.has(key)) continue
        refer('call', value.callId)
        refer('collaboration', value.collaborationId)
      }
    }
    await breathe()
  }
}

async function* chunksOf(entries: AsyncIterable<Entry>): AsyncGenerator<Entry[]> {
  let chunk: Entry[] = []
  for await (const entry of entries) {
    chunk.push(entry)
    if (chunk.length < CHUNK) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
