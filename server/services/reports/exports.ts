import type { IsolationReason } from '../../domain/findings.ts'
import type { Slice } from '../../domain/slice.ts'
import { AppError } from '../../errors.ts'
import type { Language } from '../../locales/locales.ts'
import { findWriter, listWriters } from '../../reports/registry.ts'
import { WORKBOOK_FORMATS, WORKBOOK_TYPES } from '../../reports/writers/workbook.ts'
import type { Store } from '../../store/store.ts'
import { runnerOf, type Pool } from '../pool.ts'
import type { PositionsService } from '../positions.ts'
import type { run as writeDocument } from '../tasks/write-document.ts'
import type { run as writeWorkbook } from '../tasks/write-workbook.ts'
import type { Seen } from './compose.ts'
import { gatherDocument } from './gather.ts'
import { gatherRecordTables } from './record-export.ts'

export type Exported = { fileName: string; mediaType: string; bytes: Uint8Array }

/** `reason`: of the worklist only those of whom it is the first reason. */
export type ExportAsked = {
  slice: Slice
  language: Language
  reason?: IsolationReason
  /** Of the network, what is on screen. */
  seen?: Seen
  signal?: AbortSignal
}

export type ExportsService = {
  /** @throws AppError format-not-found with the formats there are; network-not-found */
  make(networkId: string, format: string, asked: ExportAsked): Promise<Exported>
}

/** Every record of the network, as a workbook that can be imported again. */
const RECORDS = new Map(WORKBOOK_FORMATS.map((format) => [`records-${format}`, format]))

/** A report is a document that is kept; everything else is an export. */
const REPORT = 'pdf'

export function createExports(
  store: Store,
  positions: PositionsService,
  pool: Pool,
): ExportsService {
  const write = runnerOf<typeof writeDocument>(pool, 'answers', 'write-document')
  const writeTables = runnerOf<typeof writeWorkbook>(pool, 'answers', 'write-workbook')
  return {
    async make(networkId, format, asked) {
      const records = RECORDS.get(format)
      if (records) {
        const { language, signal } = asked
        const tables = await gatherRecordTables(store, networkId, language, signal)
        return {
          fileName: `${networkId}-records.${records}`,
          mediaType: WORKBOOK_TYPES[records],
          bytes: await writeTables({ format: records, tables }, signal ? { signal } : {}),
        }
      }
      const writer = format === REPORT ? undefined : findWriter(format)
      if (!writer) {
        const formats = listWriters().map((one) => one.format)
        throw new AppError('format-not-found', {
          format,
          formats: [...formats.filter((one) => one !== REPORT), ...RECORDS.keys()],
        })
      }
      const { signal, reason, ...how } = asked
      const document = await gatherDocument(store, positions, {
        networkId,
        ...how,
        ...(signal && { signal }),
      })
      const bytes = await write(
        { ...document, format, ...(reason !== undefined && { reason }) },
        signal ? { signal } : {},
      )
      return {
        fileName: `${networkId}-${writer.holds}${writer.extension}`,
        mediaType: writer.mediaType,
        bytes,
      }
    },
  }
}
