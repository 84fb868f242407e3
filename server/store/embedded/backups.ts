import { canonicalJson } from '../../domain/canonical-json.ts'
import { AppError } from '../../errors.ts'
import { writeBackup } from '../backup-format.ts'
import { readBackup, type BackupPart } from '../backup-reader.ts'
import type { BackupSummary, Store } from '../store.ts'
import { addWrite, closeSlice, openSlice } from './encode.ts'
import { KINDS } from './kinds.ts'
import type { ReaderOperations, WriterOperations } from './protocol.ts'
import { allDocuments } from './reads.ts'
import type { GatedWriter } from './gated-writer.ts'
import type { Client } from './worker-client.ts'

/** Parts handed to the writing thread at once. */
const BATCH_PARTS = 500

export function embeddedBackups(
  writer: GatedWriter,
  reader: Client<ReaderOperations>,
  reads: Pick<Store, 'listNetworks' | 'read' | 'history' | 'entries'>,
): Pick<Store, 'backup' | 'restore'> {
  return {
    backup: (to) => writeBackup({ ...reads, allDocuments: () => allDocuments(reader) }, to),
    restore: (from) => writer.alone((thread) => restore(thread, from)),
  }
}

async function restore(
  thread: Client<WriterOperations>,
  from: AsyncIterable<string>,
): Promise<BackupSummary> {
  let begun = false
  try {
    let summary: BackupSummary | undefined
    for await (const parts of groups(readBackup(from))) {
      const [first] = parts
      if (first?.part === 'end') summary = first.summary
      await sendParts(thread, parts)
      begun = true
    }
    if (summary === undefined) throw new AppError('backup-invalid', { line: 0 })
    await thread.call('restoreEnd', { keep: true })
    return summary
  } catch (error) {
    if (begun) await thread.call('restoreEnd', { keep: false })
    throw error
  }
}

/** Parts of the same sort (and entries of the same change set) that follow each other, together. */
async function* groups(parts: AsyncIterable<BackupPart>): AsyncGenerator<BackupPart[]> {
  let group: BackupPart[] = []
  for await (const part of parts) {
    const [first] = group
    if (first !== undefined && (group.length >= BATCH_PARTS || !together(first, part))) {
      yield group
      group = []
    }
    group.push(part)
  }
  if (group.length > 0) yield group
}

function together(a: BackupPart, b: BackupPart): boolean {
  if (a.part === 'record') return b.part === 'record'
  return a.part === 'entry' && b.part === 'entry' && a.version === b.version
}

async function sendParts(thread: Client<WriterOperations>, parts: BackupPart[]): Promise<void> {
  const [first] = parts
  switch (first?.part) {
    case 'start':
      await thread.call('restoreBegin', { networkIds: first.networkIds })
      return
    case 'network':
      await thread.call('restoreNetwork', { networkId: first.id, version: first.version })
      return
    case 'record':
      await thread.call('restoreRecords', { records: recordsOf(parts) })
      return
    case 'change-set':
      await thread.call('restoreChangeSet', { changeSet: first.changeSet })
      return
    case 'entry':
      await thread.call('restoreEntries', { version: first.version, ...entriesOf(parts) })
      return
    case 'document': {
      const { value, ...document } = first.document
      await thread.call('restoreDocument', { ...document, value: JSON.stringify(value) })
      return
    }
    default:
  }
}

function recordsOf(parts: readonly BackupPart[]) {
  const records = openSlice()
  for (const part of parts) if (part.part === 'record') addWrite(records, part.write)
  return closeSlice(records)
}

function entriesOf(parts: readonly BackupPart[]) {
  const entries = parts.flatMap((part) => (part.part === 'entry' ? [part.entry] : []))
  return {
    kinds: entries.map(({ record }) => KINDS.indexOf(record)),
    keys: entries.map(({ id }) => id),
    befores: entries.map(({ before }) => (before === null ? null : canonicalJson(before))),
  }
}
