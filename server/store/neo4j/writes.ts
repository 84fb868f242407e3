import { randomUUID } from 'node:crypto'
import type { ChangeInfo, ChangeSetSummary, Entry } from '../../domain/change-sets.ts'
import type { Network } from '../../domain/records.ts'
import { AppError, isAppError } from '../../errors.ts'
import { checkRecord } from '../record-checks.ts'
import type { Applied, ApplyOptions, Store } from '../store.ts'
import type { Completion } from './completion.ts'
import type { Graph, Transaction } from './driver.ts'
import { getHead, lockHead, type Head } from './heads.ts'
import {
  changeSetProperties,
  countEntries,
  findChangeSet,
  inParts,
  PART_ENTRIES,
  partProperties,
  summaryOf,
} from './journal.ts'
import { keepDigests, loadDigests } from './kept-digests.ts'
import { lookupIn, lookupOf } from './lookups.ts'
import { createNetworkNode, deleteNetwork, moveTo } from './networks.ts'
import * as journalQueries from './journal-queries.ts'
import { checkReferences } from './references.ts'
import {
  countStaged,
  entriesOfStaged,
  stageWrites,
  throwIfCancelled,
  type Staged,
} from './staging.ts'
import { writeEntries } from './write-records.ts'

type Writes = Pick<Store, 'createNetwork' | 'apply' | 'deleteNetwork'>

/** What a try says when the network is not as it was thought to be, and it must be looked at again. */
type Again = 'moved' | 'pending'

export function neo4jWrites(graph: Graph, completion: Completion): Writes {
  async function apply(
    networkId: string,
    info: ChangeInfo,
    staged: Staged,
    options: ApplyOptions,
  ): Promise<Applied> {
    for (;;) {
      throwIfCancelled(options.signal)
      const applied = await attempt(networkId, info, staged, options)
      if (typeof applied === 'object') return applied
      if (applied === 'pending') await completion.complete(networkId)
    }
  }

  async function attempt(
    networkId: string,
    info: ChangeInfo,
    staged: Staged,
    options: ApplyOptions,
  ): Promise<Applied | Again> {
    const change = { id: randomUUID(), networkId, info }
    if (countStaged(staged) <= PART_ENTRIES) {
      return graph.write((transaction) =>
        writeAtOnce(transaction, change, options.expectedVersion, (_head) =>
          entriesOfStaged(staged, lookupIn(transaction, networkId)),
        ),
      )
    }
    const head = await graph.read((transaction) => getHead(transaction, networkId))
    if (head.pendingChangeSetId !== undefined) return 'pending'
    checkVersion(head, options.expectedVersion)
    const known = await loadDigests(graph.patient, networkId)
    const entries = await entriesOfStaged(staged, lookupOf(graph.patient, head), known)
    const applied =
      entries.length > PART_ENTRIES
        ? await writeInParts(change, head, entries, options)
        : await graph.patient.write((transaction) =>
            writeAtOnce(transaction, change, options.expectedVersion, (present) =>
              Promise.resolve(present.version === head.version ? entries : 'moved'),
            ),
          )
    if (typeof applied === 'object')
      await keepDigests(graph.patient, networkId, applied.version, known)
    return applied
  }

  /**
   * More than a transaction should hold. The journal is written first, part by part; one small
   * transaction then decides: from there on the change set will be in, also after a crash, and readers
   * see the old version until all of it is.
   */
  async function writeInParts(
    change: Change,
    head: Head,
    entries: readonly Entry[],
    options: ApplyOptions,
  ): Promise<Applied | Again> {
    const { id, networkId } = change
    const summary = summaryFor(change, head.version + 1, entries)
    let decided: 'decided' | Again
    try {
      await journal(summary, entries, options)
      decided = await graph.patient.write(async (transaction) => {
        const present = await lockHead(transaction, networkId)
        if (present.pendingChangeSetId === id) return 'decided'
        if (present.pendingChangeSetId !== undefined) return 'pending'
        checkVersion(present, options.expectedVersion)
        if (present.version !== head.version) {
          // The first try may have been decided, and completed by another process since.
          const mine = await findChangeSet(transaction, networkId, id)
          return typeof mine?.['version'] === 'number' ? 'decided' : 'moved'
        }
        await checkReferences(transaction, networkId, entries)
        await checkParts(transaction, summary, entries)
        const { version, at } = summary
        await transaction.run(journalQueries.markChangeSetPending, {
          networkId,
          changeSetId: id,
          version,
          at,
        })
        return 'decided'
      })
    } catch (error) {
      // It may have been decided with the answer lost, and then it must be completed. If it was not,
      // nobody sees what is left when this fails as well; a later start removes it.
      if (isAppError(error, 'store-unavailable')) completion.completeLater(networkId)
      await completion.removeUndecided(networkId, id).catch(() => undefined)
      throw error
    }
    if (decided !== 'decided') {
      await completion.removeUndecided(networkId, id)
      return decided
    }
    await completion.complete(networkId, { id, entries })
    return { version: summary.version, changeSet: summary }
  }

  async function journal(
    summary: ChangeSetSummary,
    entries: readonly Entry[],
    options: ApplyOptions,
  ): Promise<void> {
    const { networkId, id: changeSetId } = summary
    const parts = [...inParts(entries)]
    const { countChanges } = countEntries(entries)
    const more = { parts: parts.length, countChanges, isDecided: false }
    await graph.patient.write(async (transaction) => {
      await getHead(transaction, networkId)
      if ((await findChangeSet(transaction, networkId, changeSetId)) !== undefined) return
      await transaction.run(journalQueries.createChangeSet, {
        properties: changeSetProperties(summary, more),
      })
      await transaction.run(journalQueries.touchChangeSet, { networkId, changeSetId })
    })
    const pack = (number: number) =>
      partProperties(networkId, changeSetId, number, parts[number] ?? [], 0)
    let next = pack(0)
    for (const number of parts.keys()) {
      throwIfCancelled(options.signal)
      const properties = await next
      // Packed while the server writes the one before it.
      if (number + 1 < parts.length) next = pack(number + 1)
      await graph.patient.write(async (transaction) => {
        await transaction.run(journalQueries.touchChangeSet, { networkId, changeSetId })
        if (transaction.attempt > 1) {
          const key = { networkId, changeSetId, number }
          if ((await transaction.run(journalQueries.getChangeSetPart, key)).length > 0) return
        }
        await transaction.run(journalQueries.createChangeSetPart, { properties })
      })
    }
  }

  return {
    async createNetwork(network: Network, info: ChangeInfo) {
      checkRecord('network', network.id, network)
      await completion.finishRemoval(network.id)
      const change = { id: randomUUID(), networkId: network.id, info }
      const entries: Entry[] = [{ record: 'network', id: network.id, before: null, after: network }]
      const summary = summaryFor(change, 1, entries)
      await createNetworkNode(graph, network, summary, async (transaction) => {
        await insertChangeSet(transaction, summary, entries)
      })
      return { version: 1, changeSet: summary }
    },

    async apply(networkId, info, writes, options = {}) {
      const staged = await stageWrites(networkId, writes, options)
      return completion.inTurn(networkId, () => apply(networkId, info, staged, options))
    },

    deleteNetwork: (networkId) =>
      completion.inTurn(networkId, () => deleteNetwork(graph.patient, networkId)),
  }
}

