import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

const BUILT = fileURLToPath(new URL('../../dist/web/', import.meta.url))
const MANIFEST = `${BUILT}.vite/manifest.json`

type Chunk = { file: string; imports: string[]; dynamicImports: string[] }

/** Bytes of script on the wire, in kB of 1,000. */
const LIMITS = {
  /** The frame, one language, the synthesis and the search: what the first screen needs. */
  firstScreen: 250,
  /** What every view waits for. */
  entry: 120,
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

function readManifest(): Map<string, Chunk> {
  const read: unknown = JSON.parse(readFileSync(MANIFEST, 'utf8'))
  if (typeof read !== 'object' || read === null) throw new TypeError('no manifest')
  return new Map(
    Object.entries(read).map(([key, value]: [string, Record<string, unknown>]) => [
      key,
      {
        file: String(value['file']),
        imports: texts(value['imports']),
        dynamicImports: texts(value['dynamicImports']),
      },
    ]),
  )
}

describe.skipIf(!existsSync(MANIFEST) && process.env['CI'] !== 'true')(
  'the weight of the page (skipped until it is built)',
  () => {
    const chunks = existsSync(MANIFEST) ? readManifest() : new Map<string, Chunk>()
    const named = (end: string): string => {
      const key = [...chunks.keys()].find((one) => one.endsWith(end))
      if (key === undefined) throw new Error(`${end} is in no chunk`)
      return key
    }
    /** With everything that must be there before it runs. */
    const closure = (...keys: string[]): Set<string> => {
      const all = new Set<string>()
      const visit = (key: string): void => {
        if (all.has(key)) return
        all.add(key)
        for (const next of chunks.get(key)?.imports ?? []) visit(next)
      }
      for (const key of keys) visit(key)
      return all
    }
    const weigh = (keys: Iterable<string>): number => {
      let bytes = 0
      for (const key of keys) {
        const file = chunks.get(key)?.file ?? ''
        bytes += gzipSync(readFileSync(BUILT + file)).length
      }
      return bytes / 1000
    }

    test('the first screen takes less than 250 kB of script', () => {
      const first = closure(
        'index.html',
        named('locales/fr.json'),
        named('overview-view.tsx'),
        named('search-box.tsx'),
      )
      expect(weigh(first)).toBeLessThan(LIMITS.firstScreen)
      expect(weigh(closure('index.html'))).toBeLessThan(LIMITS.entry)
    })

    test('the map, the views and both languages come when they are asked for', () => {
      const first = closure('index.html')
      const lazy = [
        'locales/fr.json',
        'locales/en.json',
        'network-view.tsx',
        'network-canvas.tsx',
        'places-view.tsx',
        'matrix-view.tsx',
        'search-box.tsx',
      ]
      for (const one of lazy) expect(first).not.toContain(named(one))
    })
  },
)
