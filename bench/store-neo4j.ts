import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openNeo4jStore } from '../server/store/neo4j/neo4j-store.ts'
import { startNeo4j } from '../tools/neo4j/server.ts'
import { measureStore, printFigures } from './store/figures.ts'
import { FULL_SIZE, type Size } from './store/generate.ts'

/**
 * `npm run bench -- store-neo4j [share of the full size, 1 unless said]`: the same figures as `store`,
 * against a real server on this machine with a heap of 512 MB, started for the purpose.
 */
export async function run(args: string[]): Promise<void> {
  const share = Number(args[0] ?? 1)
  const size: Size = {
    actors: FULL_SIZE.actors * share,
    collaborations: FULL_SIZE.collaborations * share,
    participations: FULL_SIZE.participations * share,
  }
  const home = mkdtempSync(join(tmpdir(), 'maillage-bench-'))
  const server = await startNeo4j({ home, compiler: 'full', heapMegabytes: 512 })
  try {
    const store = await openNeo4jStore({ uri: server.uri })
    const figures = await measureStore(store, size, {
      firstImport: 120,
      sameAgain: 5,
      tenPercent: 20,
      packed: 4,
      oneP50Ms: 20,
      oneP99Ms: 60,
    })
    printFigures('Neo4j', figures)
    await store.close()
  } finally {
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
}
