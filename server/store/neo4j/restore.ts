import { randomUUID } from 'node:crypto'
import neo4j from 'neo4j-driver'
import type { ChangeSetSummary, Entry, Write } from '../../domain/change-sets.ts'
import type { Network } from '../../domain/records.ts'
import { AppError } from '../../errors.ts'
import { readBackup } from '../backup-reader.ts'
import { toEntry } from '../record-checks.ts'
import type { BackupSummary, StoredDocument } from '../store.ts'
import type { Graph, Transaction } from './driver.ts'
import {
  changeSetProperties,
  countEntries,
  PART_ENTRIES,
  partProperties,
  type CountChanges,
} from './journal.ts'
import { ABANDONED_MS } from './completion.ts'
import { clearHiddenNetwork, refusingTaken, stateProperties } from './networks.ts'
import { settingsProperties } from './properties.ts'
import * as journalQueries from './journal-queries.ts'
import * as queries from './queries.ts'
import { writeEntries } from './write-records.ts'

/** Documents written at once. */
const DOCUMENTS_AT_ONCE = 200
const DOCUMENTS_CLEARED_AT_ONCE = 1_000

/**
 * Takes a backup in out of sight, batch by batch, and shows all of it in one last transaction. When it
 * fails, what was taken in is removed; when the process dies, the next start does so.
 */
export async function restoreBackup(
  graph: Graph,
  from: AsyncIterable<string>,
): Promise<BackupSummary> {
  const restore = newRestore(graph)
  try {
    let summary: BackupSummary | undefined
    for await (const part of readBackup(from)) {
      switch (part.part) {
        case 'start':
          await restore.begin(part.networkIds)
          break
        case 'network':
          await restore.addNetwork(part.id, part.version)
          break
        case 'record':
          await restore.addRecord(part.write)
          break
        case 'change-set':
          await restore.addChangeSet(part.changeSet)
          break
        case 'entry':
          await restore.addEntry(part.entry)
          break
        case 'document':
          await restore.addDocument(part.document)
          break
        case 'end':
          summary = part.summary
      }
    }
    await restore.show()
    return summary ?? { networks: 0, records: 0, changeSets: 0, documents: 0 }
  } catch (error) {
    await restore.giveUp().catch(() => undefined)
    throw error
  }
}

type Incoming = {
  id: string
  version: number
  settings?: Network
  updatedAt: string
  counts: CountChanges
}

