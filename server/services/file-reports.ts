import type { Slice } from '../domain/slice.ts'
import { AppError } from '../errors.ts'
import type { Language } from '../locales/locales.ts'
import { collectSources } from '../reports/build-document.ts'
import { findWriter } from '../reports/registry.ts'
import type { FilesRead } from './read-files.ts'
import { composeDocument } from './reports/compose.ts'
import { readSlice } from './slices.ts'

/**
 * A report, or another format of it, about files read into memory.
 * @throws AppError format-not-found, invalid-slice, territory-not-found
 */
export async function reportOnFiles(
  read: FilesRead,
  asked: { slice: Slice; language: Language; format: string },
): Promise<Uint8Array> {
  const writer = findWriter(asked.format)
  if (!writer) throw new AppError('format-not-found', { format: asked.format, formats: 'pdf' })
  const { actors, collaborations } = read.packed
  const records = actors.ids.length + collaborations.ids.length
  const document = composeDocument({
    packed: read.packed,
    slice: readSlice(asked.slice),
    language: asked.language,
    versionAt: read.asOf,
    // Which record came from which file is not kept in memory: each file counts for all.
    sources: collectSources(read.sources.map((source) => ({ source }))).map((source) => ({
      ...source,
      records,
    })),
  })
  return writer.write(document)
}
