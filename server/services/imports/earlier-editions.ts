import type { DraftRecord, ImportedFile } from '../../domain/import-draft.ts'

type Compared = Pick<DraftRecord, 'id' | 'networkId' | 'state' | 'createdAt' | 'files' | 'replaces'>

/**
 * Confirmed imports that files look like a newer edition of, the latest first: each of their tables has
 * the same columns as one of them, or the same name but for its numbers ("export-2013.csv" and
 * "export-2014.csv"). An edition that another one has replaced is none any more.
 */
export function earlierEditions(draft: Compared, others: readonly Compared[]): string[] {
  const confirmed = others.filter(
    (other) =>
      other.id !== draft.id && other.networkId === draft.networkId && other.state === 'confirmed',
  )
  const replaced = new Set(confirmed.map((other) => other.replaces?.importId))
  return confirmed
    .filter(
      (other) =>
        !replaced.has(other.id) &&
        draft.files.length > 0 &&
        draft.files.every((file) => other.files.some((one) => isLike(file, one))),
    )
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .map(({ id }) => id)
}

function isLike(a: ImportedFile, b: ImportedFile): boolean {
  const [ofA, ofB] = [columnsOf(a), columnsOf(b)]
  const hasSameColumns =
    ofA.length > 1 && ofA.length === ofB.length && ofA.every((column, i) => column === ofB[i])
  return hasSameColumns || nameOf(a) === nameOf(b)
}

function columnsOf({ columns }: ImportedFile): string[] {
  return columns.map(({ column }) => column).toSorted()
}

/** The name without what changes from edition to edition: numbers, and what only separates them. */
function nameOf({ name, sheet = '' }: ImportedFile): string {
  return `${name}|${sheet}`.toLowerCase().replaceAll(/[\d\s()._-]+/gu, ' ')
}
