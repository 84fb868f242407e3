import { gzipSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../../server/ingest/limits.ts'
import { understand } from '../../../server/services/imports/understand.ts'

/** 256 KiB are read at once: of 2 MiB there are eight pieces. */
const PIECE = 256 * 1024
const large = (): Buffer => {
  const row = 'Atelier du Gué;Veillées\n'
  return Buffer.from(`acteur;projet\n${row.repeat(Math.ceil((8 * PIECE) / row.length))}`)
}

async function partsOf(...files: { name: string; bytes: Uint8Array }[]): Promise<number[]> {
  const parts: number[] = []
  await understand(files, {}, DEFAULT_LIMITS, { onProgress: (part) => parts.push(part) })
  return parts
}

test('a file tells from its first piece how far it is looked at, up to all of it', async () => {
  const parts = await partsOf({ name: 'grand.csv', bytes: large() })
  expect(parts.length).toBeGreaterThanOrEqual(8)
  expect(parts[0]).toBeCloseTo(1 / 8, 1)
  expect(parts.toSorted((a, b) => a - b)).toEqual(parts)
  expect(parts.at(-1)).toBe(1)
})

test('several files count by their bytes, whether or not they are read as a stream', async () => {
  const graph = Buffer.from(JSON.stringify({ nodes: [{ id: 'a' }], links: [] }))
  const parts = await partsOf(
    { name: 'graphe.json', bytes: graph },
    { name: 'grand.csv', bytes: large() },
  )
  expect(parts[0]).toBeCloseTo(0, 3)
  expect(parts.at(-1)).toBe(1)
})

test('of a compressed file the bytes that came count, not what they become', async () => {
  const parts = await partsOf({ name: 'grand.csv.gz', bytes: gzipSync(large()) })
  expect(Math.max(...parts)).toBe(1)
})

/** Ties of a chain, as each format writes them: of each several pieces and several times 5,000 lines. */
const CHAIN = 13_000
const ties = (write: (a: number, b: number) => string) =>
  Array.from({ length: CHAIN }, (_, i) => write(i + 1, i + 2)).join('\n')

test.each([
  [
    'gexf',
    `<gexf><graph><nodes/><edges>${ties((a, b) => `<edge source="${a}" target="${b}"/>`)}</edges></graph></gexf>`,
  ],
  [
    'graphml',
    `<graphml><graph>${ties((a, b) => `<edge source="${a}" target="${b}"/>`)}</graph></graphml>`,
  ],
  ['gml', `graph [\n${ties((a, b) => `edge [ source ${a} target ${b} ]`)}\n]`],
  ['net', `*Vertices ${CHAIN + 1}\n*Edges\n${ties((a, b) => `${a} ${b}`)}\n`],
  ['dl', `dl n=${CHAIN + 1} format=edgelist1\ndata:\n${ties((a, b) => `${a} ${b}`)}\n`],
  ['vna', `*Tie data\nfrom to strength\n${ties((a, b) => `${a} ${b} 1`)}\n`],
])('a graph as .%s tells how far it is read, from within its text', async (ending, text) => {
  const parts = await partsOf({ name: `chaîne.${ending}`, bytes: Buffer.from(text) })
  const within = parts.filter((part) => part > 0.06 && part < 1)
  expect(within.length).toBeGreaterThanOrEqual(1)
  expect(parts.toSorted((a, b) => a - b)).toEqual(parts)
  expect(parts.at(-1)).toBe(1)
})

test('a workbook tells that its texts are read, and then its sheets', async () => {
  const rows = [['acteur', 'projet'], ...Array.from({ length: 50 }, (_, i) => [`A${i}`, `P${i}`])]
  const bytes = await writeXlsx({ sheets: ['un', 'deux'].map((name) => ({ name, rows })) })
  const parts = await partsOf({ name: 'classeur.xlsx', bytes })
  expect(parts.filter((part) => part > 0.15 && part < 1).length).toBeGreaterThanOrEqual(3)
  expect(parts.toSorted((a, b) => a - b)).toEqual(parts)
})

test('reading a graph stops where it is when it is given up', async () => {
  const text = `<graphml><graph>${ties((a, b) => `<edge source="${a}" target="${b}"/>`)}</graph></graphml>`
  const giveUp = new AbortController()
  const reading = understand(
    [{ name: 'g.graphml', bytes: Buffer.from(text) }],
    {},
    DEFAULT_LIMITS,
    {
      signal: giveUp.signal,
      onProgress: (part) => {
        if (part > 0.3) giveUp.abort()
      },
    },
  )
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
})
