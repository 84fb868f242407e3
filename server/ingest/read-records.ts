import { identifierOf } from '../domain/identifiers.ts'
import { AppError } from '../errors.ts'
import { Columns } from './columns.ts'
import { matchesGlob } from './glob.ts'
import { DEFAULT_LIMITS, type ImportLimits } from './limits.ts'
import { parseMapping, type HOLDS, type ImportMapping, type TableMapping } from './mapping.ts'
import { ProblemList } from './problem-list.ts'
import { newShape, readCsv, type CsvShape } from './readers/csv-table.ts'
import type { InputFile } from './readers/open-file.ts'
import type { LineNote } from './readers/text-blocks.ts'
import { Assembly, type Known } from './records/assembly.ts'
import { buildActors, buildCollaborations } from './records/build.ts'
import type { FileCount, ImportedRecords, NetworkPatch } from './records/imported.ts'
import { TableReader } from './records/table-reader.ts'
import type { CsvRow } from './readers/csv.ts'

export type ReadOptions = {
  limits?: ImportLimits
  signal?: AbortSignal
  /** Rows read so far, over all files, and the file at hand. */
  onProgress?: (progress: { file: string; rows: number }) => void
  /** What the network holds already: participations may speak of it, beside the lists that come in. */
  known?: Known
}

/** Lists first, so that participations of unknown records can be told when they are read. */
const ORDER: readonly (typeof HOLDS)[number][] = [
  'actors',
  'collaborations',
  'participations',
  'ties',
]

/**
 * Reads files as the mapping says. Rows that are wrong are refused one by one, each with its problem;
 * nothing of a refused row is kept.
 * @throws AppError invalid-mapping, no-usable-row (not one row of data in all files), and what reading
 *   a file can throw (see readers/csv-table.ts)
 */
export async function readRecords(
  files: readonly InputFile[],
  mapping: ImportMapping,
  options: ReadOptions = {},
): Promise<ImportedRecords> {
  const { tables, network = {} } = parseMapping(mapping)
  const limits = options.limits ?? DEFAULT_LIMITS
  const problems = new ProblemList(limits.problems)
  const jobs = planReading(files, tables, problems)
  const assembly = new Assembly(
    {
      actors: jobs.some(({ table }) => table.holds === 'actors'),
      collaborations: jobs.some(({ table }) => table.holds === 'collaborations'),
    },
    options.known,
  )
  const counts = new Map<string, FileCount>()
  const dropped = new Map<string, Set<string>>()
  let rowsBefore = 0
  for (const { file, table } of jobs) {
    const reading = new FileReading(file, table, assembly, problems, limits)
    await reading.run(options, rowsBefore)
    rowsBefore += reading.rows
    counts.set(file.name, addCounts(counts.get(file.name), reading.count()))
    const columns = dropped.get(file.name) ?? new Set()
    for (const column of reading.dropped) columns.add(column)
    dropped.set(file.name, columns)
  }
  if (rowsBefore === 0) {
    throw new AppError('no-usable-row', { file: jobs[0]?.file.name ?? '', line: 1 })
  }
  assembly.actors.report(problems)
  assembly.collaborations.report(problems)
  const collaborations = buildCollaborations(assembly, problems)
  return {
    actors: buildActors(assembly),
    collaborations,
    participations: assembly.participations.finish(network.missingEnd ?? 'same'),
    network: networkPatch(network),
    problems: problems.kept,
    problemCounts: problems.counts,
    files: [...counts.values()],
    droppedPersonal: [...dropped]
      .filter(([, columns]) => columns.size > 0)
      .map(([file, columns]) => ({ file, columns: [...columns] })),
  }
}

type Job = { file: InputFile; table: TableMapping }

function planReading(
  files: readonly InputFile[],
  tables: readonly TableMapping[],
  problems: ProblemList,
): Job[] {
  const jobs: Job[] = []
  for (const file of files) {
    const own = tables.filter((table) => matchesGlob(table.file, file.name))
    if (own.length === 0) {
      problems.add({ file: file.name, line: 0, rule: 'file-not-mapped', severity: 'noted' })
    }
    for (const table of own) jobs.push({ file, table })
  }
  if (jobs.length === 0) {
    throw new AppError('invalid-mapping', {
      where: tables.map((_, i) => `/tables/${i}/file`),
      what: ['no such file'],
      files: files.map((file) => file.name),
    })
  }
  return jobs.sort((a, b) => ORDER.indexOf(a.table.holds) - ORDER.indexOf(b.table.holds))
}

