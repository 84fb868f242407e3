import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { isAppError } from '../../server/errors.ts'
import { detectTables, type DetectedFile } from '../../server/ingest/detect/detect-file.ts'
import { DEFAULT_LIMITS } from '../../server/ingest/limits.ts'
import { readRecords } from '../../server/ingest/read-records.ts'
import { withoutArchives } from '../../server/ingest/readers/archive.ts'
import { KNOWN_FORMATS } from '../../server/ingest/schemas/known-formats.ts'
import { suggestMapping, type Suggestion } from '../../server/ingest/suggest/suggest.ts'
import { readCsv, sharedData } from '../support/shared-data.ts'

// Each line of the table beside this: one file of the shared data, or several that make one import; the
// reader and the schema that take it, what comes of it, and where its counts come from other than here.
const TABLE = fileURLToPath(new URL('real-data-files.csv', import.meta.url))
const CASES = readCsv(TABLE, ';')

const isHere = sharedData('README.md') !== undefined
const SKIPPED = isHere ? '' : ' (skipped: the shared test data is not here)'

/** Every file of data: what is said about it apart, and reference values, are none. */
function filesUnder(folder: string): string[] {
  return readdirSync(join(sharedData('.') ?? '', folder), { withFileTypes: true }).flatMap(
    (entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) return filesUnder(path)
      return /^(README\.md|SOURCES\.tsv)$|^reference_/.test(entry.name) ? [] : [path]
    },
  )
}

function schemaOf(file: DetectedFile, { notUnderstood }: Suggestion): string {
  const known = KNOWN_FORMATS.find((format) => format(file) !== undefined)?.name
  const isNone = notUnderstood.some((one) => one.file === file.name && one.sheet === file.sheet)
  return known ?? (isNone ? 'none' : 'headers')
}

const words = (all: readonly string[]) => [...new Set(all)].join(' ')

/** What comes of an import, in the words of the table. */
async function outcome(paths: readonly string[]) {
  const given = paths.map((path) => ({ name: basename(path), path: sharedData(path) ?? '' }))
  const found = { reader: '', schema: '', actors: '', collaborations: '', participations: '' }
  try {
    const files = await withoutArchives(given, DEFAULT_LIMITS)
    const lists = await Promise.all(files.map((file) => detectTables(file, DEFAULT_LIMITS)))
    const tables = lists.flat()
    const suggestion = suggestMapping(tables)
    found.reader = words(tables.map(({ format }) => format))
    found.schema = words(tables.map((file) => schemaOf(file, suggestion)))
    const { mapping } = suggestion
    if (mapping === undefined) return { ...found, problems: '', refusal: 'not-understood' }
    const read = await readRecords(files, mapping)
    const problems = Object.entries(read.problemCounts).map(([rule, n]) => `${rule} ${String(n)}`)
    return {
      ...found,
      actors: String(read.actors.length),
      collaborations: String(read.collaborations.length),
      participations: String(read.participations.length),
      problems: problems.toSorted().join(', '),
      refusal: '',
    }
  } catch (error) {
    if (!isAppError(error)) throw error
    const { line } = { line: undefined, ...error.details }
    return { ...found, problems: '', refusal: [error.code, line].join(' ').trim() }
  }
}

describe.skipIf(!isHere)(`every file of the shared data${SKIPPED}`, () => {
  test('has its line in the table, and each line says where its counts come from', () => {
    const named = new Set(CASES.flatMap(({ files = '' }) => files.split(' + ')))
    expect(filesUnder('').filter((path) => !named.has(path))).toEqual([])
    expect(CASES.filter(({ counted }) => counted === undefined || counted === '?')).toEqual([])
  })

  test.each(CASES.map((row) => [row['files'] ?? '', row] as const))('%s', async (files, row) => {
    const { files: _files, counted: _counted, ...expected } = row
    expect(await outcome(files.split(' + '))).toEqual(expected)
  })
})
