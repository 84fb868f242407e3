import { isAppError } from '../../server/errors.ts'
import { detectTables } from '../../server/ingest/detect/detect-file.ts'
import { DEFAULT_LIMITS } from '../../server/ingest/limits.ts'
import { withoutArchives } from '../../server/ingest/readers/archive.ts'
import { readRecords } from '../../server/ingest/read-records.ts'
import { suggestMapping } from '../../server/ingest/suggest/suggest.ts'
import { mutatedFile } from '../../tests/support/mutated-files.ts'

/** What became of one file. `fault`: what should not have been. */
export type Outcome = { number: number; outcome: string; fault?: string; milliseconds: number }

process.on('message', (number: unknown) => {
  if (typeof number === 'number') void read(number).then((done) => process.send?.(done))
})

/** Reads one mutated file as an import does, up to its records. */
async function read(number: number): Promise<Outcome> {
  const file = await mutatedFile(number)
  const started = performance.now()
  const done = (outcome: string, fault?: string): Outcome => {
    const milliseconds = performance.now() - started
    return { number, outcome, milliseconds, ...(fault !== undefined && { fault }) }
  }
  try {
    const files = await withoutArchives([file], DEFAULT_LIMITS)
    const tables = []
    for (const one of files) tables.push(...(await detectTables(one, DEFAULT_LIMITS)))
    const { mapping } = suggestMapping(tables)
    if (mapping === undefined) return done('not understood')
    const { actors, collaborations, participations } = await readRecords(files, mapping)
    const known = new Set(actors.map(({ id }) => id))
    const own = new Set(collaborations.map(({ id }) => id))
    const lost = participations.find((one) => {
      return !known.has(one.actorId) || !own.has(one.collaborationId)
    })
    return lost === undefined ? done('read') : done('half read', JSON.stringify(lost))
  } catch (error) {
    if (isAppError(error) && error.code !== 'internal-error') return done(`refused: ${error.code}`)
    return done('broken', error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
}
