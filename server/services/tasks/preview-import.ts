import type { Config } from '../../config.ts'
import type {
  DraftPreview,
  ImportedFile,
  SourceFields,
  TableReading,
} from '../../domain/import-draft.ts'
import type { ImportMapping } from '../../domain/import-mapping.ts'
import type { Decisions, Problem } from '../../domain/problems.ts'
import type { Source } from '../../domain/records.ts'
import { AppError } from '../../errors.ts'
import { withoutArchives } from '../../ingest/readers/archive.ts'
import { readRecords } from '../../ingest/read-records.ts'
import type { ImportedRecords } from '../../ingest/records/imported.ts'
import { collectGarbage } from '../../store/thread-memory.ts'
import type { Edition } from '../imports/disappeared.ts'
import { ProblemFile } from '../imports/problem-file.ts'
import { RefusedFile } from '../imports/refused-file.ts'
import { planImport, type BaseRecord } from '../imports/plan.ts'
import { limitsOf, understand } from '../imports/understand.ts'
import { keepWrites, readWrites } from '../imports/write-file.ts'
import { task } from '../task.ts'

export type PreviewAsked = {
  files: { name: string; path: string }[]
  mapping?: ImportMapping
  /** How tables are written, where a person says it. */
  readings?: TableReading[]
  decisions?: Decisions
  /** A file of which no row goes in before its fixes are accepted is previewed, not refused. */
  isLenient?: boolean
  limits: Config['limits']
  source: Source
  /** A person said it; else what is certain of a recognised data set stands. */
  isSourceSaid: boolean
  /** The earlier edition that these files replace. */
  edition?: Edition
  /** The network as it is, as kept writes. */
  basePath: string
  baseRecords: number
  /** Where the writes and all problems go. */
  planPath: string
  problemsPath: string
  /** Where the rows that are left out go. */
  refusedPath: string
}

export type Previewed = {
  files: ImportedFile[]
  mapping?: ImportMapping
  preview?: DraftPreview
  /** What is certain of a published data set that was recognised. */
  suggestedSource?: SourceFields
  /** Without a mapping: the files whose columns say too little. */
  notUnderstood: string[]
}

/** Problems of one rule that travel with the draft, and of all; the others stay in their file. */
const SHOWN_OF_RULE = 100
const SHOWN_PROBLEMS = 1000

/** Lines of the network as it is between two collections. */
const TIDY_EVERY = 150_000
const TELL_EVERY = 5000

// Parts of the whole, as they take about as long.
const READ = 0.7
/** Tables of text are looked at fast and read slowly; of all other files looking is nearly all. */
const TEXT_LOOKED = 0.1
const HELD_LOOKED = 0.5
/** Files that are opened as a whole, by their names: enough to share a bar. */
const HELD_FILE =
  /\.(xlsx|xlsm|ods|gexf|graphml|gml|net|paj|dl|vna|dot|gv|json|geojson|jsonl|ndjson)(\.gz)?$/i
const COMPARED = 0.85
const MERGED = 0.92

/**
 * Reads an import's files away from the event loop and plans what they would change. Its memory is given
 * back at once: whoever confirms right away would otherwise pay for the records twice.
 */
export const run = task((asked: PreviewAsked, tell): Promise<Previewed> => {
  return preview(asked, tell).finally(collectGarbage)
})

async function preview(asked: PreviewAsked, tell: (part: number) => void): Promise<Previewed> {
  const limits = limitsOf(asked.limits)
  const inputs = await withoutArchives(asked.files, limits)
  const isHeld = inputs.some(({ name }) => HELD_FILE.test(name))
  const looked = isHeld ? HELD_LOOKED : TEXT_LOOKED
  const opened = isHeld && inputs.length > 1 ? (looked + READ) / 2 : looked
  const understood = await understand(inputs, asked, limits, {
    onProgress: (part) => tell(looked * part),
  })
  const { files, mapping, doubts, notUnderstood, lines, suggestedSource } = understood
  tell(looked)
  const suggested = suggestedSource && { suggestedSource }
  if (!mapping) {
    return { files, ...suggested, notUnderstood: notUnderstood.map(({ file }) => file) }
  }
  const refused = new RefusedFile(asked.refusedPath)
  const kept = new ProblemFile(asked.problemsPath)
  const imported = await readRecords(inputs, mapping, {
    onRefused: (row) => refused.add(row),
    onProblem: (problem) => kept.add(problem),
    limits,
    doubts,
    known: await knownIds(asked.basePath),
    ...(asked.decisions && { decisions: asked.decisions }),
    onProgress: ({ rows }) => {
      tell(opened + (READ - opened) * Math.min(1, rows / Math.max(1, lines)))
    },
    // Of several files all but one are opened again: never more than one is held.
    ...(opened > looked && {
      onOpening: (part: number) => tell(looked + (opened - looked) * part),
    }),
  }).finally(() => {
    refused.close()
    kept.close()
  })
  tell(READ)
  const { problems } = imported
  const refusedRows = imported.files.reduce((sum, file) => sum + file.refused, 0)
  const isHopeless = !asked.isLenient || !problems.some(({ fix }) => fix)
  if (isHopeless && (isEmpty(imported) || hasNoSoundRow(imported))) {
    throw new AppError('no-usable-row', { file: asked.files[0]?.name ?? '' }, { problems })
  }
  collectGarbage()
  const source = asked.isSourceSaid ? asked.source : { ...asked.source, ...suggestedSource }
  const compared = (read: number) =>
    tell(READ + (COMPARED - READ) * Math.min(1, read / Math.max(1, asked.baseRecords)))
  const base = baseOf(asked.basePath, compared)
  const plan = await planImport(base, imported, { source, edition: asked.edition })
  tell(MERGED)
  const { writes } = plan
  await keepWrites(asked.planPath, writes, (done) =>
    tell(MERGED + (1 - MERGED) * (done / writes.length)),
  )
  return {
    files: files.map((file) => withCounts(file, imported)),
    mapping,
    ...suggested,
    preview: {
      ...plan.summary,
      refusedRows,
      refusedTables: refused.tables,
      problems: shownProblems(problems),
      problemCount: Object.values(imported.problemCounts).reduce((sum, count) => sum + count, 0),
      problemRules: rulesOf(imported),
      droppedPersonalColumns: imported.droppedPersonal.flatMap(({ columns }) => columns),
    },
    notUnderstood: notUnderstood.map(({ file }) => file),
  }
}

