import { open } from 'node:fs/promises'
import { fromBufferPromise, openPromise, type ZipFile } from 'yauzl'
import { AppError } from '../../errors.ts'
import type { ImportLimits } from '../limits.ts'
import { countHeldBytes } from './held-bytes.ts'
import type { InputFile } from './open-file.ts'

const MAX_MEMBERS = 200
const SYSTEM_FILE = /(^|\/)(__MACOSX|\.|Thumbs\.db|desktop\.ini)/i

/**
 * The files to read, with those inside ZIP archives in the place of the archive, named
 * `archive.zip/member.csv`. Workbooks, which are archives themselves, stay as they are; an archive in an
 * archive is not opened.
 * @throws AppError unreadable-file (damaged, encrypted), too-many-files, file-too-large, empty-file
 */
export async function withoutArchives(
  files: readonly InputFile[],
  limits: ImportLimits,
): Promise<InputFile[]> {
  const all: InputFile[] = []
  for (const file of files) {
    const members = (await isZip(file)) ? await membersOf(file, limits) : undefined
    all.push(...(members ?? [file]))
  }
  return all
}

/**
 * Refuses a workbook whose parts decompress to more than the limit, whatever sizes they declare: the
 * reader of workbooks holds all of them at once.
 * @throws AppError file-too-large, unreadable-file
 */
export async function refuseLargeWorkbook(
  file: InputFile,
  bytes: Uint8Array,
  limits: ImportLimits,
  onPart?: (part: number) => void,
): Promise<void> {
  let compressed = 0
  const count = countHeldBytes(file.name, limits)
  const zip = await opened({ name: file.name, bytes })
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        const part: unknown = chunk
        if (part instanceof Uint8Array) count(part)
      }
      compressed += entry.compressedSize
      onPart?.(Math.min(1, compressed / bytes.length))
    }
  } catch (cause) {
    throw cause instanceof AppError ? cause : unreadable(file, cause)
  } finally {
    zip.close()
  }
}

async function isZip(file: InputFile): Promise<boolean> {
  const start = 'bytes' in file ? file.bytes.subarray(0, 4) : await firstBytes(file.path)
  return start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4
}

/** Of a file that cannot be opened, none: what reads it says why. */
async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path).catch(() => undefined)
  if (!file) return new Uint8Array()
  try {
    return (await file.read(Buffer.alloc(4), 0, 4, 0)).buffer
  } finally {
    await file.close()
  }
}

/** undefined where the archive is a workbook. */
async function membersOf(file: InputFile, limits: ImportLimits): Promise<InputFile[] | undefined> {
  const count = countHeldBytes(file.name, limits)
  const members: InputFile[] = []
  const zip = await opened(file)
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName
      if (name === '[Content_Types].xml' || name === 'mimetype') return undefined
      if (name.endsWith('/') || SYSTEM_FILE.test(name)) continue
      if (members.length >= MAX_MEMBERS)
        throw new AppError('too-many-files', { limit: MAX_MEMBERS })
      const chunks: Buffer[] = []
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        const bytes: unknown = chunk
        if (!(bytes instanceof Uint8Array)) continue
        count(bytes)
        chunks.push(Buffer.from(bytes))
      }
      members.push({ name: `${file.name}/${name}`, bytes: Buffer.concat(chunks) })
    }
  } catch (cause) {
    throw cause instanceof AppError ? cause : unreadable(file, cause)
  } finally {
    zip.close()
  }
  if (members.length === 0) throw new AppError('empty-file', { file: file.name })
  return members
}

async function opened(file: InputFile): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true } as const
  try {
    return 'bytes' in file
      ? await fromBufferPromise(Buffer.from(file.bytes), options)
      : await openPromise(file.path, options)
  } catch (cause) {
    throw unreadable(file, cause)
  }
}

function unreadable(file: InputFile, cause: unknown): AppError {
  return new AppError('unreadable-file', { file: file.name, line: 0, expected: 'ZIP' }, { cause })
}
