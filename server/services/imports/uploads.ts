import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Config } from '../../config.ts'
import { AppError } from '../../errors.ts'

/** One file as it comes in: the name that its sender gave it, and its bytes. */
export type Upload = { name: string; content: Readable }

export type ReceivedFile = { name: string; bytes: number }

/**
 * Folders of uploaded files, one for each import: the content of file i is `<i>`, whatever its name
 * says, so that no name ever becomes a path. They go with the draft, or after a week.
 */
export class UploadFolders {
  readonly #root: string
  readonly #limits: Config['limits']

  constructor(config: Pick<Config, 'dataFolder' | 'limits'>) {
    this.#root = join(config.dataFolder, 'uploads')
    this.#limits = config.limits
  }

  folderOf(importId: string): string {
    return join(this.#root, importId)
  }

  /** Where the content of the file at a position is. */
  pathOf(importId: string, position: number): string {
    return join(this.folderOf(importId), String(position))
  }

  /**
   * Streams files to the import's folder. When one cannot be taken, none is kept.
   * @throws AppError empty-file, file-too-large, too-many-files, invalid-request (no file at all)
   */
  async receive(importId: string, uploads: AsyncIterable<Upload>): Promise<ReceivedFile[]> {
    await mkdir(this.folderOf(importId), { recursive: true, mode: 0o700 })
    const received: ReceivedFile[] = []
    try {
      for await (const upload of uploads) {
        if (received.length >= this.#limits.files) {
          throw new AppError('too-many-files', { limit: this.#limits.files })
        }
        const name = uniqueName(upload.name, received)
        const bytes = await this.#write(this.pathOf(importId, received.length), name, upload)
        if (bytes === 0) {
          throw new AppError(
            'empty-file',
            { file: name },
            { problems: [{ file: name, line: 1, rule: 'empty-file' }] },
          )
        }
        received.push({ name, bytes })
      }
      if (received.length === 0) throw new AppError('invalid-request', { expected: 'files' })
      return received
    } catch (error) {
      await this.remove(importId)
      throw error
    }
  }

  async remove(importId: string): Promise<void> {
    await rm(this.folderOf(importId), { recursive: true, force: true })
  }

  /** Removes folders that nobody has touched since `before`. */
  async removeOlderThan(before: Date): Promise<void> {
    const names = await readdir(this.#root).catch(() => [])
    for (const name of names) {
      const { mtime } = await stat(join(this.#root, name))
      if (mtime < before) await this.remove(name)
    }
  }

  async #write(path: string, name: string, upload: Upload): Promise<number> {
    const limit = this.#limits.fileBytes
    let bytes = 0
    const counter = new Transform({
      transform(chunk: Uint8Array, _encoding, done) {
        bytes += chunk.length
        if (bytes > limit) done(new AppError('file-too-large', { file: name, limit }))
        else done(null, chunk)
      },
    })
    await pipeline(upload.content, counter, createWriteStream(path, { mode: 0o600 }))
    return bytes
  }
}

/** The sender's name without folders and control characters; two of the same name stay apart. */
function uniqueName(name: string, received: readonly ReceivedFile[]): string {
  const base =
    name
      .split(/[\\/]/)
      .at(-1)
      ?.replaceAll(/\p{Cc}/gu, '')
      .trim()
      .slice(-200) || 'file'
  const taken = new Set(received.map((file) => file.name))
  let unique = base
  for (let i = 2; taken.has(unique); i++) unique = base.replace(/(?=\.[^.]*$|$)/, ` (${i})`)
  return unique
}
