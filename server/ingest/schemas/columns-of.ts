import type { DetectedFile } from '../detect/detect-file.ts'

/** Finds columns of a published format whatever the case of their names. */
export function columnsOf(file: DetectedFile) {
  const names = new Map(file.columns.map(({ name }) => [name.trim().toLowerCase(), name]))
  const has = (...wanted: string[]): boolean =>
    wanted.every((name) => names.has(name.toLowerCase()))
  const find = (...wanted: string[]): string | undefined => {
    for (const name of wanted) {
      const found = names.get(name.toLowerCase())
      if (found !== undefined) return found
    }
    return undefined
  }
  /** The fields of which the column is there, each under its own name. */
  const fields = <K extends string>(wanted: Readonly<Record<K, string | readonly string[]>>) => {
    const found: Partial<Record<K, string>> = {}
    for (const key in wanted) {
      const column = find(...[wanted[key]].flat())
      if (column !== undefined) found[key] = column
    }
    return found
  }
  return { has, find, fields }
}
