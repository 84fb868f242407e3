import type { Graph } from './driver.ts'
import { lockHead } from './heads.ts'
import { readPart } from './journal.ts'
import * as journalQueries from './journal-queries.ts'
import { newRecordDigests, type RecordDigests } from './record-digests.ts'
import { turns } from './turns.ts'

/**
 * The digests of a network's records are kept in the graph as they were at one version, so that an
 * import that comes again is compared without reading half a million records. What changed since that
 * version is in the journal, and looked up. They can be lost without harm.
 */

/** Parts of later change sets that are worth reading; past that, nothing is known. */
const MAX_PARTS_SINCE = 40
/** So much must have been learnt for all of it to be written anew. */
const MIN_LEARNT = 5_000
const PORTIONS_CLEARED = 1_000_000

/** What is known of the network's records now, or of a later version's. */
export function loadDigests(graph: Graph, networkId: string): Promise<RecordDigests> {
  return graph.read(async (transaction) => {
    const rows = await transaction.run(journalQueries.getRecordDigests, { networkId })
    const version = rows[0]?.version
    // While they are being written anew, portions of both may be seen.
    if (version === undefined || rows.some((row) => row.version !== version)) {
      return newRecordDigests()
    }
    const newer = await transaction.run(journalQueries.listNewerChangeSets, { networkId, version })
    if (newer.reduce((sum, { parts }) => sum + parts, 0) > MAX_PARTS_SINCE) {
      return newRecordDigests()
    }
    const known = newRecordDigests(rows.reduce((sum, { bytes }) => sum + bytes.length, 0))
    const turn = turns()
    for (const { bytes } of rows) {
      known.add(bytes)
      await turn()
    }
    for (const { id, parts } of newer) {
      for (let number = 0; number < parts; number++) {
        for (const entry of await readPart(transaction, networkId, id, number)) {
          known.forget(entry.record, entry.id)
        }
      }
    }
    return known
  })
}

/** Keeps what is known of the records of a version, if that pays and the network is still there. */
export async function keepDigests(
  graph: Graph,
  networkId: string,
  version: number,
  known: RecordDigests,
): Promise<void> {
  if (known.countLearnt() < MIN_LEARNT) return
  const keep = graph.write(async (transaction) => {
    const head = await lockHead(transaction, networkId)
    if (head.version !== version || head.pendingChangeSetId !== undefined) return
    const clear = { networkId, limit: PORTIONS_CLEARED }
    await transaction.run(journalQueries.clearRecordDigests, clear)
    let number = 0
    for (const bytes of known.portions()) {
      const portion = { networkId, version, number, bytes }
      await transaction.run(journalQueries.createRecordDigests, portion)
      number += 1
    }
  })
  // The change set is in whatever becomes of this.
  await keep.catch(() => undefined)
}
