import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Crowded } from './packed-rows.ts'

const FILE = 'packed.cache'

/** A packed network, and what is needed to follow later changes. */
export type KeptPacked = {
  networkId: string
  /** The change set that made it what it is: an id is never given twice. */
  changeSetId: string
  crowded: Crowded
  /** See ../packed-bytes.ts. */
  bytes: Uint8Array
}

/**
 * The network that was packed last, beside the database: the first answer after a start need not pack a
 * large network again. It can be deleted at any time. What was cut, altered, written for another network,
 * by another engine or by another release is passed over.
 */
export function readPackedFile(folder: string, networkId: string): KeptPacked | undefined {
  let content: Buffer
  try {
    content = readFileSync(join(folder, FILE))
  } catch {
    return undefined
  }
  const end = content.indexOf('\n')
  const bytes = content.subarray(end + 1)
  const line = content.toString('utf8', 0, end)
  const named = namedIn(line, networkId)
  if (named === undefined) return undefined
  const kept = { networkId, ...named, bytes }
  return line === headOf(kept) ? kept : undefined
}

/** Not waited for to be on disk: a file that did not get there whole is passed over. */
export function writePackedFile(folder: string, kept: KeptPacked): void {
  const unfinished = join(folder, `${FILE}.unfinished`)
  try {
    writeFileSync(unfinished, Buffer.concat([Buffer.from(`${headOf(kept)}\n`), kept.bytes]), {
      mode: 0o600,
    })
    renameSync(unfinished, join(folder, FILE))
  } catch {
    // A full or read-only disk: the next start packs again.
  }
}

// Raised when the packed form changes.
const FORM = 3

function headOf({ networkId, changeSetId, crowded, bytes }: KeptPacked): string {
  const named = JSON.stringify([FORM, process.versions.v8, networkId, changeSetId, [...crowded]])
  return `${crc32(bytes, crc32(named))} ${bytes.length} ${named}`
}

/** What a head says, as far as it is one of the network: whether it is true, only the whole of it tells. */
function namedIn(
  line: string,
  networkId: string,
): Pick<KeptPacked, 'changeSetId' | 'crowded'> | undefined {
  let named: unknown
  try {
    named = JSON.parse(line.slice(line.indexOf('[')))
  } catch {
    return undefined
  }
  if (!Array.isArray(named) || named[2] !== networkId || !Array.isArray(named[4])) return undefined
  const crowded = new Map<string, number>()
  for (const pair of named[4]) {
    if (Array.isArray(pair)) crowded.set(String(pair[0]), Number(pair[1]))
  }
  return { changeSetId: String(named[3]), crowded }
}
