import type { Write } from '../../server/domain/change-sets.ts'
import { applicationKey, compareIds, participationKey } from '../../server/domain/identifiers.ts'
import type { NetworkState } from '../../server/domain/network-state.ts'
import { RECORD_KINDS } from '../../server/domain/record-kinds.ts'
import {
  newActor,
  newCollaboration,
  newNetwork,
  type Actor,
  type Application,
  type Call,
  type Collaboration,
  type Network,
  type Participation,
} from '../../server/domain/records.ts'
import type { RecordBatch, Store } from '../../server/store/store.ts'

export const INFO = { by: 'test', reason: 'because' }

export const network = (id: string, fields: Partial<Network> = {}): Network =>
  newNetwork({ id, name: `Network ${id}`, createdAt: '2012-01-01T00:00:00.000Z', ...fields })

export const putActor = (fields: Pick<Actor, 'id'> & Partial<Actor>): Write => ({
  record: 'actor',
  id: fields.id,
  after: newActor({ name: `Actor ${fields.id}`, ...fields }),
})

export const putCollaboration = (
  fields: Pick<Collaboration, 'id'> & Partial<Collaboration>,
): Write => ({
  record: 'collaboration',
  id: fields.id,
  after: newCollaboration({ name: `Collaboration ${fields.id}`, ...fields }),
})

export const putParticipation = (
  actorId: string,
  collaborationId: string,
  fields: Partial<Participation> = {},
): Write => {
  const after: Participation = { actorId, collaborationId, role: 'partner', ...fields }
  return { record: 'participation', id: participationKey(after), after }
}

export const putCall = (id: string, fields: Partial<Call> = {}): Write => ({
  record: 'call',
  id,
  after: { id, name: `Call ${id}`, domains: [], eligibleCategories: [], rules: [], ...fields },
})

export const putApplication = (
  callId: string,
  collaborationId: string,
  fields: Partial<Application> = {},
): Write => {
  const after: Application = { callId, collaborationId, status: 'filed', ...fields }
  return { record: 'application', id: applicationKey(after), after }
}

export const remove = ({ record, id }: Write): Write => ({ record, id, after: null })

/** Two actors, a project of both and one of the first alone, dated. */
export const SMALL: Write[] = [
  putActor({ id: 'a', sectors: ['culture'] }),
  putActor({ id: 'b', sectors: ['health', 'culture'] }),
  putCollaboration({ id: 'p', startsOn: '2012', endsOn: '2013-06' }),
  putCollaboration({ id: 'q' }),
  putParticipation('a', 'p', { role: 'lead' }),
  putParticipation('b', 'p'),
  putParticipation('a', 'q', { startsOn: '2012-02-29' }),
]

/** A network with the writes in it, at version 2 (or 1 without any). */
export async function makeNetwork(
  store: Store,
  id: string,
  writes: Iterable<Write>,
): Promise<string> {
  await store.createNetwork(network(id), INFO)
  await store.apply(id, INFO, writes)
  return id
}

/** Everything `read` gives, and that it gives it in the order it promises. */
export async function readState(
  store: Store,
  networkId: string,
  version?: number,
): Promise<NetworkState> {
  const batches = await readBatches(store, networkId, version)
  const state = {
    network: new Map(),
    actor: new Map(),
    collaboration: new Map(),
    participation: new Map(),
    call: new Map(),
    application: new Map(),
  }
  let last: { kind: number; key: string } | undefined
  for (const { record, rows } of batches) {
    for (const { key, value } of rows) {
      const kind = RECORD_KINDS.indexOf(record)
      if (
        last !== undefined &&
        (kind < last.kind || (kind === last.kind && compareIds(last.key, key) >= 0))
      ) {
        throw new Error(`${record} ${key} comes after ${last.key}`)
      }
      last = { kind, key }
      state[record].set(key, value)
    }
  }
  return state
}

export async function readBatches(
  store: Store,
  networkId: string,
  version?: number,
): Promise<RecordBatch[]> {
  return collect(store.read(networkId, version === undefined ? {} : { version }))
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

export async function* asAsync<T>(items: Iterable<T>): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item)
}

/** The text of a backup. */
export async function backupText(store: Store): Promise<string> {
  const lines: string[] = []
  await store.backup({ write: (line) => void lines.push(line) })
  return lines.join('')
}
