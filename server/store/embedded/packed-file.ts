import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'

const FILE = 'packed.cache'

/** The packed network that a stamp names: its change set's id is never given twice. */
export type PackedFile = { stamp: string; bytes: Uint8Array }

/**
 * The network that was packed last, beside the database: the first answer after a start need not pack a
 * large network again. It can be deleted at any time. What was cut, altered, written for another state
 * of the network, by another engine or by another release is passed over.
 */
export function readPackedFile(folder: string, stamp: string): PackedFile | undefined {
  let content: Buffer
  try {
    content = readFileSync(join(folder, FILE))
  } catch {
    return undefined
  }
  const end = content.indexOf('\n')
  const bytes = content.subarray(end + 1)
  return content.toString('utf8', 0, end) === headOf(stamp, bytes) ? { stamp, bytes } : undefined
}

/** Not waited for to be on disk: a file that did not get there whole is passed over. */
export function writePackedFile(folder: string, { stamp, bytes }: PackedFile): void {
  const unfinished = join(folder, `${FILE}.unfinished`)
  try {
    writeFileSync(unfinished, Buffer.concat([Buffer.from(`${headOf(stamp, bytes)}\n`), bytes]), {
      mode: 0o600,
    })
    renameSync(unfinished, join(folder, FILE))
  } catch {
    // A full or read-only disk: the next start packs again.
  }
}

// Raised when the packed form changes.
const FORM = 1

function headOf(stamp: string, bytes: Uint8Array): string {
  return JSON.stringify([FORM, process.versions.v8, stamp, bytes.length, crc32(bytes)])
}
