import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Write } from '../../domain/change-sets.ts'
import { RECORD_KINDS } from '../../domain/record-kinds.ts'
import { toWrite } from '../../store/record-checks.ts'

/** Text gathered before it goes to the file. */
const CHUNK_LENGTH = 256 * 1024

const Line = Type.Object({
  record: Type.Enum(RECORD_KINDS),
  id: Type.String(),
  after: Type.Unknown(),
})
const isLine = Compile(Line)

/**
 * Keeps writes in a file, one JSON line each: what an import would do may be half a million records,
 * which pass between threads, and from the preview to its confirmation, without being in memory.
 * Resolves to their number; `onKept` is told how many they are so far.
 */
export async function keepWrites(
  path: string,
  writes: AsyncIterable<Write> | Iterable<Write>,
  onKept?: (count: number) => void,
): Promise<number> {
  const file = await open(path, 'w', 0o600)
  let count = 0
  let text = ''
  try {
    for await (const write of writes) {
      count++
      text += `${JSON.stringify(write)}\n`
      if (text.length < CHUNK_LENGTH) continue
      await file.write(text)
      text = ''
      onKept?.(count)
    }
    await file.write(text)
    return count
  } finally {
    await file.close()
  }
}

/** The writes that a file keeps, each checked again. @throws AppError invalid-record */
export async function* readWrites(path: string): AsyncGenerator<Write> {
  const input = createReadStream(path, { encoding: 'utf8', highWaterMark: 64 * 1024 })
  try {
    for await (const text of createInterface({ input, crlfDelay: Infinity })) {
      const line: unknown = JSON.parse(text)
      if (!isLine.Check(line)) throw new TypeError('not a line of kept writes')
      yield toWrite(line.record, line.id, line.after)
    }
  } finally {
    input.destroy()
  }
}
