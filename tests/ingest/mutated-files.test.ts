import { describe, expect, test } from 'vitest'
import { isAppError } from '../../server/errors.ts'
import { detectTables } from '../../server/ingest/detect/detect-file.ts'
import { DEFAULT_LIMITS } from '../../server/ingest/limits.ts'
import { withoutArchives } from '../../server/ingest/readers/archive.ts'
import { readRecords } from '../../server/ingest/read-records.ts'
import { suggestMapping } from '../../server/ingest/suggest/suggest.ts'
import { mutatedFile, SEEDS } from '../support/mutated-files.ts'

// `npm run bench -- fuzz-import` reads thousands; what it finds becomes a test of its own.
const FILES = 33

/** What becomes of a file: rows, nothing understood, or a refusal that has a code. */
async function read(file: { name: string; bytes: Uint8Array }): Promise<string> {
  try {
    const files = await withoutArchives([file], DEFAULT_LIMITS)
    const tables = await Promise.all(files.map((one) => detectTables(one, DEFAULT_LIMITS)))
    const { mapping } = suggestMapping(tables.flat())
    if (mapping === undefined) return 'not understood'
    const { actors, collaborations, participations } = await readRecords(files, mapping)
    const known = new Set(actors.map(({ id }) => id))
    const own = new Set(collaborations.map(({ id }) => id))
    const isWhole = participations.every((one) => {
      return known.has(one.actorId) && own.has(one.collaborationId)
    })
    return isWhole ? 'read' : 'half read'
  } catch (error) {
    return isAppError(error) && error.code !== 'internal-error' ? 'refused' : String(error)
  }
}

describe('files of every kind, as they are and damaged', () => {
  test.each(SEEDS)('$name is read as it is', async ({ name, text, pack }) => {
    const bytes = pack ? await pack(text) : Buffer.from(text)
    expect(await read({ name, bytes })).toBe('read')
  })

  test(`${String(FILES)} mutated ones are read or refused, never half, and never break the reader`, async () => {
    const outcomes = new Map<string, number[]>()
    for (let number = 1; number <= FILES; number++) {
      const outcome = await read(await mutatedFile(number))
      outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), number])
    }
    expect(new Set(outcomes.keys())).toEqual(new Set(['read', 'refused', 'not understood']))
  })
})
