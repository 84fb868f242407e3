import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Config } from '../config.ts'
import type { ImportMapping } from '../domain/import-mapping.ts'
import { packRecords } from '../domain/pack.ts'
import type { PackedNetwork } from '../domain/packed-network.ts'
import type { Problem } from '../domain/problems.ts'
import { newNetwork, type Source } from '../domain/records.ts'
import { AppError } from '../errors.ts'
import { readRecords } from '../ingest/read-records.ts'
import { completeRecords } from '../ingest/records/imported.ts'
import { withoutArchives } from '../ingest/readers/archive.ts'
import type { InputFile } from '../ingest/readers/open-file.ts'
import { limitsOf, understand, type Understanding } from './imports/understand.ts'

export type ReadFilesOptions = {
  limits: Config['limits']
  mapping?: ImportMapping
  /** Name of the network; else that of the first file. */
  name?: string
  signal?: AbortSignal
}

/** Files as a network in memory, and what was wrong in them. */
export type FilesRead = {
  packed: PackedNetwork
  /** When the newest file was last written: the date of this "version". */
  asOf: string
  sources: Source[]
  /** The first ones with their places. */
  problems: Problem[]
  refusedRows: number
  notedProblems: number
}

/** Version that records read from files count as. */
const VERSION = 1

/**
 * Reads files into memory, as an import into an empty network would.
 * @throws AppError unmapped-columns, no-usable-row, invalid-mapping, and what reading a file can throw
 */
export async function readFiles(
  paths: readonly string[],
  options: ReadFilesOptions,
): Promise<FilesRead> {
  const limits = limitsOf(options.limits)
  const files = inputFiles(paths)
  const asOf = await newestOf(files)
  const inputs = await withoutArchives(files, limits)
  const { mapping, doubts = [] } = options.mapping
    ? { mapping: options.mapping }
    : await suggestedMapping(inputs, options)
  const imported = await readRecords(inputs, mapping, {
    limits,
    doubts,
    ...(options.signal && { signal: options.signal }),
  })
  if (imported.actors.length === 0 && imported.collaborations.length === 0) {
    throw new AppError(
      'no-usable-row',
      { file: files[0]?.name ?? '' },
      { problems: imported.problems },
    )
  }
  const network = newNetwork({
    id: 'files',
    name: options.name ?? nameOf(files),
    createdAt: asOf,
    ...imported.network,
  })
  const refusedRows = imported.files.reduce((sum, file) => sum + file.refused, 0)
  return {
    packed: packRecords(network, VERSION, completeRecords(imported)),
    asOf,
    sources: files.map((file) => ({ label: file.name })),
    problems: imported.problems,
    refusedRows,
    notedProblems: imported.problems.filter(({ severity }) => severity === 'noted').length,
  }
}

async function suggestedMapping(
  files: readonly InputFile[],
  options: ReadFilesOptions,
): Promise<Pick<Understanding, 'doubts'> & { mapping: ImportMapping }> {
  const { mapping, doubts, notUnderstood } = await understand(
    files,
    {},
    limitsOf(options.limits),
    options.signal && { signal: options.signal },
  )
  if (mapping) return { mapping, doubts }
  throw new AppError('unmapped-columns', {
    file: notUnderstood.map(({ file }) => file).join(', '),
  })
}

/** Files of the same name in different folders keep their paths as names. */
function inputFiles(paths: readonly string[]): { name: string; path: string }[] {
  const names = paths.map((path) => basename(path))
  return paths.map((path, i) => {
    const name = names[i] ?? path
    return { name: names.indexOf(name) === names.lastIndexOf(name) ? name : path, path }
  })
}

/** "partenaires-2014.csv.gz" is the network "partenaires-2014". */
export function nameOf(files: readonly { name: string }[]): string {
  const name = files[0]?.name.replace(/(\.gz)?$/, '').replace(/\.[a-z0-9]{1,5}$/i, '')
  return name === undefined || name === '' ? 'import' : name
}

async function newestOf(files: readonly { name: string; path: string }[]): Promise<string> {
  let newest = 0
  for (const { name, path } of files) {
    const facts = await stat(path).catch((cause: unknown) => {
      throw new AppError('file-not-found', { file: name }, { cause })
    })
    newest = Math.max(newest, facts.mtimeMs)
  }
  return new Date(newest).toISOString()
}
