import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { AppError } from '../../errors.ts'
import type { ImportLimits } from '../limits.ts'

/** A file to read: on disk, or in memory. The name is what problems and globs speak of. */
export type InputFile = { name: string; path: string } | { name: string; bytes: Uint8Array }

/** Where bytes come from: a path, bytes in memory, or a stream that is read once. */
export type ByteSource = string | Uint8Array | AsyncIterable<Uint8Array>

/** Small enough that a line limit is met soon, large enough that calls do not count. */
const CHUNK_BYTES = 256 * 1024

/** The bytes of an input file. */
export function sourceOf(file: InputFile): ByteSource {
  return 'path' in file ? file.path : file.bytes
}

/**
 * The file's bytes in pieces of at most 256 KiB, decompressed when it is gzipped (by its first bytes,
 * whatever its name).
 * @throws AppError unreadable-file, file-too-large, cancelled
 */
export async function* openFile(
  name: string,
  source: ByteSource,
  limits: ImportLimits,
  options: {
    signal?: AbortSignal
    onGzip?: () => void
    /** Told after each piece: the bytes of the file itself that were read so far, compressed or not. */
    onBytes?: (read: number) => void
  } = {},
): AsyncGenerator<Buffer> {
  const { signal, onGzip, onBytes } = options
  const all = limited(name, pieces(name, source), limits.fileBytes, signal)
  const raw = onBytes ? counted(all, onBytes) : all
  const first = await raw.next()
  if (first.done === true) return
  const rest = prepend(first.value, raw)
  if (!isGzip(first.value)) {
    yield* rest
    return
  }
  onGzip?.()
  yield* limited(name, gunzip(name, rest), limits.decompressedBytes, signal)
}

/** Whether bytes begin as a gzip file does. */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

async function* pieces(name: string, source: ByteSource): AsyncGenerator<Buffer> {
  try {
    if (source instanceof Uint8Array) {
      yield* cut(source)
      return
    }
    const chunks =
      typeof source === 'string' ? createReadStream(source, { highWaterMark: CHUNK_BYTES }) : source
    for await (const chunk of chunks) {
      const bytes: unknown = chunk
      if (bytes instanceof Uint8Array) yield* cut(bytes)
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError(
      'unreadable-file',
      { file: name, line: 0, expected: codeOf(cause) },
      { cause },
    )
  }
}

function* cut(bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const end = Math.min(at + CHUNK_BYTES, bytes.length)
    yield Buffer.from(bytes.buffer, bytes.byteOffset + at, end - at)
  }
}

async function* limited(
  name: string,
  chunks: AsyncIterable<Buffer>,
  limit: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  let total = 0
  for await (const chunk of chunks) {
    if (signal?.aborted === true) throw new AppError('cancelled')
    total += chunk.length
    if (total > limit) throw new AppError('file-too-large', { file: name, limit })
    yield chunk
  }
}

async function* counted(
  chunks: AsyncIterable<Buffer>,
  onBytes: (read: number) => void,
): AsyncGenerator<Buffer> {
  let read = 0
  for await (const chunk of chunks) {
    read += chunk.length
    onBytes(read)
    yield chunk
  }
}

/** What the system says of a file it cannot read: ENOENT, EACCES. */
function codeOf(cause: unknown): string {
  const hasCode = typeof cause === 'object' && cause !== null && 'code' in cause
  return hasCode && typeof cause.code === 'string' ? cause.code : ''
}

async function* prepend(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* rest
}

async function* gunzip(name: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const compressed = Readable.from(chunks, { objectMode: false })
  const plain = createGunzip({ chunkSize: CHUNK_BYTES })
  // What fails in the source must end the reading too, not leave it waiting.
  compressed.on('error', (error) => plain.destroy(error))
  compressed.pipe(plain)
  try {
    for await (const chunk of plain) {
      const bytes: unknown = chunk
      if (bytes instanceof Uint8Array) yield* cut(bytes)
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('unreadable-file', { file: name, line: 0, expected: 'gzip' }, { cause })
  } finally {
    compressed.destroy()
    plain.destroy()
  }
}
