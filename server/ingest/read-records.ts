import { identifierOf } from '../domain/identifiers.ts'
import type { Decisions, Problem } from '../domain/problems.ts'
import { AppError } from '../errors.ts'
import { DEFAULT_LIMITS, type ImportLimits } from './limits.ts'
import { parseMapping, type ImportMapping, type TableMapping } from './mapping.ts'
import { planReading } from './plan-reading.ts'
import { ProblemList } from './problem-list.ts'
import { FileReading, type FileReadOptions } from './read-file.ts'
import type { InputFile } from './readers/open-file.ts'
import type { ProblemRule } from './rules.ts'
import { Assembly, type Known } from './records/assembly.ts'
import { buildActors, buildCollaborations } from './records/build.ts'
import type { FileCount, ImportedRecords, NetworkPatch } from './records/imported.ts'

export type ReadOptions = FileReadOptions & {
  limits?: ImportLimits
  /** What the network holds already: participations may speak of it, beside the lists that come in. */
  known?: Known
  /** Fixes that a person accepted: they are read in place of what is written. */
  decisions?: Decisions
  /** What is told before anything is read. */
  doubts?: readonly (Problem & { rule: ProblemRule })[]
  /** How much of the files that are no tables of text was opened, 0 to 1, before the first row is read. */
  onOpening?: (part: number) => void
  /** Hears of every problem as it is found; the result holds the first of each rule. */
  onProblem?: (problem: Problem) => void
}

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
  const problems = new ProblemList(limits.problems, options.decisions, options.onProblem)
  for (const doubt of options.doubts ?? []) problems.add(doubt)
  const jobs = await planReading(files, tables, problems, limits, {
    ...(options.signal && { signal: options.signal }),
    ...(options.onOpening && { onPart: options.onOpening }),
  })
  const assembly = new Assembly(
    {
      actors: jobs.some(({ holds }) => holds === 'actors'),
      collaborations: jobs.some((job) => {
        return job.holds === 'collaborations' && job.tables.some(isList)
      }),
    },
    options.known,
  )
  const counts = new Map<string, FileCount>()
  const dropped = new Map<string, Set<string>>()
  let rowsBefore = 0
  for (const job of jobs) {
    const reading = new FileReading(job, assembly, problems, limits, options.onRefused)
    await reading.run(options, rowsBefore)
    const { file } = job
    if (!job.isRepeat) rowsBefore += reading.rows
    const key = `${file.name}\0${job.sheet?.name ?? ''}`
    counts.set(key, addCounts(counts.get(key), reading.count()))
    const columns = dropped.get(file.name) ?? new Set()
    for (const column of reading.dropped) columns.add(column)
    dropped.set(file.name, columns)
  }
  if (rowsBefore === 0) {
    throw new AppError('no-usable-row', { file: jobs[0]?.file.name ?? '', line: 1 })
  }
  assembly.actors.report(problems)
  assembly.collaborations.report(problems)
  assembly.shares.report(problems)
  const collaborations = buildCollaborations(assembly, problems)
  const actors = buildActors(assembly)
  assembly.places.report(problems)
  return {
    actors,
    collaborations,
    participations: assembly.participations.finish(network.missingEnd ?? 'same'),
    network: networkPatch(network),
    problems: problems.kept,
    problemCounts: problems.counts,
    repairedCounts: problems.repairedCounts,
    fixableCounts: problems.fixableCounts,
    files: [...counts.values()],
    droppedPersonal: [...dropped]
      .filter(([, columns]) => columns.size > 0)
      .map(([file, columns]) => ({ file, columns: [...columns] })),
  }
}

/** Names them, or has each once; what only adds to collaborations, row by row, is no list of them. */
function isList({ collaboration = {} }: TableMapping): boolean {
  if (collaboration.name !== undefined) return true
  const { funding = {}, ...fields } = collaboration
  return ![...Object.values(fields), ...Object.values(funding)].some(
    (field) => typeof field === 'object' && !Array.isArray(field) && 'several' in field,
  )
}

function addCounts(known: FileCount | undefined, more: FileCount): FileCount {
  if (known === undefined) return more
  const refused = Math.max(known.refused, more.refused)
  const doubtful = Math.max(known.doubtful, more.doubtful)
  return { ...more, rows: Math.max(known.rows, more.rows), refused, doubtful }
}

function networkPatch(network: NonNullable<ImportMapping['network']>): NetworkPatch {
  const { supportActorIds, ...rest } = network
  if (supportActorIds === undefined) return rest
  return { ...rest, supportActorIds: supportActorIds.map((id) => identifierOf([id])) }
}
