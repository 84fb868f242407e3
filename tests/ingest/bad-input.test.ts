import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../server/errors.ts'
import { detectFile } from '../../server/ingest/detect/detect-file.ts'
import { DEFAULT_LIMITS, importLimits } from '../../server/ingest/limits.ts'
import { readRecords } from '../../server/ingest/read-records.ts'
import {
  detectText,
  mappingOf,
  participationsTable,
  readCells,
  readText,
} from '../support/import-files.ts'

const FILE = 'test.csv'
const TABLE = 'acteur;projet\nMJC;P1\n'

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof AppError ? { code: error.code, ...error.details } : error
}

describe('a file that cannot be read', () => {
  test.each([
    ['empty', ''],
    ['gzipped, and empty', gzipSync('')],
    ['blank lines only', '\n\r\n\n'],
  ])('%s', async (_name, content) => {
    expect(await failureOf(readText(content))).toEqual({ code: 'empty-file', file: FILE })
    expect(await failureOf(detectText(FILE, content))).toEqual({ code: 'empty-file', file: FILE })
  })

  test('a header only', async () => {
    expect(await failureOf(readText('acteur;projet\n'))).toEqual({
      code: 'no-usable-row',
      file: FILE,
      line: 1,
    })
  })

  test.each([
    ['zip', Buffer.from('PK\u0003\u0004rest')],
    ['pdf', Buffer.from('%PDF-1.7\n')],
    ['png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
    ['xml', Buffer.from('<?xml version="1.0"?><html/>')],
    ['binary', Buffer.from([1, 2, 0, 3, 4, 5, 200, 0])],
    ['binary', Buffer.from(Array.from({ length: 200 }, (_, i) => 1 + (i % 8)))],
    ['gzip', gzipSync(gzipSync(TABLE))],
  ])('%s under another name', async (format, bytes) => {
    const formats: unknown = expect.stringContaining('CSV, TSV, XLSX')
    const failure = { code: 'unsupported-format', file: FILE, format, formats }
    expect(await failureOf(readText(bytes))).toEqual(failure)
  })

  test('a workbook that is none, and markup or JSON that says nothing', async () => {
    const noWorkbook = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])
    expect(await failureOf(readText(noWorkbook))).toMatchObject({
      code: 'unreadable-file',
      expected: 'XLS',
    })
    const noZip = Buffer.from('PK\u0003\u0004[Content_Types].xml')
    expect(await failureOf(readText(noZip))).toMatchObject({
      code: 'unreadable-file',
      expected: 'ZIP',
    })
    expect(await failureOf(readText('<gexf></gexf>'))).toMatchObject({ code: 'broken-file' })
    expect(await failureOf(readText('{"a": 1}'))).toMatchObject({ code: 'broken-file' })
    expect(await failureOf(readText('[{"a": 1},\n{"a": }]'))).toMatchObject({
      code: 'broken-file',
      line: 2,
    })
    expect(await failureOf(readText('['.repeat(100)))).toMatchObject({ code: 'broken-file' })
  })

  test('a damaged gzip', async () => {
    const cut = gzipSync(TABLE.repeat(1000)).subarray(0, 40)
    const failure = { code: 'unreadable-file', file: FILE, line: 0, expected: 'gzip' }
    expect(await failureOf(readText(cut))).toEqual(failure)
  })

  test('a path that is not there', async () => {
    const files = [{ name: FILE, path: '/nowhere/at/all.csv' }]
    const failure = { code: 'unreadable-file', file: FILE, line: 0, expected: 'ENOENT' }
    const mapping = mappingOf(participationsTable())
    expect(await failureOf(readRecords(files, mapping))).toEqual(failure)
  })

  test.each([
    ['utf-8', Buffer.from('acteur;projet\nA;P1\nCaf\u00e9;P1\n', 'latin1'), 3, 'windows-1252'],
    ['windows-1252', Buffer.from('acteur;projet\nCafé;P1\n'), 1, 'utf-8'],
    ['windows-1252', Buffer.from('\uFEFFacteur;projet\nA;P1\n'), 1, 'utf-8'],
    ['utf-16le', Buffer.from(TABLE), 1, 'utf-8'],
    ['utf-8', Buffer.from(`\uFEFF${TABLE}`, 'utf16le'), 1, 'utf-16le'],
  ] as const)('declared %s, which it is not', async (encoding, bytes, line, expected) => {
    const failure = { code: 'unreadable-file', file: FILE, line, expected }
    expect(await failureOf(readText(bytes, participationsTable({ encoding })))).toEqual(failure)
  })
})

describe('limits', () => {
  test('bytes of the file, and of what it decompresses to', async () => {
    const bomb = gzipSync('a;b\n'.repeat(1_000_000))
    const limits = importLimits({ decompressedBytes: 1_000_000 })
    const failure = { code: 'file-too-large', file: FILE, limit: 1_000_000 }
    expect(await failureOf(readCells(bomb, { limits }))).toEqual(failure)
    const small = importLimits({ fileBytes: 10 })
    expect(await failureOf(readCells(Buffer.from(TABLE), { limits: small }))).toEqual({
      code: 'file-too-large',
      file: FILE,
      limit: 10,
    })
  })

  test('rows', async () => {
    const text = `acteur;projet\n${'MJC;P1\n'.repeat(11)}`
    const limits = importLimits({ rows: 10 })
    expect(await failureOf(readText(text, participationsTable(), { limits }))).toMatchObject({
      code: 'too-many-rows',
      file: FILE,
      limit: 10,
    })
  })

  test('a hundred thousand columns', async () => {
    const header = Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(';')
    expect(await failureOf(detectText(FILE, `${header}\n`))).toEqual({
      code: 'too-many-columns',
      file: FILE,
      line: 1,
      limit: DEFAULT_LIMITS.columns,
      found: 100_000,
    })
  })

  test('a line of 200 MB is given up at the limit, with its number', async () => {
    let given = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(TABLE)
      const megabyte = Buffer.alloc(1_000_000, 'x')
      for (; given < 200; given++) yield megabyte
    }
    expect(await failureOf(detectFile(FILE, endless(), DEFAULT_LIMITS))).toEqual({
      code: 'line-too-long',
      file: FILE,
      line: 3,
      limit: DEFAULT_LIMITS.lineBytes,
    })
    expect(given).toBeLessThan(20)
  })

  test('a cell of a hundred thousand letters costs no more than its length', async () => {
    const letters = ['x', 'X', 'xX'].map((unit) => unit.repeat(100_000)).join(';')
    const bytes = Buffer.from(`a;é;c\n${letters}é\n`, 'latin1')
    expect((await detectText(FILE, bytes)).columns).toHaveLength(3)
  })

  test('reading stops when it is cancelled', async () => {
    const signal = AbortSignal.abort()
    const reading = readText(TABLE, participationsTable(), { signal })
    expect(await failureOf(reading)).toEqual({ code: 'cancelled' })
  })
})
