import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import type { ENCODINGS } from '../../domain/import-mapping.ts'

export type Encoding = (typeof ENCODINGS)[number]

/**
 * How a file's text was read. `mixed`: not strict UTF-8 as a whole, so that each line was decided by
 * itself. `broken` lines are no encoding at all: they are refused, each with its problem.
 */
export type EncodingReport = {
  encoding: Encoding | 'mixed'
  bom: boolean
  lines: { ascii: number; utf8: number; windows1252: number; broken: number }
}

/** What the first bytes say: a byte order mark, or UTF-16 by its zeros. */
export function encodingOfHead(head: Uint8Array): { encoding?: Encoding; bomBytes: number } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) {
    return { encoding: 'utf-8', bomBytes: 3 }
  }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bomBytes: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bomBytes: 2 }
  const sample = head.subarray(0, 4096)
  const zeros = [0, 0]
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  // Text in Latin letters has a zero in nearly every other byte; anything else is not guessed.
  if (odd > sample.length * 0.35 && even < odd / 10) return { encoding: 'utf-16le', bomBytes: 0 }
  if (even > sample.length * 0.35 && odd < even / 10) return { encoding: 'utf-16be', bomBytes: 0 }
  return { bomBytes: 0 }
}

/**
 * One line's text and how it was read. `suspect`: whole UTF-8 letters inside a Windows-1252 line, or
 * signs inside words, as the code pages of DOS and old Macintoshes leave them.
 */
export type DecodedLine = {
  text: string
  as: 'utf8' | 'windows1252' | 'broken'
  suspect?: { kind: 'utf8-letter' | 'sign-in-word'; value: string }
}

/** "D‚partement", "DŽpartement": no language puts these signs, or a capital, inside a word. */
const SIGN_IN_WORD = /[A-Za-z](?:[‚ƒ„†‡ˆ‰‹‘“”•˜™›][A-Za-z]|[ŽŠ][a-z])/
const WORD_LENGTH = 30

/** Decides one line by itself: strict UTF-8, else Windows-1252, unless it can be neither. */
export function decodeLine(line: Buffer): DecodedLine {
  if (isUtf8(line)) return { text: line.toString('utf8'), as: 'utf8' }
  const text = iconv.decode(line, 'win1252')
  if (findBrokenBytes(line) !== undefined) return { text, as: 'broken' }
  const letter = findUtf8Letter(line)
  if (letter !== undefined) {
    return { text, as: 'windows1252', suspect: { kind: 'utf8-letter', value: letter } }
  }
  const word = wordWithSign(text)
  if (word === undefined) return { text, as: 'windows1252' }
  return { text, as: 'windows1252', suspect: { kind: 'sign-in-word', value: word } }
}

/** The word in which a sign stands; searched in linear time, whatever the line. */
function wordWithSign(text: string): string | undefined {
  const at = SIGN_IN_WORD.exec(text)?.index
  if (at === undefined) return undefined
  const before = /\p{L}*$/u.exec(text.slice(Math.max(0, at - WORD_LENGTH), at))?.[0] ?? ''
  const after = /^.{3}\p{L}*/u.exec(text.slice(at, at + WORD_LENGTH))?.[0] ?? ''
  return before + after
}

/**
 * The first bytes of a line that is not UTF-8 that no one could have meant as Windows-1252 either, as
 * hex: the five positions that Windows-1252 leaves undefined, and the forms of five and six bytes that
 * UTF-8 gave up (RFC 3629), which damaged conversions leave behind.
 */
export function findBrokenBytes(line: Uint8Array): string | undefined {
  for (let i = 0; i < line.length; i++) {
    const byte = line[i] ?? 0
    if (byte < 0x80) continue
    const length = byte >= 0xfc && byte <= 0xfd ? 6 : byte >= 0xf8 && byte <= 0xfb ? 5 : 0
    if (length > 0 && continues(line, i, length)) return hex(line.subarray(i, i + length))
    if (isUndefinedInWindows1252(byte)) return hex(line.subarray(i, i + 1))
  }
  return undefined
}

/** Windows-1252 characters that a well-read French or English text holds, beyond Latin-1. */
const CP1252_SPECIALS = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ')

/**
 * A whole UTF-8 letter inside a line that is not UTF-8 (two programs wrote into it), as the text that
 * Windows-1252 makes of it: "â‚¬" where "€" was meant. Only letters that Windows-1252 has itself count,
 * since "É»" is two good characters and, by chance, the bytes of a third.
 */
function findUtf8Letter(line: Buffer): string | undefined {
  for (let i = 0; i < line.length; i++) {
    const byte = line[i] ?? 0
    const length = byte >= 0xc2 && byte <= 0xdf ? 2 : byte >= 0xe0 && byte <= 0xef ? 3 : 0
    if (length === 0 || !continues(line, i, length)) continue
    const bytes = line.subarray(i, i + length)
    if (!isUtf8(bytes)) continue
    const letter = bytes.toString('utf8')
    const code = letter.codePointAt(0) ?? 0
    if ((code >= 0xa0 && code <= 0xff) || CP1252_SPECIALS.has(letter)) {
      return iconv.decode(bytes, 'win1252')
    }
  }
  return undefined
}

function continues(line: Uint8Array, start: number, length: number): boolean {
  for (let i = start + 1; i < start + length; i++) {
    const byte = line[i]
    if (byte === undefined || byte < 0x80 || byte > 0xbf) return false
  }
  return true
}

function isUndefinedInWindows1252(byte: number): boolean {
  return byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ')
}
