import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { AppError } from '../../errors.ts'
import {
  decodeLine,
  encodingOfHead,
  findBrokenBytes,
  type Encoding,
  type EncodingReport,
} from '../detect/encoding.ts'
import { refuseOtherFormats } from '../detect/file-kind.ts'
import type { ImportLimits } from '../limits.ts'

/** Whole lines of text, each ended by a line feed, with the lines that need a word. */
export type TextBlock = { text: string; notes: LineNote[] }

/** A line that is no encoding (`broken`, its bytes), or one that was hardly meant as it is read. */
export type LineNote = {
  line: number
  kind: 'broken' | 'utf8-letter' | 'sign-in-word'
  value: string
}

export type TextOptions = {
  file: string
  limits: ImportLimits
  /** What the mapping says; the file is refused when it cannot be so. */
  encoding?: Encoding
  /** Filled while reading. */
  report: EncodingReport
  /** Markup and JSON are what is read here; elsewhere they are refused as no table. */
  isDocument?: boolean
}

/** A report in which nothing is counted yet. */
export function emptyReport(): EncodingReport {
  return { encoding: 'utf-8', bom: false, lines: { ascii: 0, utf8: 0, windows1252: 0, broken: 0 } }
}

/**
 * Bytes as text, in blocks of whole lines whose ends are all line feeds. Nothing but the block at hand
 * is in memory.
 * @throws AppError empty-file, unsupported-format, unreadable-file (declared encoding), line-too-long
 */
export async function* readText(
  chunks: AsyncIterable<Buffer>,
  options: TextOptions,
): AsyncGenerator<TextBlock> {
  const decoder = new BlockDecoder(options)
  let isFirst = true
  for await (const chunk of chunks) {
    const block = isFirst ? decoder.start(chunk) : decoder.take(chunk)
    isFirst = false
    if (block.text !== '') yield block
  }
  if (isFirst) throw new AppError('empty-file', { file: options.file })
  const last = decoder.end()
  if (last.text !== '') yield last
}

/** Half a surrogate pair, or the mark that an earlier conversion left for what it could not read. */
const BAD_UTF16 = /[\p{Surrogate}\uFFFD]/u

class BlockDecoder {
  readonly #options: TextOptions
  /** The beginning of a line, in pieces. */
  #pending: Buffer[] = []
  #pendingBytes = 0
  #line = 1
  #utf16: Encoding | undefined

  constructor(options: TextOptions) {
    this.#options = options
  }

