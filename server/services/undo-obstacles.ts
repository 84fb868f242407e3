import { setImmediate as breathe } from 'node:timers/promises'
import type { ChangeSetSummary, Entry } from '../domain/change-sets.ts'
import { sameRecord } from '../domain/network-state.ts'
import { RECORD_KINDS, type RecordKind } from '../domain/record-kinds.ts'
import type { Store } from '../store/store.ts'

/** Entries compared between two turns of the event loop: a few milliseconds of work. */
const CHUNK = 500
/** Obstacles that are listed; the rest is only counted. */
const LISTED = 100

/** A record that keeps a change set from being taken back. */
export type Obstacle = {
  record: RecordKind
  id: string
  /** What refers to it and would stay; without it, the record itself was changed since. */
  by?: { record: RecordKind; id: string }
}

export type ObstaclesAsked = {
  networkId: string
  changeSetId: string
  signal?: AbortSignal
  /** Called with the number of entries compared so far. */
  onProgress?: (compared: number) => void
}

/**
 * What stands in the way of taking a change set back: records that are no longer what it made of them,
 * and records that would go although something that stays refers to them. The same rule as
 * domain/network-state's `undoObstacles`, kept here in pieces so that a change set of half a million
 * entries neither fills the memory nor holds up the event loop. The first hundred are listed.
 */
export async function findObstacles(
  store: Store,
  { networkId, changeSetId, signal, onProgress }: ObstaclesAsked,
): Promise<{ count: number; listed: Obstacle[] }> {
  const obstacles = new Obstacles()
  const going = goingRecords()
  let compared = 0
  for await (const chunk of chunksOf(store.entries(networkId, changeSetId))) {
    signal?.throwIfAborted()
    await compareWithPresent(store, networkId, chunk, obstacles)
    for (const entry of chunk) if (entry.before === null) going[entry.record].add(entry.id)
    compared += chunk.length
    onProgress?.(compared)
    await breathe()
  }
  if (RECORD_KINDS.some((kind) => going[kind].size > 0)) {
    await findReferences(store, networkId, going, obstacles, signal)
  }
  return { count: obstacles.count, listed: obstacles.listed }
}

/** The later change sets that made obstacles, the latest first, each with those that it made. */
export async function laterChanges(
  store: Store,
  networkId: string,
  changeSetId: string,
  obstacles: readonly Obstacle[],
): Promise<{ changeSet: ChangeSetSummary; obstacles: Obstacle[] }[]> {
  const { version } = await store.getChangeSet(networkId, changeSetId)
  const found = new Map<string, { changeSet: ChangeSetSummary; obstacles: Obstacle[] }>()
  for (const obstacle of obstacles) {
    const { record, id } = obstacle.by ?? obstacle
    const history = await store.recordHistory(networkId, record, id)
    const later = history.filter(({ changeSet }) => changeSet.version > version)
    // What refers to the record may be older than it is: then it is the record that came back.
    const touched = later.length > 0 ? later : history.slice(0, 1)
    for (const { changeSet } of touched) {
      const known = found.get(changeSet.id) ?? { changeSet, obstacles: [] }
      known.obstacles.push(obstacle)
      found.set(changeSet.id, known)
    }
  }
  return [...found.values()].toSorted((a, b) => b.changeSet.version - a.changeSet.version)
}

class Obstacles {
  readonly listed: Obstacle[] = []
  count = 0

  add(obstacle: Obstacle): void {
    this.count++
    if (this.listed.length < LISTED) this.listed.push(obstacle)
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
      if (!sameRecord(present.get(entry.id) ?? null, entry.after)) {
        obstacles.add({ record: kind, id: entry.id })
      }
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
  const refer = (record: RecordKind, id: string, by: Obstacle['by']): void => {
    if (!going[record].has(id) || met.has(`${record} ${id}`)) return
    met.add(`${record} ${id}`)
    obstacles.add({ record, id, ...(by && { by }) })
  }
  for await (const batch of store.read(networkId)) {
    signal?.throwIfAborted()
    if (batch.record === 'participation') {
      for (const { key, value } of batch.rows) {
        if (going.participation.has(key)) continue
        const by = { record: batch.record, id: key }
        refer('actor', value.actorId, by)
        refer('collaboration', value.collaborationId, by)
      }
    } else if (batch.record === 'application') {
      for (const { key, value } of batch.rows) {
        if (going.application.has(key)) continue
        const by = { record: batch.record, id: key }
        refer('call', value.callId, by)
        refer('collaboration', value.collaborationId, by)
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
