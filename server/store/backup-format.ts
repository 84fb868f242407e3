import { createHash } from 'node:crypto'
import { canonicalJson } from '../domain/canonical-json.ts'
import type { BackupSummary, Store, StoredDocument, WritableTarget } from './store.ts'

/**
 * A backup is JSON Lines, the same whichever store wrote it, so that it moves between them. In order:
 *
 *     {"backup":"maillage","format":1,"networks":["a","b"]}
 *     {"network":"a","version":2}                                  for each network, by id:
 *     {"record":"actor","id":"…","value":{…}}                      its records now, by kind and key
 *     {"changeSet":{…}}                                            its change sets, newest first,
 *     {"entry":{"record":"actor","id":"…","before":…,"after":…}}   each followed by its entries
 *     {"document":{…}}                                             documents, by kind and id
 *     {"end":{"networks":2,…},"sha256":"…"}                        of all lines before, each with its \n
 *
 * Records and history say the same thing twice, on purpose: reading one back undoes the history from
 * the records and must arrive at nothing, so a backup that reads is a backup that is whole.
 */
export const BACKUP_FORMAT = 1

/** What a backup is made of: reads of the port, and all documents. */
export type BackupSource = Pick<Store, 'listNetworks' | 'read' | 'history' | 'entries'> & {
  allDocuments(): AsyncIterable<StoredDocument>
}

/** Writes a backup; each network as it is at one version, whatever is written meanwhile. */
export async function writeBackup(
  source: BackupSource,
  to: WritableTarget,
): Promise<BackupSummary> {
  const summary: BackupSummary = { networks: 0, records: 0, changeSets: 0, documents: 0 }
  const hash = createHash('sha256')
  const write = async (value: unknown): Promise<void> => {
    const line = `${canonicalJson(value)}\n`
    hash.update(line)
    await send(to, line)
  }
  const networks = await source.listNetworks()
  await write({
    backup: 'maillage',
    format: BACKUP_FORMAT,
    networks: networks.map(({ network }) => network.id),
  })
  for (const { network, version } of networks) {
    summary.networks += 1
    await write({ network: network.id, version })
    for await (const { record, rows } of source.read(network.id, { version })) {
      for (const { key, value } of rows) await write({ record, id: key, value })
      summary.records += rows.length
    }
    for await (const changeSet of allChangeSets(source, network.id, version)) {
      await write({ changeSet })
      for await (const entry of source.entries(network.id, changeSet.id)) await write({ entry })
      summary.changeSets += 1
    }
  }
  for await (const document of source.allDocuments()) {
    await write({ document })
    summary.documents += 1
  }
  await send(to, `${canonicalJson({ end: summary, sha256: hash.digest('hex') })}\n`)
  return summary
}

async function* allChangeSets(source: BackupSource, networkId: string, version: number) {
  let before = version + 1
  while (before > 1) {
    const page = await source.history(networkId, { before, limit: 100 })
    if (page.length === 0) return
    yield* page
    before = page.at(-1)?.version ?? 0
  }
}

// Most targets take a line at once; waiting for each would cost more than writing it.
async function send(to: WritableTarget, line: string): Promise<void> {
  const written = to.write(line)
  if (written !== undefined) await written
}