  start(chunk: Buffer): TextBlock {
    const { file, encoding: declared, report } = this.#options
    const head = encodingOfHead(chunk)
    const isUtf16 = head.encoding === 'utf-16le' || head.encoding === 'utf-16be'
    if (this.#options.isDocument !== true) refuseOtherFormats(file, chunk, isUtf16)
    report.bom = head.bomBytes > 0
    if (declared !== undefined && head.encoding !== undefined && declared !== head.encoding) {
      this.#refuseDeclared(head.encoding)
    }
    if (declared?.startsWith('utf-16') === true && !isUtf16) this.#refuseDeclared('utf-8')
    if (isUtf16 && head.encoding !== undefined) {
      this.#utf16 = head.encoding
      report.encoding = head.encoding
    }
    return this.take(chunk.subarray(head.bomBytes))
  }

  take(chunk: Buffer): TextBlock {
    if (this.#utf16 === undefined && endOfLines(chunk) === 0) return this.#wait(chunk)
    const bytes = this.#pending.length === 0 ? chunk : Buffer.concat([...this.#pending, chunk])
    const end = this.#utf16 === undefined ? endOfLines(bytes) : endOfUtf16(bytes, this.#utf16)
    this.#pending = []
    this.#pendingBytes = 0
    const block = this.#decode(bytes.subarray(0, end))
    if (end < bytes.length) this.#wait(bytes.subarray(end))
    return block
  }

  end(): TextBlock {
    const bytes = Buffer.concat(this.#pending)
    this.#pending = []
    const { report } = this.#options
    const block = bytes.length === 0 ? { text: '', notes: [] } : this.#decode(bytes)
    if (this.#utf16 === undefined) report.encoding = concludedEncoding(report)
    if (this.#options.encoding === 'windows-1252' && report.encoding === 'utf-8') {
      // Strict UTF-8 with accents is never Windows-1252 by chance.
      if (report.lines.utf8 > 0) this.#refuseDeclared('utf-8')
    }
    return block.text === '' || block.text.endsWith('\n')
      ? block
      : { ...block, text: `${block.text}\n` }
  }

  /** Keeps bytes until the end of their line comes. */
  #wait(bytes: Buffer): TextBlock {
    // A copy: the chunk's memory may be used again by whoever reads the file.
    this.#pending.push(Buffer.from(bytes))
    this.#pendingBytes += bytes.length
    const { file, limits } = this.#options
    if (this.#pendingBytes > limits.lineBytes) {
      throw new AppError('line-too-long', { file, line: this.#line, limit: limits.lineBytes })
    }
    return { text: '', notes: [] }
  }

  #decode(bytes: Buffer): TextBlock {
    if (bytes.length === 0) return { text: '', notes: [] }
    if (this.#utf16 !== undefined) return this.#decodeUtf16(bytes, this.#utf16)
    const { lines } = this.#options.report
    if (isAscii(bytes)) {
      const text = withLineFeeds(bytes.toString('latin1'))
      const count = countFeeds(text)
      lines.ascii += count
      this.#line += count
      return { text, notes: [] }
    }
    if (isUtf8(bytes)) {
      const text = withLineFeeds(bytes.toString('utf8'))
      const { total, ascii } = countAscii(text)
      lines.ascii += ascii
      lines.utf8 += total - ascii
      this.#line += total
      return { text, notes: [] }
    }
    return this.#decodeByLine(bytes)
  }

  #decodeByLine(bytes: Buffer): TextBlock {
    const { lines } = this.#options.report
    const parts: string[] = []
    const notes: LineNote[] = []
    for (const piece of splitLines(bytes)) {
      const line = this.#line++
      if (isAscii(piece)) {
        lines.ascii++
        parts.push(piece.toString('latin1'))
        continue
      }
      const decoded = decodeLine(piece)
      lines[decoded.as]++
      if (decoded.as !== 'utf8' && this.#options.encoding === 'utf-8') {
        this.#refuseDeclared('windows-1252', line)
      }
      if (decoded.as === 'broken') {
        notes.push({ line, kind: 'broken', value: findBrokenBytes(piece) ?? '' })
      } else if (decoded.suspect !== undefined) {
        notes.push({ line, ...decoded.suspect })
      }
      parts.push(decoded.text)
    }
    return { text: withLineFeeds(parts.join('')), notes }
  }

  #decodeUtf16(bytes: Buffer, encoding: Encoding): TextBlock {
    const { lines } = this.#options.report
    const text = withLineFeeds(iconv.decode(bytes, encoding, { stripBOM: false }))
    const notes: LineNote[] = []
    for (const piece of text.split('\n').slice(0, text.endsWith('\n') ? -1 : undefined)) {
      const line = this.#line++
      if (!BAD_UTF16.test(piece)) {
        lines.utf8++
        continue
      }
      lines.broken++
      notes.push({ line, kind: 'broken', value: 'U+FFFD' })
    }
    return { text, notes }
  }

  #refuseDeclared(found: string, line = 1): never {
    throw new AppError('unreadable-file', { file: this.#options.file, line, expected: found })
  }
}

function concludedEncoding(report: EncodingReport): EncodingReport['encoding'] {
  const { utf8, windows1252, broken } = report.lines
  if (windows1252 === 0) return broken === 0 || utf8 > 0 ? 'utf-8' : 'mixed'
  return utf8 === 0 ? 'windows-1252' : 'mixed'
}

/** After the last line end; a carriage return that ends the bytes may be half of one. */
function endOfLines(bytes: Buffer): number {
  const feed = bytes.lastIndexOf(10)
  const carriage = bytes.length < 2 ? -1 : bytes.lastIndexOf(13, bytes.length - 2)
  return Math.max(feed, carriage) + 1
}

function endOfUtf16(bytes: Buffer, encoding: Encoding): number {
  const low = encoding === 'utf-16le' ? 0 : 1
  for (let i = bytes.length - (bytes.length % 2) - 2; i >= 0; i -= 2) {
    if (bytes[i + low] === 10 && bytes[i + 1 - low] === 0) return i + 2
  }
  return 0
}

function* splitLines(bytes: Buffer): Generator<Buffer> {
  let start = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]
    if (byte !== 10 && byte !== 13) continue
    if (byte === 13 && bytes[i + 1] === 10) i++
    yield bytes.subarray(start, i + 1)
    start = i + 1
  }
  if (start < bytes.length) yield bytes.subarray(start)
}

function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

function countFeeds(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++
  return text.endsWith('\n') || text === '' ? count : count + 1
}

function countAscii(text: string): { total: number; ascii: number } {
  let total = 0
  let ascii = 0
  let isPlain = true
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10) {
      total++
      if (isPlain) ascii++
      isPlain = true
    } else if (code > 127) isPlain = false
  }
  if (!text.endsWith('\n')) {
    total++
    if (isPlain) ascii++
  }
  return { total, ascii }
}
