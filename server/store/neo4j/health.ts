import { setTimeout as pause } from 'node:timers/promises'
import { isAppError } from '../../errors.ts'
import type { StoreHealth } from '../store.ts'
import type { Graph } from './driver.ts'
import * as queries from './queries.ts'

/** A server that does not answer at all is told within the time in which a request must be. */
const PATIENCE_MS = 4_500

/** Asks the server for its version. Never throws. */
export async function neo4jHealth(graph: Graph): Promise<StoreHealth> {
  const start = performance.now()
  const latencyMs = () => Math.round((performance.now() - start) * 10) / 10
  try {
    const rows = await Promise.race([
      graph.read((transaction) => transaction.run(queries.getServer, {})),
      pause(PATIENCE_MS, 'no answer' as const, { ref: false }),
    ])
    if (rows === 'no answer') {
      return { ok: false, kind: 'neo4j', problem: 'store-unavailable', latencyMs: latencyMs() }
    }
    const kernel = rows.find(({ name }) => name === 'Neo4j Kernel')
    const engine = kernel === undefined ? {} : { engine: `Neo4j ${kernel.version}` }
    return { ok: true, kind: 'neo4j', ...engine, latencyMs: latencyMs() }
  } catch (error) {
    const problem = isAppError(error) ? error.code : 'internal-error'
    return { ok: false, kind: 'neo4j', problem, latencyMs: latencyMs() }
  }
}
