import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbeddedStore } from '../server/store/embedded/embedded-store.ts'
import { measureStore, printFigures } from './store/figures.ts'
import { FULL_SIZE, type Size } from './store/generate.ts'

/** `npm run bench -- store [share of the full size, 1 unless said]`. */
export async function run(args: string[]): Promise<void> {
  const share = Number(args[0] ?? 1)
  const size: Size = {
    actors: FULL_SIZE.actors * share,
    collaborations: FULL_SIZE.collaborations * share,
    participations: FULL_SIZE.participations * share,
  }
  const folder = mkdtempSync(join(tmpdir(), 'maillage-bench-'))
  const store = await openEmbeddedStore({ folder })
  try {
    const figures = await measureStore(store, size, {
      firstImport: 8,
      sameAgain: 3,
      tenPercent: 2,
      packed: 0.5,
      oneP50Ms: 1,
      oneP99Ms: 10,
    })
    printFigures('embedded', figures)
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
