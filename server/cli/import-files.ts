import { createReadStream } from 'node:fs'
import { basename, resolve } from 'node:path'
import { AppError } from '../errors.ts'
import type { DraftAsked, DraftRecord } from '../services/imports/imports.ts'
import type { Upload } from '../services/imports/uploads.ts'
import type { WriteInfo } from '../services/networks.ts'
import type { Services } from '../services/services.ts'

/** As long as it takes: a command has nothing else to do. */
const NO_LIMIT_MS = 2_000_000_000

export type FilesAsked = {
  networkId: string
  paths: readonly string[]
  /** What the columns mean, where the files come from, what they replace. */
  asked?: DraftAsked
  why: WriteInfo['why']
  signal: AbortSignal
  /** Hears of what was read before it is written. */
  onRead?: (draft: DraftRecord) => Promise<void>
}

/**
 * Imports files by the same way as the API: upload, preview, confirmation. Ends with the draft as it
 * is: `confirmed`, or `needs-mapping` when the columns say too little.
 * @throws AppError what the files are refused for; nothing is left behind then
 */
export async function importFiles(
  { imports, jobs }: Services,
  { networkId, paths, asked, why, signal, onRead }: FilesAsked,
): Promise<DraftRecord> {
  const draft = await imports.create(networkId, uploadsOf(paths), () => asked ?? {})
  const cancel = () => void (draft.jobId !== undefined && jobs.cancel(draft.jobId))
  signal.addEventListener('abort', cancel, { once: true })
  try {
    const read = await imports.settled(draft, NO_LIMIT_MS)
    if (signal.aborted) throw new AppError('cancelled')
    await onRead?.(read)
    if (read.state !== 'ready') return read
    const confirmed = await imports.confirm(networkId, draft.id, why)
    return await imports.settled(confirmed, NO_LIMIT_MS)
  } catch (error) {
    await imports.remove(networkId, draft.id)
    throw error
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

async function* uploadsOf(paths: readonly string[]): AsyncGenerator<Upload> {
  for (const path of paths) {
    const content = createReadStream(resolve(path))
    await new Promise<void>((opened, fail) => {
      content.once('open', () => opened())
      content.once('error', (cause) => {
        fail(new AppError('file-not-found', { file: basename(path) }, { cause }))
      })
    })
    yield { name: basename(path), content }
  }
}
