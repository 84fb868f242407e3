import { setImmediate as breathe } from 'node:timers/promises'
import type { Write } from '../../domain/change-sets.ts'
import type { Actor, Network, Participation } from '../../domain/records.ts'
import { AppError } from '../../errors.ts'
import type { Store } from '../../store/store.ts'
import {
  mergedActor,
  mergedParticipations,
  repointed,
  repointedNetwork,
  type Merging,
} from './merge-actors.ts'

/**
 * The writes that make one actor of several: the actor, what refers to it, and the others gone. The
 * network passes by batch by batch; only what changes is in memory. O(records of the network).
 * @throws AppError actor-not-found, invalid-request when an actor is to be merged with itself
 */
export async function planMerge(
  store: Store,
  network: Network,
  keptId: string,
  mergedIds: readonly string[],
): Promise<{ merging: Merging; writes: Write[] }> {
  const ids = [...new Set(mergedIds)]
  if (ids.length === 0 || ids.includes(keptId)) {
    throw new AppError('invalid-request', { field: 'mergedIds', expected: 'other actors' })
  }
  const actors = await store.readRecords(network.id, 'actor', [keptId, ...ids])
  const find = (id: string): Actor => {
    const actor = actors.get(id)
    if (actor === undefined) throw new AppError('actor-not-found', { actorId: id })
    return actor
  }
  const merging = { kept: find(keptId), merged: ids.map(find) }
  const writes: Write[] = [{ record: 'actor', id: keptId, after: mergedActor(merging) }]
  const settings = repointedNetwork(network, merging)
  if (settings) writes.push({ record: 'network', id: network.id, after: settings })

  const own: Participation[] = []
  const theirs: Participation[] = []
  const going = new Set(ids)
  for await (const batch of store.read(network.id)) {
    if (batch.record === 'collaboration') {
      for (const { key, value } of batch.rows) {
        const after = repointed(value, merging)
        if (after) writes.push({ record: 'collaboration', id: key, after })
      }
    } else if (batch.record === 'participation') {
      for (const { value } of batch.rows) {
        if (value.actorId === keptId) own.push(value)
        else if (going.has(value.actorId)) theirs.push(value)
      }
    } else if (batch.record !== 'network' && batch.record !== 'actor') break
    await breathe()
  }
  writes.push(...mergedParticipations(merging, own, theirs, network.missingEnd))
  for (const id of ids) writes.push({ record: 'actor', id, after: null })
  return { merging, writes }
}
