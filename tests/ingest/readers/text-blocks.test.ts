import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import {
  decodeLine,
  findBrokenBytes,
  type DecodedLine,
} from '../../../server/ingest/detect/encoding.ts'
import { DEFAULT_LIMITS } from '../../../server/ingest/limits.ts'
import { newShape, readCsvBytes } from '../../../server/ingest/readers/csv-table.ts'
import { readCells } from '../../support/import-files.ts'

const LETTERS = Array.from('abcéèàçœŒ€’–"É»')
const LINE = 'nom;« Café à l’Œuvre » – 5 €'

async function shapeOf(bytes: Uint8Array): Promise<ReturnType<typeof newShape>> {
  const shape = newShape()
  const batches = readCsvBytes('test.csv', bytes, shape, { limits: DEFAULT_LIMITS })
  while ((await batches.next()).done !== true) {
    // Only what is counted on the way matters here.
  }
  return shape
}

function suspected(text: string, encoding: string): DecodedLine['suspect'] {
  return decodeLine(iconv.encode(text, encoding)).suspect
}

describe('reading text', () => {
  test.each([
    ['UTF-8', Buffer.from(LINE), 'utf-8', false],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${LINE}`), 'utf-8', true],
    ['UTF-16 little-endian', iconv.encode(LINE, 'utf-16le', { addBOM: true }), 'utf-16le', true],
    ['UTF-16 big-endian', iconv.encode(LINE, 'utf-16be', { addBOM: true }), 'utf-16be', true],
    ['Windows-1252', iconv.encode(LINE, 'win1252'), 'windows-1252', false],
  ])('%s gives the same text', async (_name, bytes, encoding, bom) => {
    expect(await readCells(bytes)).toEqual([LINE.split(';')])
    expect((await shapeOf(bytes)).encoding).toMatchObject({ encoding, bom })
    expect(await readCells(gzipSync(bytes))).toEqual([LINE.split(';')])
  })

  test('UTF-16 without a mark is known by its zeros', async () => {
    const text = 'name;sector\nLibrary;culture\n'
    expect(await readCells(iconv.encode(text, 'utf-16le'))).toHaveLength(2)
    expect(await readCells(iconv.encode(text, 'utf-16be'))).toHaveLength(2)
  })

  test('a file that mixes encodings is decided line by line, and counted', async () => {
    const bytes = Buffer.concat([
      Buffer.from('a;plain\nb;é en UTF-8\n'),
      iconv.encode('c;é en 1252\n', 'win1252'),
    ])
    expect(await readCells(bytes)).toEqual([
      ['a', 'plain'],
      ['b', 'é en UTF-8'],
      ['c', 'é en 1252'],
    ])
    expect((await shapeOf(bytes)).encoding).toEqual({
      encoding: 'mixed',
      bom: false,
      lines: { ascii: 1, utf8: 1, windows1252: 1, broken: 0 },
    })
  })

  test.each(['\n', '\r\n', '\r'])('line ends %j are one line each', async (end) => {
    const bytes = iconv.encode(['h;é', '"x', 'y";1', 'z;2'].join(end), 'win1252')
    expect(await readCells(bytes)).toEqual([
      ['h', 'é'],
      ['x\ny', '1'],
      ['z', '2'],
    ])
  })

  test.each(['cp850', 'macintosh'])(
    'letters of %s are doubted, those of Windows-1252 are not',
    (page) => {
      expect(suspected('Département', page)?.kind).toBe('sign-in-word')
      const good = 'L’Œuvre d’été… « très » Dvořák Žižek, “à 5 €” – élève™ Šostakovič'
      expect(suspected(good.replace('ř', 'r').replace('č', 'c'), 'win1252')).toBeUndefined()
    },
  )

  test('bytes that are no encoding are found, good Windows-1252 is not', () => {
    expect(findBrokenBytes(Buffer.from([0x44, 0xfc, 0xbe, 0x8e, 0x96, 0x94, 0xbc, 0x70]))).toBe(
      'FC BE 8E 96 94 BC',
    )
    expect(findBrokenBytes(Buffer.from([0x41, 0x81]))).toBe('81')
    expect(findBrokenBytes(iconv.encode('Éœ € “à” ü¾', 'win1252'))).toBeUndefined()
  })

  const line = fc
    .string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 20 })
    .map((text) => text.replaceAll('"', '""'))
  const encoding = fc.constantFrom('utf8', 'utf-16le', 'utf-16be', 'win1252')

  test('no letter is lost in any encoding', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(line, line), { minLength: 1, maxLength: 20 }),
        encoding,
        fc.boolean(),
        async (rows, name, isZipped) => {
          const text = rows.map(([a, b]) => `"${a}";"${b}"`).join('\r\n')
          // A Windows-1252 text can by chance be UTF-8 too; a line that cannot keeps it apart.
          const marked = `"é";"é"\r\n${text}`
          const bytes = iconv.encode(marked, name, { addBOM: name.startsWith('utf-16') })
          const cells = await readCells(isZipped ? gzipSync(bytes) : bytes)
          const expected = rows.map((row) => row.map((cell) => cell.replaceAll('""', '"')))
          expect(cells.slice(1)).toEqual(expected)
        },
      ),
      { seed: 2012 },
    )
  })
})
