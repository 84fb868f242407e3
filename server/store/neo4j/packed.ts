import type { Static, TObject, TString } from 'typebox'
import { packingActors, packingCollaborations, packRecords } from '../../domain/pack.ts'
import type { PackedNetwork } from '../../domain/packed-network.ts'
import type { Actor, Collaboration, Network, Participation } from '../../domain/records.ts'
import type { Store } from '../store.ts'
import type { Graph } from './driver.ts'
import { earlierVersion } from './earlier-version.ts'
import { getHead } from './heads.ts'
import { knownRecord } from './known-records.ts'
import { fromProperties } from './properties.ts'
import { packingGroups } from './packed-participations.ts'
import * as queries from './queries.ts'
import type { Query } from './query.ts'
import { inTurns } from './turns.ts'

/**
 * Reads only what is packed, when nothing is written meanwhile; otherwise the whole network at its
 * version, which is several times slower and never wrong.
 */
export async function readPacked(
  graph: Graph,
  networkId: string,
  read: Store['read'],
): Promise<PackedNetwork> {
  const head = await graph.read((transaction) => getHead(transaction, networkId))
  const { network, version } = head
  if (head.pendingChangeSetId !== undefined) return packAt(networkId, version, read)
  const columns = await readColumns(graph, networkId)
  const isPresent = await graph.read(async (transaction) => {
    // Afterwards, in this order: see earlier-version.ts.
    await getHead(transaction, networkId)
    const earlier = earlierVersion(networkId, version)
    await earlier.catchUp(transaction)
    return earlier.isPresent()
  })
  return isPresent ? { network, version, ...columns } : packAt(networkId, version, read)
}

/** The three kinds at the same time: while one is packed here, the server reads another. */
async function readColumns(
  graph: Graph,
  networkId: string,
): Promise<Omit<PackedNetwork, 'network' | 'version'>> {
  const readActors = async () => {
    const { records, rows } = await readNodes(graph, queries.packActors, networkId, (row) =>
      knownRecord('actor', fromProperties('actor', row)),
    )
    return { rows, packed: await inTurns(packingActors(records)) }
  }
  const readCollaborations = async () => {
    const { records, rows } = await readNodes(graph, queries.packCollaborations, networkId, (row) =>
      knownRecord('collaboration', fromProperties('collaboration', row)),
    )
    return { rows, packed: await inTurns(packingCollaborations(records)) }
  }
  const [actors, collaborations, groups] = await Promise.all([
    readActors(),
    readCollaborations(),
    graph.read((transaction) => transaction.run(queries.packParticipations, { networkId })),
  ])
  return {
    actors: actors.packed,
    collaborations: collaborations.packed,
    participations: await inTurns(packingGroups(actors.rows, collaborations.rows, groups)),
  }
}

/** Records in id order, and where each node's stands. */
type Nodes<T> = { records: T[]; rows: Map<number, number> }

function readNodes<R extends TObject, T>(
  graph: Graph,
  statement: Query<TObject<{ networkId: TString }>, R>,
  networkId: string,
  recordOf: (row: Static<R>) => T,
): Promise<Nodes<T>> {
  return graph.read(async (transaction) => {
    const records: T[] = []
    const rows = new Map<number, number>()
    await transaction.each(statement, { networkId }, (row) => {
      rows.set(Number(row['node']), records.length)
      records.push(recordOf(row))
    })
    return { records, rows }
  })
}

async function packAt(
  networkId: string,
  version: number,
  read: Store['read'],
): Promise<PackedNetwork> {
  const actors: Actor[] = []
  const collaborations: Collaboration[] = []
  const participations: Participation[] = []
  let network: Network | undefined
  for await (const { record, rows } of read(networkId, { version })) {
    if (record === 'network') network = rows[0]?.value
    else if (record === 'actor') for (const { value } of rows) actors.push(value)
    else if (record === 'collaboration') for (const { value } of rows) collaborations.push(value)
    else if (record === 'participation') for (const { value } of rows) participations.push(value)
  }
  if (network === undefined) throw new RangeError('read gives the settings first')
  return packRecords(network, version, { actors, collaborations, participations })
}
