import neo4j from 'neo4j-driver'
import type { ChangeSetSummary } from '../../domain/change-sets.ts'
import type { Network } from '../../domain/records.ts'
import { AppError } from '../../errors.ts'
import { isConstraintViolation, type Graph, type Transaction } from './driver.ts'
import type { CountChanges } from './journal.ts'
import { findChangeSet } from './journal.ts'
import { settingsProperties, toProperties } from './properties.ts'
import * as journalQueries from './journal-queries.ts'
import * as queries from './queries.ts'

/** Nodes removed in one transaction, with their relationships. */
const CLEARED_AT_ONCE = 5_000

/**
 * Makes a network's node, and what `more` writes, in one transaction.
 * @throws AppError network-exists
 */
export async function createNetworkNode(
  graph: Graph,
  network: Network,
  { id: changeSetId, version, at }: ChangeSetSummary,
  more: (transaction: Transaction) => Promise<void>,
): Promise<void> {
  const { id: networkId } = network
  const create = async (transaction: Transaction): Promise<void> => {
    if (
      transaction.attempt > 1 &&
      (await findChangeSet(transaction, networkId, changeSetId)) !== undefined
    ) {
      return
    }
    const visible = await transaction.run(queries.getNetwork, { networkId })
    const hidden = await transaction.run(queries.listHiddenNetworks, {})
    if (visible.length > 0 || hidden.some(({ id }) => id === networkId)) {
      throw new AppError('network-exists', { networkId })
    }
    await transaction.run(queries.createNetwork, {
      properties: {
        ...toProperties('network', networkId, networkId, network),
        ...stateProperties(version, at, { actors: 0, collaborations: 0, participations: 0 }),
      },
    })
    await more(transaction)
  }
  await refusingTaken(networkId, () => graph.write(create))
}

/** Says in the port's words that another process took the id first. @throws AppError network-exists */
export async function refusingTaken<T>(id: string, create: () => Promise<T>): Promise<T> {
  try {
    return await create()
  } catch (cause) {
    if (!isConstraintViolation(cause)) throw cause
    throw new AppError('network-exists', { id }, { cause })
  }
}

/** What a network's node holds beside the settings. */
export function stateProperties(
  version: number,
  updatedAt: string,
  counts: CountChanges,
): Record<string, unknown> {
  return {
    version: neo4j.int(version),
    updatedAt,
    actorCount: neo4j.int(counts.actors),
    collaborationCount: neo4j.int(counts.collaborations),
    participationCount: neo4j.int(counts.participations),
  }
}

/** Moves a locked network to the version of a change set, with new settings if it has any. */
export async function moveTo(
  transaction: Transaction,
  { networkId, version, at }: Pick<ChangeSetSummary, 'networkId' | 'version' | 'at'>,
  settings: Network | undefined,
  countChanges: CountChanges,
): Promise<void> {
  if (settings !== undefined) {
    const properties = settingsProperties(settings)
    await transaction.run(queries.updateNetwork, { networkId, properties })
  }
  await transaction.run(queries.advanceNetwork, { networkId, version, at, ...countChanges })
}

/** Takes a network out of sight at once, then removes what it held. */
export async function deleteNetwork(graph: Graph, networkId: string): Promise<void> {
  const isHidden = await graph.write(async (transaction) => {
    const rows = await transaction.run(queries.hideNetwork, { networkId })
    // On a second try, the first may have hidden it.
    return rows.length > 0 || transaction.attempt > 1
  })
  if (!isHidden) throw new AppError('network-not-found', { networkId })
  await clearHiddenNetwork(graph, networkId)
}

/** Removes all that a hidden network held, then itself. May be done twice, also at the same time. */
export async function clearHiddenNetwork(graph: Graph, networkId: string): Promise<void> {
  for (const statement of [journalQueries.clearRecordDigests, ...queries.clearing]) {
    let count = CLEARED_AT_ONCE
    while (count === CLEARED_AT_ONCE) {
      const [row] = await graph.write((transaction) =>
        transaction.run(statement, { networkId, limit: CLEARED_AT_ONCE }),
      )
      count = row?.count ?? 0
    }
  }
  await graph.write((transaction) => transaction.run(queries.deleteHiddenNetwork, { networkId }))
}
