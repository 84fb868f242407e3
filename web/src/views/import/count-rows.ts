import type { ImportDraft, ImportPreview } from '../../../../server/contract/imports.ts'

/** Rows of the tables that something is read of, headers not counted; undefined where it is not known. */
export function rowsRead(files: ImportDraft['files']): number | undefined {
  const read = files.filter(({ holds }) => holds !== '')
  if (read.length === 0 || read.some(({ rows }) => rows === undefined)) return undefined
  return read.reduce((sum, { rows = 0 }) => sum + rows, 0)
}

/** Cells that are read otherwise than they are written, because their fix was accepted. */
export function repairedCount({ problemRules }: Pick<ImportPreview, 'problemRules'>): number {
  return problemRules.reduce(
    (sum, { severity, count }) => sum + (severity === 'repaired' ? count : 0),
    0,
  )
}
