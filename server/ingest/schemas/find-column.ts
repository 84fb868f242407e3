import type { DetectedFile } from '../detect/detect-file.ts'

/** The name of the file's column that is one of these, or ends so after a point. */
export function findColumn(file: DetectedFile, ...names: string[]): string | undefined {
  for (const name of names) {
    const found = file.columns.find(
      (column) => column.name === name || column.name.endsWith(`.${name}`),
    )
    if (found !== undefined) return found.name
  }
  return undefined
}
