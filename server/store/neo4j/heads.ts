import type { StoredNetwork } from '../store.ts'
import { AppError } from '../../errors.ts'
import { toRecord } from '../record-checks.ts'
import type { Transaction } from './driver.ts'
import { fromProperties } from './properties.ts'
import type { Properties } from './property-codecs.ts'
import * as queries from './queries.ts'

/** A network's node: what readers see of it, and the change set that is decided but not wholly in. */
export type Head = StoredNetwork & { pendingChangeSetId?: string }

export function headOf(properties: Properties): Head {
  const pending = properties['pendingChangeSetId']
  return {
    network: toRecord('network', String(properties['id']), fromProperties('network', properties)),
    version: Number(properties['version']),
    updatedAt: String(properties['updatedAt']),
    counts: {
      actors: Number(properties['actorCount']),
      collaborations: Number(properties['collaborationCount']),
      participations: Number(properties['participationCount']),
    },
    ...(typeof pending === 'string' ? { pendingChangeSetId: pending } : {}),
  }
}

/** @throws AppError network-not-found */
export async function getHead(transaction: Transaction, networkId: string): Promise<Head> {
  const [row] = await transaction.run(queries.getNetwork, { networkId })
  return found(row, networkId)
}

/** The head, nobody else's to change until the transaction ends. @throws AppError network-not-found */
export async function lockHead(transaction: Transaction, networkId: string): Promise<Head> {
  const [row] = await transaction.run(queries.lockNetwork, { networkId })
  return found(row, networkId)
}

export const toStoredNetwork = ({ network, version, updatedAt, counts }: Head): StoredNetwork => ({
  network,
  version,
  updatedAt,
  counts,
})

function found(row: { properties: Properties } | undefined, id: string): Head {
  if (row === undefined) throw new AppError('network-not-found', { networkId: id })
  return headOf(row.properties)
}
