import { gzipSync } from 'node:zlib'
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
