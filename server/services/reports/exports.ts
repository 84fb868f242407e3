import type { Slice } from '../../domain/slice.ts'
import { AppError } from '../../errors.ts'
import type { Language } from '../../locales/locales.ts'
import { findWriter, listWriters } from '../../reports/registry.ts'
import type { Store } from '../../store/store.ts'
import { runnerOf, type Pool } from '../pool.ts'
import type { PositionsService } from '../positions.ts'
import type { run as writeDocument } from '../tasks/write-document.ts'
import { gatherDocument } from './gather.ts'

export type Exported = { fileName: string; mediaType: string; bytes: Uint8Array }

export type ExportsService = {
  /** @throws AppError format-not-found with the formats there are; network-not-found */
  make(
    networkId: string,
    format: string,
    asked: { slice: Slice; language: Language; signal?: AbortSignal },
  ): Promise<Exported>
}

/** A report is a document that is kept; everything else is an export. */
const REPORT = 'pdf'

export function createExports(
  store: Store,
  positions: PositionsService,
  pool: Pool,
): ExportsService {
  const write = runnerOf<typeof writeDocument>(pool, 'answers', 'write-document')
  return {
    async make(networkId, format, asked) {
      const writer = format === REPORT ? undefined : findWriter(format)
      if (!writer) {
        const formats = listWriters().map((one) => one.format)
        throw new AppError('format-not-found', {
          format,
          formats: formats.filter((one) => one !== REPORT),
        })
      }
      const { signal } = asked
      const document = await gatherDocument(store, positions, { networkId, ...asked })
      const bytes = await write({ ...document, format }, signal ? { signal } : {})
      return {
        fileName: `${networkId}-${format}${writer.extension}`,
        mediaType: writer.mediaType,
        bytes,
      }
    },
  }
}
