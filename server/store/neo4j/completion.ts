import { setTimeout as pause } from 'node:timers/promises'
import { isAppError } from '../../errors.ts'
import type { Graph } from './driver.ts'
import { getHead, lockHead } from './heads.ts'
import type { Entry } from '../../domain/change-sets.ts'
import { findChangeSet, inParts, readPart } from './journal.ts'
import { clearHiddenNetwork, moveTo } from './networks.ts'
import * as journalQueries from './journal-queries.ts'
import * as queries from './queries.ts'
import { writeEntries } from './write-records.ts'

/** What brings to an end whatever a crash, or a lost connection, left half done. */
export type Completion = {
  /** Runs work on a network after this process's earlier work on it. */
  inTurn<T>(networkId: string, work: () => Promise<T>): Promise<T>
  /**
   * Writes what is missing of a decided change set, then lets it be seen. Every part is written once,
   * also when two processes do this at the same time. When it fails it is tried again later, by itself.
   */
  complete(networkId: string, known?: KnownChangeSet): Promise<void>
  /** Tries that as soon as the server is back; for when it is not known whether anything was decided. */
  completeLater(networkId: string): void
  /** Removes a change set that was not decided. */
  removeUndecided(networkId: string, changeSetId: string): Promise<void>
  /** Ends the removal of a network of that id, if one was begun. */
  finishRemoval(networkId: string): Promise<void>
  /** Looks for all of that; called when the store opens. */
  recover(): Promise<void>
  close(): Promise<void>
}

/** A change set whose entries need not be read back. */
export type KnownChangeSet = { id: string; entries: readonly Entry[] }

/** Who did not write for so long has died: parts follow each other within seconds. */
export const ABANDONED_MS = 600_000
const RETRY_PAUSE_MS = 2_000
const PARTS_AT_ONCE = 200

export function newCompletion(graph: Graph): Completion {
  const turns = new Map<string, Promise<unknown>>()
  const closing = new AbortController()
  const retries = new Map<string, Promise<void>>()

  async function inTurn<T>(networkId: string, work: () => Promise<T>): Promise<T> {
    const earlier = turns.get(networkId) ?? Promise.resolve()
    const mine = earlier.then(work, work)
    const settled = mine.catch(() => undefined)
    turns.set(networkId, settled)
    try {
      return await mine
    } finally {
      if (turns.get(networkId) === settled) turns.delete(networkId)
    }
  }

  async function complete(networkId: string, known?: KnownChangeSet): Promise<void> {
    try {
      await completeOnce(graph, networkId, known)
    } catch (error) {
      if (isAppError(error, 'store-unavailable')) completeLater(networkId)
      throw error
    }
  }

  function completeLater(networkId: string): void {
    if (retries.has(networkId) || closing.signal.aborted) return
    const retry = keepTrying(networkId).finally(() => retries.delete(networkId))
    retries.set(networkId, retry)
  }

  async function keepTrying(networkId: string): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        await pause(RETRY_PAUSE_MS, undefined, { signal: closing.signal, ref: false })
        await inTurn(networkId, () => completeOnce(graph, networkId))
        return
      } catch (error) {
        // Anything else than a server that is away is for the next writer to meet and to tell.
        if (!isAppError(error, 'store-unavailable')) return
      }
    }
  }

  async function removeUndecided(networkId: string, changeSetId: string): Promise<void> {
    const key = { networkId, changeSetId }
    let count = PARTS_AT_ONCE
    while (count === PARTS_AT_ONCE) {
      const [row] = await graph.write((transaction) =>
        transaction.run(journalQueries.deleteChangeSetParts, { ...key, limit: PARTS_AT_ONCE }),
      )
      count = row?.count ?? 0
    }
    await graph.write((transaction) => transaction.run(journalQueries.deleteChangeSet, key))
  }

  return {
    inTurn,
    complete,
    completeLater,
    removeUndecided,
    async finishRemoval(networkId) {
      const hidden = await graph.read((t) => t.run(queries.listHiddenNetworks, {}))
      for (const { id, purpose } of hidden) {
        if (id === networkId && purpose === 'remove') await clearHiddenNetwork(graph, id)
      }
    },
    async recover() {
      const { unfinished, hidden, abandoned } = await graph.read(async (t) => ({
        unfinished: await t.run(queries.listUnfinishedNetworks, {}),
        hidden: await t.run(queries.listHiddenNetworks, {}),
        abandoned: await t.run(journalQueries.listAbandonedChangeSets, { idleMs: ABANDONED_MS }),
      }))
      for (const { id } of unfinished) await inTurn(id, () => complete(id))
      for (const { id, purpose, idleMs } of hidden) {
        if (purpose === 'remove' || idleMs > ABANDONED_MS) await clearHiddenNetwork(graph, id)
      }
      for (const { networkId, id } of abandoned) await removeUndecided(networkId, id)
      await graph.write((t) =>
        t.run(queries.clearHiddenDocuments, { restoreId: '', idleMs: ABANDONED_MS, limit: 10_000 }),
      )
    },
    async close() {
      closing.abort()
      await Promise.all([...retries.values(), ...turns.values()])
    },
  }
}

async function completeOnce(
  graph: Graph,
  networkId: string,
  known?: KnownChangeSet,
): Promise<void> {
  const { changeSetId, changeSet } = await graph.read(async (transaction) => {
    const { pendingChangeSetId: pending } = await getHead(transaction, networkId)
    return pending === undefined
      ? {}
      : {
          changeSetId: pending,
          changeSet: await findChangeSet(transaction, networkId, pending),
        }
  })
  if (changeSetId === undefined || changeSet === undefined) return
  const count = Number(changeSet['parts'])
  const parts = known?.id === changeSetId ? [...inParts(known.entries)] : undefined
  const read = (number: number): Promise<readonly Entry[]> => {
    const part = parts?.[number]
    if (part !== undefined) return Promise.resolve(part)
    return graph.read((t) => readPart(t, networkId, changeSetId, number))
  }
  for (const progress of Number(changeSet['deleted']) > 0 ? ([1, 2] as const) : ([1] as const)) {
    for (let number = 0; number < count; number++) {
      const part = { networkId, changeSetId, number }
      await completePart(graph, part, await read(number), progress)
    }
  }
  await graph.write(async (transaction) => {
    const head = await lockHead(transaction, networkId)
    if (head.pendingChangeSetId !== changeSetId) return
    const [first] = await readPart(transaction, networkId, changeSetId, 0)
    const settings = first?.record === 'network' ? (first.after ?? undefined) : undefined
    await moveTo(
      transaction,
      { networkId, version: Number(changeSet['version']), at: String(changeSet['at']) },
      settings,
      {
        actors: Number(changeSet['actors']),
        collaborations: Number(changeSet['collaborations']),
        participations: Number(changeSet['participations']),
      },
    )
  })
}

async function completePart(
  graph: Graph,
  part: { networkId: string; changeSetId: string; number: number },
  entries: readonly Entry[],
  progress: 1 | 2,
): Promise<void> {
  await graph.write(async (transaction) => {
    const [claimed] = await transaction.run(journalQueries.claimChangeSetPart, part)
    // Gone: the network is being removed, which the last transaction will find out.
    if (claimed === undefined || claimed.progress >= progress) return
    const pass = progress === 1 ? 'all-but-going-nodes' : 'going-nodes'
    await writeEntries(transaction, part.networkId, entries, pass)
    await transaction.run(journalQueries.advanceChangeSetPart, { ...part, progress })
  })
}
