import { Type } from 'typebox'
import { AppError } from '../../errors.ts'
import type { Graph } from './driver.ts'
import { query } from './query.ts'
import * as queries from './queries.ts'

/** The format of the graph that this program writes; a graph of a later one is left alone. */
const GRAPH_FORMAT = 1

/** Constraints; each also is the index by which its label is found. Made again, they stay as they are. */
export const SCHEMA = [
  'graph-format-is-unique',
  'network-id-is-unique',
  'hidden-network-id-is-unique',
  'actor-id-is-unique',
  'collaboration-id-is-unique',
  'call-id-is-unique',
  'commune-id-is-unique',
  'participation-id-is-unique',
  'application-id-is-unique',
  'change-set-id-is-unique',
  'change-set-version-is-unique',
  'change-set-part-number-is-unique',
  'record-digests-number-is-unique',
  'document-id-is-unique',
].map((name) => query(`schema/${name}.cypher`, Type.Object({}), Type.Object({})))

/** Prepares a graph for use. @throws AppError store-too-new */
export async function prepareGraph(graph: Graph): Promise<void> {
  // One transaction each: Neo4j does not mix them with data.
  for (const constraint of SCHEMA) {
    await graph.write((transaction) => transaction.run(constraint, {}))
  }
  const [format] = await graph.write((transaction) =>
    transaction.run(queries.claimGraphFormat, { version: GRAPH_FORMAT }),
  )
  const found = format?.version ?? GRAPH_FORMAT
  if (found > GRAPH_FORMAT) throw new AppError('store-too-new', { found, known: GRAPH_FORMAT })
}
