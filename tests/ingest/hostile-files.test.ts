import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { detectTables } from '../../server/ingest/detect/detect-file.ts'
import { matchesGlob } from '../../server/ingest/glob.ts'
import { DEFAULT_LIMITS, importLimits } from '../../server/ingest/limits.ts'
import { withoutArchives } from '../../server/ingest/readers/archive.ts'
import { readRecords } from '../../server/ingest/read-records.ts'
import { suggestMapping } from '../../server/ingest/suggest/suggest.ts'
import { WORKBOOK_PARTS } from '../support/workbook-parts.ts'
import { zipOf } from '../support/zip.ts'

// Files that mean harm, or are so damaged that they would do some. What opens too large a file, or one
// of its own making, is elsewhere: readers/sheets, bad-input, graphs/formats.

async function read(name: string, content: string | Uint8Array, limits = DEFAULT_LIMITS) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const files = await withoutArchives([{ name, bytes }], limits)
  const tables = await Promise.all(files.map((file) => detectTables(file, limits)))
  const { mapping } = suggestMapping(tables.flat())
  if (mapping === undefined) throw new Error('nothing was understood')
  return readRecords(files, mapping, { limits })
}

const workbook = (sheet: string, more?: Record<string, string>) =>
  zipOf(WORKBOOK_PARTS.with(sheet, more))

describe('decompression bombs', () => {
  const limits = importLimits({ decompressedBytes: 1_000_000 })
  const million = 'acteur;projet\n'.repeat(200_000)

  test.each([
    ['a ZIP', 'f.zip', zipOf({ 'a.csv': million })],
    ['a gzip', 'f.csv.gz', gzipSync(million)],
    ['a workbook', 'f.xlsx', workbook(million)],
    ['a gzip in a ZIP', 'f.zip', zipOf({ 'a.csv': million, 'b.csv': million })],
  ])('%s is given up at the limit', async (_name, name, bytes) => {
    expect(bytes.length).toBeLessThan(100_000)
    await expect(read(name, bytes, limits)).rejects.toMatchObject({
      code: 'file-too-large',
      details: { limit: 1_000_000 },
    })
  })

  test('an archive in an archive is not opened', async () => {
    const inner = zipOf({ 'a.csv': million }).toString('latin1')
    await expect(read('f.zip', zipOf({ 'inner.zip': inner }))).rejects.toMatchObject({
      code: 'unsupported-format',
    })
  })
})

describe('entities', () => {
  const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`)
  const bomb = `<!DOCTYPE x [<!ENTITY l0 "aaaaaaaaaa">${lol.join('')}]>`
  const outside = '<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'

  test.each([
    ['a bomb', bomb],
    ['an external one', outside],
  ])('%s in a graph is refused', async (_name, doctype) => {
    for (const [name, text] of [
      ['g.gexf', `${doctype}<gexf><graph><nodes><node id="&l9;"/></nodes></graph></gexf>`],
      ['g.graphml', `${doctype}<graphml><graph><node id="&l9;"/></graph></graphml>`],
    ] as const) {
      await expect(read(name, text)).rejects.toMatchObject({ code: 'broken-file' })
    }
  })

  test.each([
    ['a bomb', bomb],
    ['an external one', outside],
  ])('%s in a workbook stands for nothing', async (_name, doctype) => {
    const sheet = WORKBOOK_PARTS.sheet
      .replace('?>', `?>${doctype}`)
      .replace('<t>MJC</t>', '<t>[&l9;]</t>')
    const reading = read('f.xlsx', workbook(sheet)).then(
      ({ actors }) => JSON.stringify(actors),
      (error: unknown) => String(error),
    )
    const told = await reading
    expect(told.length).toBeLessThan(1000)
    expect(told).not.toMatch(/root:|aaaaaaaaaa/)
  })
})

const deep = (open: string, close = '') => open.repeat(50_000) + close.repeat(50_000)

describe('depth', () => {
  test.each([
    ['lists', 'f.json', deep('[', ']')],
    ['objects', 'f.json', `[${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}]`],
    ['a value of a row', 'f.json', `[{"acteur":"A","projet":${deep('[', ']')}}]`],
    ['a row of JSON Lines', 'f.jsonl', `{"acteur":"A"}\n{"acteur":${deep('[', ']')}}\n`],
    ['GML', 'f.gml', `graph [ ${deep('node [ ', ' ]')} ]`],
    ['GEXF', 'f.gexf', `<gexf>${deep('<g>', '</g>')}</gexf>`],
    ['DOT', 'f.dot', `graph { ${deep('{ a ', '}')} }`],
  ])('of %s is refused', async (_name, name, text) => {
    await expect(read(name, text)).rejects.toMatchObject({ code: 'broken-file' })
  })
})

describe('numbers that would fill the memory, or the day', () => {
  test('cells merged down to a row that no sheet has', async () => {
    const sheet = WORKBOOK_PARTS.sheet.replace('A2:A3', 'A2:A2147483647')
    const { actors } = await read('f.xlsx', workbook(sheet))
    expect(actors.map(({ id }) => id)).toEqual(['MJC', 'CCAS'])
  })

  test.each([
    ['Pajek', 'f.net', '*Vertices 999999999\n*Edges\n1 2\n'],
    ['Pajek, in several', 'f.net', '*Vertices 400000\n*Vertices 400000\n'],
    ['UCINET', 'f.dl', 'dl n=9999999 format=edgelist1\ndata:\n1 2\n'],
    ['UCINET, in many matrices', 'f.dl', 'dl n=1 nm=9999999\ndata:\n0\n'],
  ])('nodes that %s announces and does not write', async (_name, name, text) => {
    await expect(read(name, text)).rejects.toMatchObject({ code: 'too-many-rows' })
  })

  test('groups of a DOT file in which its parser would go back and forth for a minute', async () => {
    const text = `digraph { ${'subgraph s { b; '.repeat(40)}x -> y; digraph g { ${'a -> b; '.repeat(3000)}`
    // It is given up by the work done, not by the clock: a node for each sign of the text and more.
    await expect(read('f.dot', text)).rejects.toMatchObject({
      code: 'broken-file',
      details: { found: expect.stringContaining('AST node count') },
    })
    const nested = `digraph { ${'subgraph s { b -> c; '.repeat(49)}a -> b; ${'}'.repeat(50)}`
    expect((await read('f.dot', nested)).actors).toHaveLength(3)
  })

  test('a header that is no name is left out of what is proposed', async () => {
    const { actors } = await read('f.csv', `acteur;projet;${'x'.repeat(600)}\nMJC;P1;1\n`)
    expect(actors).toEqual([expect.objectContaining({ id: 'MJC' })])
  })

  test('a table whose name is none is not proposed, and the others are', async () => {
    const long = 'x'.repeat(300)
    const text = `{"acteurs":[{"id":"MJC","nom":"MJC"}],"${long}":[{"id":"a","nom":"b"}]}`
    const { actors } = await read('f.json', text)
    expect(actors.map(({ id }) => id)).toEqual(['MJC'])
  })

  test.each(['a{b}.csv', 'liste {2014,2015}.csv', '{.csv', 'x*y?.csv'])(
    'a file called %s is the one that its proposed mapping names',
    (name) => {
      expect(matchesGlob(name, name)).toBe(true)
    },
  )
})