/** One file read by one table of the mapping. */
class FileReading {
  rows = 0
  refused = 0
  dropped: readonly string[] = []
  readonly #file: InputFile
  readonly #table: TableMapping
  readonly #assembly: Assembly
  readonly #problems: ProblemList
  readonly #limits: ImportLimits
  readonly #shape: CsvShape = newShape()
  readonly #broken = new Set<number>()
  #reader: TableReader | undefined

  constructor(
    file: InputFile,
    table: TableMapping,
    assembly: Assembly,
    problems: ProblemList,
    limits: ImportLimits,
  ) {
    this.#file = file
    this.#table = table
    this.#assembly = assembly
    this.#problems = problems
    this.#limits = limits
  }

  async run(options: ReadOptions, rowsBefore: number): Promise<void> {
    const { encoding, delimiter } = this.#table
    const batches = readCsv(this.#file, this.#shape, {
      limits: this.#limits,
      ...(encoding && { encoding }),
      ...(delimiter !== undefined && { delimiter }),
      ...(options.signal && { signal: options.signal }),
    })
    for await (const { rows, notes } of batches) {
      this.#report(notes)
      for (const row of rows) this.#take(row)
      options.onProgress?.({ file: this.#file.name, rows: rowsBefore + this.rows })
    }
    if (this.rows === 0) this.#note('no-row', 1)
  }

  count(): FileCount {
    const { delimiter, encoding } = this.#shape
    return { file: this.#file.name, rows: this.rows, refused: this.refused, delimiter, encoding }
  }

  #take(row: CsvRow): void {
    if (this.#reader === undefined) {
      const isHeader = this.#table.header ?? true
      this.#reader = this.#start(row, isHeader)
      if (isHeader) return
    }
    this.rows++
    const isRead = this.#isBroken(row) ? false : this.#reader.read(row)
    if (!isRead) this.refused++
  }

  #start(row: CsvRow, isHeader: boolean): TableReader {
    const { name } = this.#file
    if (row.fault !== undefined || this.#isBroken(row)) {
      throw new AppError('unreadable-file', { file: name, line: row.line, why: 'header' })
    }
    const names = isHeader ? row.cells.map((cell) => cell.trim()) : row.cells.map(() => '')
    const columns = new Columns(names)
    const reader = new TableReader(this.#table, columns, name, this.#assembly, this.#problems)
    this.dropped = reader.bound.dropped
    for (const column of reader.bound.absent) this.#note('column-absent', row.line, column)
    return reader
  }

  #report(notes: readonly LineNote[]): void {
    for (const { line, kind, value } of notes) {
      if (kind === 'broken') this.#broken.add(line)
      const rule = kind === 'broken' ? 'undecodable-bytes' : 'utf8-in-windows-1252'
      const severity = kind === 'broken' ? 'refused' : 'noted'
      this.#problems.add({ file: this.#file.name, line, rule, value, severity })
    }
  }

  #isBroken(row: CsvRow): boolean {
    if (this.#broken.size === 0) return false
    for (let line = row.line; line <= row.endLine; line++) if (this.#broken.has(line)) return true
    return false
  }

  #note(rule: string, line: number, column?: string): void {
    const place = { file: this.#file.name, line, ...(column !== undefined && { column }) }
    this.#problems.add({ ...place, rule, severity: 'noted' })
  }
}

function addCounts(known: FileCount | undefined, more: FileCount): FileCount {
  if (known === undefined) return more
  return { ...more, rows: known.rows + more.rows, refused: known.refused + more.refused }
}

function networkPatch(network: NonNullable<ImportMapping['network']>): NetworkPatch {
  const { supportActorIds, ...rest } = network
  if (supportActorIds === undefined) return rest
  return { ...rest, supportActorIds: supportActorIds.map((id) => identifierOf([id])) }
}
