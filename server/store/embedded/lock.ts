import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../errors.ts'
import { isBusy, openConnection, type Connection } from './driver.ts'

/**
 * Takes the data folder for this process until the connection closes or the process dies. The lock is
 * SQLite's own, on an empty file beside the database: the kernel drops it with the process, however it
 * ends, so there are no stale locks and no process number to believe.
 * @throws AppError store-locked, with who holds it as far as known
 */
export function lockFolder(folder: string): Connection {
  const owner = join(folder, 'maillage.owner')
  const connection = openConnection(join(folder, 'maillage.lock'), 'lock')
  try {
    connection.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    connection.close()
    if (!isBusy(error)) throw error
    throw new AppError('store-locked', { folder, process: readOwner(owner) }, { cause: error })
  }
  writeFileSync(owner, String(process.pid))
  return connection
}

// For the message only: nothing is decided by it.
function readOwner(path: string): string {
  try {
    return readFileSync(path, 'utf8').slice(0, 20)
  } catch {
    return '?'
  }
}
