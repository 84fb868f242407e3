import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbeddedStore } from '../../server/store/embedded/embedded-store.ts'
import type { Store } from '../../server/store/store.ts'
import { builtThreads } from './built-threads.ts'

/** A real embedded store in a folder of its own. Opening takes half a second: one for a test file. */
export type TemporaryStore = { folder: string; store: Store; remove: () => Promise<void> }

export async function temporaryStore(): Promise<TemporaryStore> {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-'))
  const store = await openEmbeddedStore({ folder, ...builtThreads })
  return {
    folder,
    store,
    async remove() {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
