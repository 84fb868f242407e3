import { AppError } from '../../errors.ts'

/** First bytes of formats that are not tables of text, whatever the file is called. */
const SIGNATURES: readonly (readonly [kind: string, bytes: readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['gzip', [0x1f, 0x8b]],
  ['sqlite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
  ['elf', [0x7f, 0x45, 0x4c, 0x46]],
]

const MARKUP = /^\s*<(\?xml|!doctype|html|gexf|graphml)/i
const JSON_START = /^\s*(\{\s*"|\[\s*[[{])/
const CONTROL_SHARE = 0.05

/**
 * Refuses what is not a table of text: archives, workbooks, pictures, markup, and bytes with NUL or
 * many control characters.
 * @throws AppError unsupported-format with the kind found
 */
export function refuseOtherFormats(name: string, head: Uint8Array, utf16: boolean): void {
  const found = SIGNATURES.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte))
  if (found !== undefined) throw unsupported(name, found[0])
  if (utf16) return
  const sample = head.subarray(0, 8192)
  const start = Buffer.from(sample).toString('latin1')
  if (MARKUP.test(start)) throw unsupported(name, 'xml')
  if (JSON_START.test(start)) throw unsupported(name, 'json')
  let control = 0
  for (const byte of sample) {
    if (byte === 0) throw unsupported(name, 'binary')
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) control++
  }
  if (control > sample.length * CONTROL_SHARE) {
    throw unsupported(name, 'binary')
  }
}

/** Formats that can be read. */
const FORMATS =
  'CSV, TSV, XLSX, ODS, XLS, JSON, GeoJSON, GEXF, GraphML, GML, Pajek, UCINET DL, VNA, DOT'

/** A file of a kind that is not read, with the kinds that are. */
export function unsupported(file: string, format: string): AppError {
  return new AppError('unsupported-format', { file, format, formats: FORMATS })
}
