import { mkdirSync } from 'node:fs'
import { AppError } from '../../errors.ts'
import type { Store } from '../store.ts'
import { embeddedBackups } from './backups.ts'
import { embeddedDocuments } from './documents.ts'
import { gatedWriter } from './gated-writer.ts'
import { embeddedHealth } from './health.ts'
import type { ReaderOperations, WriterOperations } from './protocol.ts'
import { embeddedReads } from './reads.ts'
import { startWorker } from './worker-client.ts'
import { embeddedWrites } from './writes.ts'

/**
 * Opens the store of a data folder, making it when it is not there.
 * @throws AppError store-locked when another process (or this one) has it open, store-damaged,
 * store-too-new, store-unavailable
 */
export async function openEmbeddedStore(options: {
  folder: string
  /** The program of the database threads, when it is not the one beside these sources. */
  threads?: URL
}): Promise<Store> {
  const { folder, threads } = options
  makeFolder(folder)
  // The writer takes the lock and makes the tables; only then is there something to read.
  const writer = gatedWriter(await startWorker<WriterOperations>('writer', folder, threads))
  const reader = await startWorker<ReaderOperations>('reader', folder, threads).catch(
    async (error: unknown) => {
      await writer.close()
      throw error
    },
  )
  const reads = embeddedReads(reader)
  let closing: Promise<void> | undefined
  return {
    ...reads,
    ...embeddedWrites(writer),
    ...embeddedBackups(writer, reader, reads),
    documents: embeddedDocuments(writer, reader),
    health: () => embeddedHealth(writer, reader),
    close: () => {
      // Readers first, so that the writer's last checkpoint can empty the log.
      closing ??= reader.close().then(() => writer.close())
      return closing
    },
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : ''
    throw new AppError('store-unavailable', { reason }, { cause })
  }
}