function isEmpty({ actors, collaborations, participations, network }: ImportedRecords): boolean {
  const records = actors.length + collaborations.length + participations.length
  return records === 0 && Object.keys(network).length === 0
}

/** Every row is refused, or says of when or where what cannot be. */
function hasNoSoundRow({ files }: ImportedRecords): boolean {
  const sound = files.reduce((sum, file) => sum + file.rows - file.refused - file.doubtful, 0)
  return sound <= 0 && files.some(({ doubtful }) => doubtful > 0)
}

function withCounts(file: ImportedFile, imported: ImportedRecords): ImportedFile {
  const count = imported.files.find(
    (candidate) => candidate.file === file.name && candidate.sheet === file.sheet,
  )
  return count ? { ...file, rows: count.rows } : file
}

/** The first of each rule, so that none hides the others. */
function shownProblems(problems: readonly Problem[]): Problem[] {
  const counts = new Map<string, number>()
  return problems
    .filter(({ rule, severity }) => {
      const kind = `${rule} ${severity}`
      const count = (counts.get(kind) ?? 0) + 1
      counts.set(kind, count)
      return count <= SHOWN_OF_RULE
    })
    .slice(0, SHOWN_PROBLEMS)
}

/** By rule, the most frequent first; what was repaired is counted apart from what still stands. */
function rulesOf(imported: ImportedRecords): DraftPreview['problemRules'] {
  const severities = new Map<string, Problem['severity']>()
  for (const { rule, severity } of imported.problems) {
    if (severity !== 'repaired') severities.set(rule, severity)
  }
  const standing = Object.entries(imported.problemCounts).map(([rule, count]) => ({
    rule,
    count,
    severity: severities.get(rule) ?? 'noted',
    fixable: imported.fixableCounts[rule] ?? 0,
  }))
  const repaired = Object.entries(imported.repairedCounts).map(([rule, count]) => ({
    rule,
    count,
    severity: 'repaired' as const,
  }))
  return [...standing, ...repaired].toSorted(
    (a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1),
  )
}

async function* baseOf(path: string, onRead?: (lines: number) => void): AsyncGenerator<BaseRecord> {
  let read = 0
  for await (const { record, after } of readWrites(path)) {
    // What each line leaves behind is small, half a million of them is not: beside the records that came
    // in, the thread would let it grow to as much again.
    if (++read % TIDY_EVERY === 0) collectGarbage()
    if (read % TELL_EVERY === 0) onRead?.(read)
    // A union over kinds: each value has the type of its kind, which only a switch would show.
    if (record === 'network' && after) yield { record, value: after }
    else if (record === 'actor' && after) yield { record, value: after }
    else if (record === 'collaboration' && after) yield { record, value: after }
    else if (record === 'participation' && after) yield { record, value: after }
    else if (record === 'application' && after) yield { record, value: after }
  }
}

/** The actors and collaborations that the network has, former ids included. */
async function knownIds(
  path: string,
): Promise<{ actors: Set<string>; collaborations: Set<string> }> {
  const known = { actors: new Set<string>(), collaborations: new Set<string>() }
  for await (const { record, value } of baseOf(path)) {
    if (record === 'actor') {
      known.actors.add(value.id)
      for (const former of value.formerIds) known.actors.add(former)
    } else if (record === 'collaboration') known.collaborations.add(value.id)
    else if (record === 'participation') break
  }
  return known
}
