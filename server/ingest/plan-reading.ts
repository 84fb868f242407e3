import { matchesGlob } from './glob.ts'
import type { ImportLimits } from './limits.ts'
import { invalidMapping, type HOLDS, type TableMapping } from './mapping.ts'
import type { ProblemList } from './problem-list.ts'
import type { InputFile } from './readers/open-file.ts'
import { openSheets, type OpenedSheets, type OpenOptions } from './readers/open-sheets.ts'
import type { Sheet } from './readers/sheet.ts'

/** Lists first, so that participations of unknown records can be told when they are read. */
const ORDER: readonly (typeof HOLDS)[number][] = [
  'actors',
  'collaborations',
  'participations',
  'ties',
]

/** One reading of a file, or of a table in it, for all tables of the mapping of the same kind. */
export type Job = {
  file: InputFile
  /** Of a file that is not a table of text. */
  sheet?: Sheet
  holds: TableMapping['holds']
  tables: [TableMapping, ...TableMapping[]]
  /** The table was read before for another kind: what is wrong with its text was told then. */
  isRepeat: boolean
}

/**
 * Which tables of which files are read, and in which order. What no table of the mapping is about is told.
 * @throws AppError invalid-mapping where it is about none of the files, and what opening a file throws
 */
export async function planReading(
  files: readonly InputFile[],
  tables: readonly TableMapping[],
  problems: ProblemList,
  limits: ImportLimits,
  { signal, onPart }: OpenOptions,
): Promise<Job[]> {
  const jobs: Job[] = []
  const parts: { file: InputFile; sheet?: Sheet; tables: TableMapping[] }[] = []
  for (const [before, file] of files.entries()) {
    const own = tables.filter((table) => matchesGlob(table.file, file.name))
    const options = {
      ...(signal && { signal }),
      ...(onPart && { onPart: (part: number) => onPart((before + part) / files.length) }),
    }
    const opened = own.length > 0 ? await openSheets(file, limits, options) : undefined
    const found = partsOf(file, own, opened)
    parts.push(...found)
    const place = { file: file.name, line: 0, severity: 'noted' } as const
    if (found.length === 0) problems.add({ ...place, rule: 'file-not-mapped' })
    for (const { name } of unreadSheets(found, opened)) {
      problems.add({ ...place, sheet: name, rule: 'sheet-not-mapped' })
    }
  }
  for (const holds of ORDER) {
    for (const { file, sheet, tables: own } of parts) {
      const [first, ...rest] = own.filter((table) => table.holds === holds)
      if (first === undefined) continue
      const isRepeat = jobs.some((job) => job.file === file && job.sheet === sheet)
      jobs.push({ file, ...(sheet && { sheet }), holds, tables: [first, ...rest], isRepeat })
    }
  }
  if (jobs.length > 0) return jobs
  throw invalidMapping('/tables/0/file', files.map((file) => file.name).join(', '))
}

/**
 * The tables of a file that a mapping speaks of. One without a sheet means the first, and of a matrix
 * the table of text that it is written as.
 */
function partsOf(
  file: InputFile,
  tables: TableMapping[],
  opened: OpenedSheets | undefined,
): { file: InputFile; sheet?: Sheet; tables: TableMapping[] }[] {
  if (!opened) return tables.length > 0 ? [{ file, tables }] : []
  const isText = opened.format === 'matrix' || opened.format === 'adjacency-list'
  const plain = isText ? tables.filter(({ sheet }) => sheet === undefined) : []
  const parts = opened.sheets.flatMap((sheet, i) => {
    const own = tables.filter(({ sheet: wanted }) =>
      wanted === undefined ? !isText && i === 0 : wanted === sheet.name || wanted === i + 1,
    )
    return own.length > 0 ? [{ file, sheet, tables: own }] : []
  })
  return plain.length > 0 ? [{ file, tables: plain }, ...parts] : parts
}

/** The tables of a file that hold something and that nobody reads, where others are read. */
function unreadSheets(
  parts: readonly { sheet?: Sheet }[],
  opened: OpenedSheets | undefined,
): Sheet[] {
  const isRead = (sheet: Sheet) => parts.some((part) => part.sheet === sheet)
  if (!parts.some(({ sheet }) => sheet !== undefined)) return []
  return opened?.sheets.filter((sheet) => !isRead(sheet) && sheet.rows.length > 1) ?? []
}
