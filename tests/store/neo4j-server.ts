import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import neo4j from 'neo4j-driver'
import { startNeo4j, type RunningServer } from '../../tools/neo4j/server.ts'

/** A server of a test's own, to kill, stop and start again on the same data and port. */
export type OwnServer = {
  readonly uri: string
  kill(): Promise<void>
  stop(): Promise<void>
  /** Lets the process do nothing at all, its connections open. */
  freeze(): Promise<void>
  thaw(): void
  startAgain(): Promise<void>
  remove(): Promise<void>
}

export async function startOwnServer(options: { password?: string } = {}): Promise<OwnServer> {
  const home = await mkdtemp(join(tmpdir(), 'maillage-neo4j-'))
  let server: RunningServer = await startNeo4j({ home, ...options })
  const { uri, port } = server
  return {
    uri,
    kill: () => server.kill(),
    stop: () => server.stop(),
    freeze: () => freeze(server.pid),
    thaw: () => process.kill(server.pid, 'SIGCONT'),
    startAgain: async () => {
      server = await startNeo4j({ home, port, ...options })
    },
    remove: async () => {
      await server.kill()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** Looks at the graph from outside the store, as an analyst does. */
export async function queryGraph(
  uri: string,
  cypher: string,
  parameters: Record<string, unknown> = {},
): Promise<Record<string, unknown>[]> {
  const driver = neo4j.driver(uri, neo4j.auth.basic('', ''), { disableLosslessIntegers: true })
  try {
    const { records } = await driver.executeQuery(cypher, parameters)
    return records.map((record) => record.toObject())
  } finally {
    await driver.close()
  }
}

/** Asks until the graph gives at least one row; with a limit, so that a test fails and does not hang. */
export async function waitForRow(
  uri: string,
  cypher: string,
  parameters: Record<string, unknown>,
): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic('', ''))
  try {
    for (let tries = 0; tries < 20_000; tries++) {
      const { records } = await driver.executeQuery(cypher, parameters)
      if (records.length > 0) return
      await pause(2)
    }
    throw new Error(`no row ever came of ${cypher}`)
  } finally {
    await driver.close()
  }
}

/** The network has a change set that is decided, and at least one part of it is written. */
export const HALF_WRITTEN = `MATCH (network:Network {id: $id})
MATCH (part:ChangeSetPart {networkId: $id, changeSetId: network.pendingChangeSetId})
WHERE part.progress > 0
RETURN part.number AS number LIMIT 1`

/** A process of many threads stops one after the other, and may answer meanwhile. */
async function freeze(pid: number): Promise<void> {
  process.kill(pid, 'SIGSTOP')
  const isStopped = (thread: string) => {
    const stat = readFileSync(`/proc/${String(pid)}/task/${thread}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('T')
  }
  while (!readdirSync(`/proc/${String(pid)}/task`).every(isStopped)) await pause(10)
}
