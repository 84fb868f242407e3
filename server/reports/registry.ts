import type { ReportDocument } from './document.ts'
import { writeActorsCsv, writeIsolatedCsv } from './writers/csv.ts'
import { writeGexf } from './writers/gexf.ts'
import { writeGroundSvg } from './writers/ground-svg.ts'
import { writeMapSvg } from './writers/map-svg.ts'
import { writePdf } from './writers/pdf.ts'

/** A way to write a document: what it is called, what the file is, and the bytes. */
export type Writer = {
  format: string
  mediaType: string
  /** With its dot. */
  extension: string
  write: (document: ReportDocument) => Promise<Uint8Array>
}

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8')

/** All formats of a document. A new one is one file and one line here. */
const WRITERS: readonly Writer[] = [
  { format: 'pdf', mediaType: 'application/pdf', extension: '.pdf', write: writePdf },
  {
    format: 'csv',
    mediaType: 'text/csv; charset=utf-8; header=present',
    extension: '.csv',
    write: async (document) => utf8([...writeActorsCsv(document)].join('')),
  },
  {
    format: 'isolated-csv',
    mediaType: 'text/csv; charset=utf-8; header=present',
    extension: '.csv',
    write: async (document) => utf8([...writeIsolatedCsv(document)].join('')),
  },
  {
    format: 'gexf',
    mediaType: 'application/gexf+xml; charset=utf-8',
    extension: '.gexf',
    write: async (document) => utf8(writeGexf(document)),
  },
  {
    format: 'svg',
    mediaType: 'image/svg+xml; charset=utf-8',
    extension: '.svg',
    write: async (document) => utf8(writeMapSvg(document)),
  },
  {
    format: 'places-svg',
    mediaType: 'image/svg+xml; charset=utf-8',
    extension: '.svg',
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
