import { translate } from '../locales/locales.ts'
import type { PictureDocument, ReportDocument } from './document.ts'
import { actorsTable, isolatedTable } from './writers/actor-tables.ts'
import { CSV_TYPE, writeCsv } from './writers/csv.ts'
import { writeGexf } from './writers/gexf.ts'
import { writeGroundSvg } from './writers/ground-svg.ts'
import { writeMapSvg } from './writers/map-svg.ts'
import { writePdf } from './writers/pdf.ts'
import { WORKBOOK_TYPES, writeWorkbook, type WorkbookFormat } from './writers/workbook.ts'

/** A way to write a document: what it is called, what the file is, what it needs, and the bytes. */
export type Writer = {
  format: string
  mediaType: string
  /** What the file holds, for its name. */
  holds: 'report' | 'actors' | 'isolated' | 'network' | 'map'
  /** With its dot. */
  extension: string
} & (
  | { of: 'document'; write: (document: ReportDocument) => Promise<Uint8Array> }
  | { of: 'picture'; write: (document: PictureDocument) => Promise<Uint8Array> }
)

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8')

/** The tables of actors as a sheet of a workbook. */
const workbook = (format: WorkbookFormat, list: 'actors' | 'isolated'): Writer => ({
  format: list === 'actors' ? format : `isolated-${format}`,
  mediaType: WORKBOOK_TYPES[format],
  holds: list,
  extension: `.${format}`,
  of: 'document',
  write: (document) => {
    const table = list === 'actors' ? actorsTable(document) : isolatedTable(document)
    const name = translate(document.language, `export.sheet.${list}`)
    return writeWorkbook(format, [{ ...table, name }])
  },
})

/** All formats of a document. A new one is one file and one line here. */
const WRITERS: readonly Writer[] = [
  {
    format: 'pdf',
    mediaType: 'application/pdf',
    holds: 'report',
    extension: '.pdf',
    of: 'document',
    write: writePdf,
  },
  {
    format: 'csv',
    mediaType: CSV_TYPE,
    holds: 'actors',
    extension: '.csv',
    of: 'document',
    write: async (document) => utf8([...writeCsv(actorsTable(document))].join('')),
  },
  {
    format: 'isolated-csv',
    mediaType: CSV_TYPE,
    holds: 'isolated',
    extension: '.csv',
    of: 'document',
    write: async (document) => utf8([...writeCsv(isolatedTable(document))].join('')),
  },
  workbook('xlsx', 'actors'),
  workbook('ods', 'actors'),
  workbook('xlsx', 'isolated'),
  workbook('ods', 'isolated'),
  {
    format: 'gexf',
    mediaType: 'application/gexf+xml; charset=utf-8',
    holds: 'network',
    extension: '.gexf',
    of: 'document',
    write: async (document) => utf8(writeGexf(document)),
  },
  {
    format: 'svg',
    mediaType: 'image/svg+xml; charset=utf-8',
    holds: 'network',
    extension: '.svg',
    of: 'picture',
    write: async (document) => utf8(writeMapSvg(document)),
  },
  {
    format: 'places-svg',
    mediaType: 'image/svg+xml; charset=utf-8',
    holds: 'map',
    extension: '.svg',
    of: 'picture',
    write: async (document) => utf8(writeGroundSvg(document)),
  },
]

export function listWriters(): readonly Writer[] {
  return WRITERS
}

/** The writer of a format, where there is one. */
export function findWriter(format: string): Writer | undefined {
  return WRITERS.find((writer) => writer.format === format)
}
