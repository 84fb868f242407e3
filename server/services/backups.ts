import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { PassThrough, type Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { AppError, isAppError } from '../errors.ts'
import { readBackup } from '../store/backup-reader.ts'
import type { BackupSummary, Store, WritableTarget } from '../store/store.ts'

export type Backups = ReturnType<typeof createBackups>

/** The backups of one store. */
export function createBackups(store: Store) {
  return {
    toFile: (path: string) => backupToFile(store, path),
    fromFile: (path: string) => restoreFromFile(store, path),
    verifyStore: () => verifyStore(store),
    verifyFile,
  }
}

/**
 * Writes everything to a file (gzipped when its name ends in `.gz`), which is there only once it is
 * whole and on disk.
 */
async function backupToFile(store: Store, path: string): Promise<BackupSummary> {
  const unfinished = `${path}.unfinished`
  const file = createWriteStream(unfinished, { mode: 0o600 })
  const target = path.endsWith('.gz') ? createGzip() : file
  file.on('error', (error) => target.destroy(error))
  if (target !== file) target.pipe(file)
  try {
    const summary = await store.backup(targetOf(target))
    target.end()
    await finished(file)
    await syncFile(unfinished)
    await rename(unfinished, path)
    return summary
  } catch (error) {
    file.destroy()
    await rm(unfinished, { force: true })
    if (isAppError(error)) throw error
    throw new AppError('unwritable-file', { file: path }, { cause: error })
  }
}

/** @throws AppError backup-invalid, network-exists; nothing is kept then */
async function restoreFromFile(store: Store, path: string): Promise<BackupSummary> {
  return store.restore(textOf(path))
}

/** Reads a backup file from end to end without writing anything. @throws AppError backup-invalid */
async function verifyFile(path: string): Promise<BackupSummary> {
  return check(textOf(path))
}

/**
 * Reads the whole store and checks it: every record against its schema, every reference, and the
 * history, which undone change by change must arrive at nothing. It is the check of a backup, on a
 * backup that nobody keeps.
 * @throws AppError backup-invalid, store-damaged
 */
async function verifyStore(store: Store): Promise<BackupSummary> {
  const text = new PassThrough({ encoding: 'utf8' })
  const writing = store.backup(targetOf(text)).then(
    () => text.end(),
    (error: unknown) => text.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  try {
    return await check(text)
  } finally {
    text.destroy()
    await writing
  }
}

/** Lines into a stream, no faster than it takes them. */
function targetOf(stream: Writable): WritableTarget {
  return {
    async write(line) {
      if (!stream.destroyed && stream.write(line)) return
      if (!stream.destroyed) await drained(stream)
      if (stream.destroyed) throw stream.errored ?? new AppError('cancelled')
    },
  }
}

async function drained(stream: Writable): Promise<void> {
  const done = new AbortController()
  const { signal } = done
  try {
    await Promise.race([once(stream, 'drain', { signal }), once(stream, 'close', { signal })])
  } finally {
    done.abort()
  }
}

async function check(chunks: AsyncIterable<string>): Promise<BackupSummary> {
  for await (const part of readBackup(chunks)) if (part.part === 'end') return part.summary
  throw new AppError('backup-invalid', { line: 0 })
}

async function* textOf(path: string): AsyncGenerator<string> {
  const raw = createReadStream(path)
  const isZipped = path.endsWith('.gz')
  const text = isZipped ? raw.pipe(createGunzip()) : raw
  raw.on('error', (error) => text.destroy(error))
  text.setEncoding('utf8')
  try {
    for await (const chunk of text) yield String(chunk)
  } catch (cause) {
    const expected = isZipped ? 'gzip' : 'JSONL'
    throw new AppError('unreadable-file', { file: basename(path), line: 0, expected }, { cause })
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
