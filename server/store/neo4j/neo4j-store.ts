import type { Store } from '../store.ts'
import { writeBackup } from '../backup-format.ts'
import { newCompletion } from './completion.ts'
import { allDocuments, neo4jDocuments } from './documents.ts'
import { openGraph, type Neo4jOptions } from './driver.ts'
import { neo4jHealth } from './health.ts'
import { neo4jReads } from './reads.ts'
import { restoreBackup } from './restore.ts'
import { prepareGraph } from './schema.ts'
import { neo4jWrites } from './writes.ts'

/**
 * Opens the store in a Neo4j server, making its constraints when they are not there. What a crash left
 * half done is brought to an end in the background; readers do not see it meanwhile, and writers wait.
 * @throws AppError store-unavailable, config-invalid (credentials), store-too-new
 */
export async function openNeo4jStore(options: Neo4jOptions): Promise<Store> {
  const graph = openGraph(options)
  const completion = newCompletion(graph.patient)
  try {
    await prepareGraph(graph)
  } catch (error) {
    await graph.close()
    throw error
  }
  // Whoever needs what it repairs does so too, and meets the same error.
  const recovering = completion.recover().catch(() => undefined)
  const reads = neo4jReads(graph)
  let closing: Promise<void> | undefined

  return {
    ...reads,
    ...neo4jWrites(graph, completion),
    documents: neo4jDocuments(graph),
    health: () => neo4jHealth(graph),
    backup: (to) => writeBackup({ ...reads, allDocuments: () => allDocuments(graph) }, to),
    restore: (from) => restoreBackup(graph.patient, from),
    close: () => {
      closing ??= completion
        .close()
        .then(() => recovering)
        .then(() => graph.close())
      return closing
    },
  }
}
