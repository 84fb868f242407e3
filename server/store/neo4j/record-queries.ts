import type { RecordKind } from '../../domain/record-kinds.ts'
import type { Transaction } from './driver.ts'
import { fromProperties } from './properties.ts'
import * as queries from './queries.ts'

/** Kinds whose records are nodes, and those that are relationships between them. */
export const NODE_QUERIES = {
  actor: queries.actors,
  collaboration: queries.collaborations,
  call: queries.calls,
}
export const RELATIONSHIP_QUERIES = {
  participation: queries.participations,
  application: queries.applications,
}

export type NodeKind = keyof typeof NODE_QUERIES
export const NODE_KINDS = ['actor', 'collaboration', 'call'] as const
export const RELATIONSHIP_KINDS = ['participation', 'application'] as const

/** A record as it came from the graph, not yet checked. */
export type RawRecord = readonly [key: string, value: unknown]

/** The records of one kind (all but the network) that have one of the keys, by key. */
export async function getRecords(
  transaction: Transaction,
  networkId: string,
  kind: Exclude<RecordKind, 'network'>,
  ids: readonly string[],
): Promise<RawRecord[]> {
  const parameters = { networkId, ids: [...ids] }
  switch (kind) {
    case 'actor':
    case 'collaboration':
    case 'call': {
      const rows = await transaction.run(NODE_QUERIES[kind].get, parameters)
      return rows.map(({ id, properties }) => [id, fromProperties(kind, properties)])
    }
    case 'participation': {
      const rows = await transaction.run(queries.participations.get, parameters)
      return rows.map((row) => [row.id, fromProperties(kind, row)])
    }
    case 'application': {
      const rows = await transaction.run(queries.applications.get, parameters)
      return rows.map((row) => [row.id, fromProperties(kind, row)])
    }
  }
}

/** The next records of one kind after a key, by key. */
export async function pageRecords(
  transaction: Transaction,
  networkId: string,
  kind: Exclude<RecordKind, 'network'>,
  after: string,
  limit: number,
): Promise<RawRecord[]> {
  const parameters = { networkId, after, limit }
  switch (kind) {
    case 'actor':
    case 'collaboration':
    case 'call': {
      const rows = await transaction.run(NODE_QUERIES[kind].page, parameters)
      return rows.map(({ id, properties }) => [id, fromProperties(kind, properties)])
    }
    case 'participation': {
      const rows = await transaction.run(queries.participations.page, parameters)
      return rows.map((row) => [row.id, fromProperties(kind, row)])
    }
    case 'application': {
      const rows = await transaction.run(queries.applications.page, parameters)
      return rows.map((row) => [row.id, fromProperties(kind, row)])
    }
  }
}
