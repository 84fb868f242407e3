import type { DetectedFile } from '../detect/detect-file.ts'
import type { ReadColumn } from './file-reading.ts'

/** How the values of a column stand beside those of another, in the rows of a file that are known. */
export type SideBySide = {
  /** Values of the first that come back: beside one value of the second only, or beside several. */
  withOne: number
  withSeveral: number
  /** Values of the second that stand beside several of the first. */
  crossing: number
}

/** Compares two columns in the first rows, and in those in which a value comes back. */
export function sideBySide(file: DetectedFile, first: ReadColumn, second: ReadColumn): SideBySide {
  const beside = new Map<string, Map<string, number>>()
  const across = new Map<string, Set<string>>()
  for (const row of [...file.sample, ...file.repeats]) {
    const [a, b] = [first, second].map(({ column }) => row[column.number - 1]?.trim() ?? '')
    if (a === undefined || b === undefined || a === '' || b === '') continue
    const known = beside.get(a) ?? new Map<string, number>()
    beside.set(a, known.set(b, (known.get(b) ?? 0) + 1))
    across.set(b, (across.get(b) ?? new Set()).add(a))
  }
  let withOne = 0
  let withSeveral = 0
  for (const names of beside.values()) {
    if (names.size > 1) withSeveral++
    else if ([...names.values()].some((rows) => rows > 1)) withOne++
  }
  const crossing = [...across.values()].filter((ids) => ids.size > 1).length
  return { withOne, withSeveral, crossing }
}

/** Of an identifier of which the header does not say whose it is, in a table with the names of actors. */
export type WhoseId = { isActors: boolean; isDoubtful: boolean }

/** A list in which fewer than one in ten identifiers comes back is a list with mistakes. */
const FEW_REPEATS = 0.9
/** Two rows and more for each identifier, on average, are a group of rows. */
const GROUPS = 0.5

function shareOf({ column }: ReadColumn): number {
  return column.distinct / Math.max(1, column.filled)
}

/**
 * Whose an identifier is that comes back. Names that come back under other identifiers take part in what
 * these stand for. Where every name is under one, and one identifier has several, it may be a list with
 * mistakes or a project with several actors: few of them are mistakes, the others are doubtful.
 */
export function whoseId(file: DetectedFile, id: ReadColumn, name: ReadColumn): WhoseId {
  if (id.column.isUnique) return { isActors: true, isDoubtful: false }
  const { withSeveral, crossing } = sideBySide(file, id, name)
  const share = shareOf(id)
  // In a list some actors bear one name: as few as those that stand in it twice.
  const isList = share >= FEW_REPEATS && shareOf(name) >= FEW_REPEATS
  if (crossing > 0) return { isActors: isList, isDoubtful: false }
  if (withSeveral === 0) return { isActors: true, isDoubtful: false }
  return { isActors: share > GROUPS, isDoubtful: share < FEW_REPEATS }
}
