import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { checkNeo4j } from '../../tools/neo4j/artifacts.ts'
import { startNeo4j } from '../../tools/neo4j/server.ts'

/** What the tests of the `neo4j` project get: a server for the whole run, or why there is none. */
export type ProvidedNeo4j = { uri: string } | { skip: string }

declare module 'vitest' {
  interface ProvidedContext {
    neo4j: ProvidedNeo4j
  }
}

/**
 * Starts one server for all test files, in a new folder. Where no server can run, the tests are
 * skipped with the reason; with CI=true that is a failure.
 */
export default async function setUpNeo4j(project: TestProject): Promise<() => Promise<void>> {
  const availability = await checkNeo4j()
  if (!availability.available) {
    if (process.env['CI'] === 'true') throw new Error(`Neo4j tests: ${availability.reason}`)
    project.provide('neo4j', { skip: availability.reason })
    return () => Promise.resolve()
  }
  const home = await mkdtemp(join(tmpdir(), 'maillage-neo4j-'))
  const server = await startNeo4j({ home, log: (line) => process.stderr.write(`${line}\n`) })
  project.provide('neo4j', { uri: server.uri })
  return async () => {
    await server.stop()
    await rm(home, { recursive: true, force: true })
  }
}