function newRestore(graph: Graph) {
  const restoreId = randomUUID()
  const networks: Incoming[] = []
  let records: Entry[] = []
  let changeSet: ChangeSetSummary | undefined
  let entries: Entry[] = []
  let parts = 0
  let countChanges: CountChanges = { actors: 0, collaborations: 0, participations: 0 }
  let documents: StoredDocument[] = []

  function current(): Incoming {
    const network = networks.at(-1)
    if (network === undefined) throw new AppError('backup-invalid', { line: 0 })
    return network
  }

  /** Writes as long as nobody took this restore for dead. */
  function writeHidden(work: (transaction: Transaction) => Promise<unknown>): Promise<void> {
    const networkId = current().id
    return graph.write(async (transaction) => {
      const rows = await transaction.run(queries.touchHiddenNetwork, { networkId })
      if (rows.length === 0) {
        throw new AppError('store-unavailable', { reason: 'the restore took too long' })
      }
      await work(transaction)
    })
  }

  async function flushRecords(): Promise<void> {
    if (records.length === 0) return
    const taken = records
    records = []
    const { id, counts } = current()
    const { countChanges: more } = countEntries(taken)
    counts.actors += more.actors
    counts.collaborations += more.collaborations
    counts.participations += more.participations
    await writeHidden((transaction) => writeEntries(transaction, id, taken, 'all'))
  }

  async function flushEntries(): Promise<void> {
    if (changeSet === undefined || entries.length === 0) return
    const { networkId, id } = changeSet
    const properties = await partProperties(networkId, id, parts, entries, 2)
    const { countChanges: more } = countEntries(entries)
    countChanges = {
      actors: countChanges.actors + more.actors,
      collaborations: countChanges.collaborations + more.collaborations,
      participations: countChanges.participations + more.participations,
    }
    entries = []
    parts += 1
    await writeHidden((transaction) =>
      transaction.run(journalQueries.createChangeSetPart, { properties }),
    )
  }

  async function endChangeSet(): Promise<void> {
    if (changeSet === undefined) return
    await flushEntries()
    const properties = changeSetProperties(changeSet, { parts, countChanges, isDecided: true })
    changeSet = undefined
    parts = 0
    countChanges = { actors: 0, collaborations: 0, participations: 0 }
    await writeHidden((transaction) =>
      transaction.run(journalQueries.createChangeSet, { properties }),
    )
  }

  async function flushDocuments(): Promise<void> {
    if (documents.length === 0) return
    const rows = documents.map(({ kind, id, revision, updatedAt, value }) => ({
      restoreId,
      kind,
      id,
      revision: neo4j.int(revision),
      updatedAt,
      value: JSON.stringify(value),
    }))
    documents = []
    await graph.write((transaction) => transaction.run(queries.stageDocuments, { rows }))
  }

  return {
    async begin(networkIds: readonly string[]): Promise<void> {
      const { visible, hidden } = await graph.read(async (transaction) => ({
        visible: await transaction.run(queries.listNetworks, {}),
        hidden: await transaction.run(queries.listHiddenNetworks, {}),
      }))
      for (const { id, purpose } of hidden) {
        if (purpose === 'remove' && networkIds.includes(id)) await clearHiddenNetwork(graph, id)
      }
      const taken = new Set([
        ...visible.map(({ properties }) => properties['id']),
        ...hidden.filter(({ purpose }) => purpose === 'restore').map(({ id }) => id),
      ])
      const id = networkIds.find((networkId) => taken.has(networkId))
      if (id !== undefined) throw new AppError('network-exists', { networkId: id })
    },

    async addNetwork(id: string, version: number): Promise<void> {
      await endChangeSet()
      const counts = { actors: 0, collaborations: 0, participations: 0 }
      await refusingTaken(id, () =>
        graph.write((transaction) =>
          transaction.run(queries.createHiddenNetwork, { properties: { id } }),
        ),
      )
      networks.push({ id, version, updatedAt: '', counts })
    },

    async addRecord({ record, id, after }: Write): Promise<void> {
      if (record === 'network') {
        if (after !== null) current().settings = after
        return
      }
      records.push(toEntry(record, id, null, after))
      if (records.length >= PART_ENTRIES) await flushRecords()
    },

    async addChangeSet(summary: ChangeSetSummary): Promise<void> {
      await flushRecords()
      await endChangeSet()
      changeSet = summary
      const network = current()
      // Newest first: the first one is the network's last change.
      if (network.updatedAt === '') network.updatedAt = summary.at
    },

    async addEntry(entry: Entry): Promise<void> {
      entries.push(entry)
      if (entries.length >= PART_ENTRIES) await flushEntries()
    },

    async addDocument(document: StoredDocument): Promise<void> {
      documents.push(document)
      if (documents.length >= DOCUMENTS_AT_ONCE) await flushDocuments()
    },

    async show(): Promise<void> {
      await endChangeSet()
      await flushDocuments()
      const rows = networks.map(({ id, version, settings, updatedAt, counts }) => ({
        ...(settings === undefined ? {} : settingsProperties(settings)),
        id,
        ...stateProperties(version, updatedAt, counts),
      }))
      const show = async (transaction: Transaction): Promise<void> => {
        const [shown] = await transaction.run(queries.showNetworks, { rows })
        // A second try after a lost answer finds nothing hidden any more.
        if (shown?.count !== rows.length && transaction.attempt === 1) {
          throw new AppError('store-unavailable', { reason: 'the restore took too long' })
        }
        await transaction.run(queries.showDocuments, { restoreId })
      }
      await refusingTaken(networks.map(({ id }) => id).join(', '), () => graph.write(show))
    },

    async giveUp(): Promise<void> {
      const hidden = await graph.read((transaction) =>
        transaction.run(queries.listHiddenNetworks, {}),
      )
      for (const { id } of networks) {
        if (hidden.some((each) => each.id === id)) await clearHiddenNetwork(graph, id)
      }
      let count = DOCUMENTS_CLEARED_AT_ONCE
      while (count === DOCUMENTS_CLEARED_AT_ONCE) {
        const limit = DOCUMENTS_CLEARED_AT_ONCE
        const [row] = await graph.write((transaction) =>
          transaction.run(queries.clearHiddenDocuments, { restoreId, idleMs: ABANDONED_MS, limit }),
        )
        count = row?.count ?? 0
      }
    },
  }
}
