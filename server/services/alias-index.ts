import type { Store } from '../store/store.ts'
import { Recent } from './recent.ts'
import { keyOf } from './snapshots.ts'

/** Other names of actors by id; read from the store when somebody first searches a version. */
export function aliasIndex(store: Store) {
  const known = new Recent<Promise<Map<string, string[]>>>(2)
  return async (networkId: string): Promise<ReadonlyMap<string, readonly string[]>> => {
    const key = keyOf(await store.getNetwork(networkId))
    const made = known.get(key) ?? read(networkId)
    known.set(key, made)
    made.catch(() => known.delete(key))
    return made
  }

  async function read(networkId: string): Promise<Map<string, string[]>> {
    const aliases = new Map<string, string[]>()
    for await (const batch of store.read(networkId)) {
      if (batch.record !== 'network' && batch.record !== 'actor') break
      if (batch.record !== 'actor') continue
      for (const { key, value } of batch.rows) {
        if (value.aliases.length > 0) aliases.set(key, value.aliases)
      }
    }
    return aliases
  }
}
