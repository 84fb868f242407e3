import type { Write } from '../../domain/change-sets.ts'
import { AppError } from '../../errors.ts'
import type { Store } from '../../store/store.ts'
import { keepWrites } from './write-file.ts'

/** Times that the network is read again because it changed meanwhile. */
const READ_TRIES = 5

export type KeepOptions = {
  signal: AbortSignal
  /** How much of the network is kept, 0 to 1. */
  onProgress?: (part: number) => void
}

/**
 * Keeps the network as it is in a file, for an import to be compared with; resolves to its version and
 * the number of records.
 * @throws AppError version-conflict where the network never stood still meanwhile
 */
export async function keepBase(
  store: Store,
  networkId: string,
  path: string,
  { signal, onProgress }: KeepOptions,
): Promise<{ version: number; records: number }> {
  for (let attempt = 1; ; attempt++) {
    const { version, counts } = await store.getNetwork(networkId)
    const expected = counts.actors + counts.collaborations + counts.participations
    const records = await keepWrites(path, recordsOf(store, networkId, signal), (kept) =>
      onProgress?.(Math.min(1, kept / Math.max(1, expected))),
    )
    const after = await store.getNetwork(networkId)
    if (after.version === version) return { version, records }
    if (attempt === READ_TRIES) {
      throw new AppError('version-conflict', { networkId, current: after.version })
    }
  }
}

async function* recordsOf(
  store: Store,
  networkId: string,
  signal: AbortSignal,
): AsyncGenerator<Write> {
  for await (const batch of store.read(networkId)) {
    signal.throwIfAborted()
    switch (batch.record) {
      case 'network':
        for (const { key, value } of batch.rows) yield { record: 'network', id: key, after: value }
        break
      case 'actor':
        for (const { key, value } of batch.rows) yield { record: 'actor', id: key, after: value }
        break
      case 'collaboration':
        for (const { key, value } of batch.rows) {
          yield { record: 'collaboration', id: key, after: value }
        }
        break
      case 'participation':
        for (const { key, value } of batch.rows) {
          yield { record: 'participation', id: key, after: value }
        }
        break
      // What applies to a call stays in the network, though imports of tables hold no calls yet.
      case 'application':
        for (const { key, value } of batch.rows) {
          yield { record: 'application', id: key, after: value }
        }
        break
      case 'call':
        break
    }
  }
}