type Change = { id: string; networkId: string; info: ChangeInfo }

/** One change set in one transaction, its journal with it. */
async function writeAtOnce(
  transaction: Transaction,
  change: Change,
  expectedVersion: number | undefined,
  find: (head: Head) => Promise<readonly Entry[] | 'moved'>,
): Promise<Applied | Again> {
  const { id, networkId } = change
  const head = await lockHead(transaction, networkId)
  if (transaction.attempt > 1) {
    // The answer to the first try was lost on the way: it may be in.
    const mine = await findChangeSet(transaction, networkId, id)
    if (mine !== undefined) return { version: head.version, changeSet: summaryOf(mine) }
  }
  if (head.pendingChangeSetId !== undefined) return 'pending'
  checkVersion(head, expectedVersion)
  const entries = await find(head)
  if (entries === 'moved') return 'moved'
  if (entries.length === 0) return { version: head.version }
  await checkReferences(transaction, networkId, entries)
  await writeEntries(transaction, networkId, entries, 'all')
  const summary = summaryFor(change, head.version + 1, entries)
  await insertChangeSet(transaction, summary, entries)
  const [first] = entries
  const settings = first?.record === 'network' ? (first.after ?? undefined) : undefined
  await moveTo(transaction, summary, settings, countEntries(entries).countChanges)
  return { version: summary.version, changeSet: summary }
}

async function insertChangeSet(
  transaction: Transaction,
  summary: ChangeSetSummary,
  entries: readonly Entry[],
): Promise<void> {
  const { networkId, id } = summary
  const { countChanges } = countEntries(entries)
  const part = await partProperties(networkId, id, 0, entries, 2)
  const properties = changeSetProperties(summary, { parts: 1, countChanges, isDecided: true })
  // One exchange for both: the second does not wait for the answer to the first.
  await Promise.all([
    transaction.run(journalQueries.createChangeSet, { properties }),
    transaction.run(journalQueries.createChangeSetPart, { properties: part }),
  ])
}

async function checkParts(
  transaction: Transaction,
  { networkId, id }: ChangeSetSummary,
  entries: readonly Entry[],
): Promise<void> {
  const [row] = await transaction.run(journalQueries.countChangeSetParts, {
    networkId,
    changeSetId: id,
  })
  if (row?.count === Math.ceil(entries.length / PART_ENTRIES)) return
  // Another process took this one for dead and tidied up after it.
  throw new AppError('store-unavailable', { reason: 'the change set took too long to write' })
}

function checkVersion(head: Head, expected: number | undefined): void {
  if (expected !== undefined && expected !== head.version) {
    throw new AppError('version-conflict', { expected, current: head.version })
  }
}

function summaryFor(
  { id, networkId, info }: Change,
  version: number,
  entries: readonly Entry[],
): ChangeSetSummary {
  const { by, reason, told, source, undoes } = info
  return {
    id,
    networkId,
    version,
    at: new Date().toISOString(),
    by,
    reason,
    ...(told === undefined ? {} : { told }),
    ...(source === undefined ? {} : { source }),
    ...(undoes === undefined ? {} : { undoes }),
    counts: countEntries(entries).counts,
  }
}
