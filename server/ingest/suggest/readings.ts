import type { DetectedFile } from '../detect/detect-file.ts'
import type { TableMapping } from '../mapping.ts'
import { isPersonal } from './personal.ts'

/** What becomes of one column of a file, and why. */
export type ColumnReading = {
  file: string
  sheet?: string
  /** Its name, or its number where it has none. */
  column: string
  /** A field's path (`actor.sectors`), or `attribute`, `dropped-personal`, `ignored`. */
  field: string
  why: 'known-format' | 'header' | 'personal' | 'not-recognised' | 'empty' | 'other-column'
}

/** What becomes of every column of a file by its tables of the mapping. */
export function describeColumns(
  file: DetectedFile,
  tables: readonly TableMapping[],
  why: 'known-format' | 'header',
): ColumnReading[] {
  const fields = fieldsByColumn(tables)
  return file.columns.map((column) => {
    const name = column.name === '' ? String(column.number) : column.name
    const reading = {
      file: file.name,
      ...(file.sheet !== undefined && { sheet: file.sheet }),
      column: name,
    }
    const field = fields.get(name)
    if (field !== undefined) {
      const isAttribute = field.includes('.attributes')
      return { ...reading, field: isAttribute ? 'attribute' : field, why }
    }
    if (isPersonal(column.name)) return { ...reading, field: 'dropped-personal', why: 'personal' }
    if (column.holds === 'empty') return { ...reading, field: 'ignored', why: 'empty' }
    const reason = tables.length === 0 ? 'not-recognised' : 'other-column'
    return { ...reading, field: 'ignored', why: reason }
  })
}

function fieldsByColumn(tables: readonly TableMapping[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const table of tables) {
    for (const part of ['actor', 'source', 'target', 'collaboration', 'participation'] as const) {
      collect(table[part], part, found)
    }
  }
  return found
}

/** Walks a part of the mapping; the first field that a column feeds is the one that is told. */
function collect(value: unknown, path: string, found: Map<string, string>): void {
  if (typeof value === 'string' || typeof value === 'number') {
    if (!found.has(String(value))) found.set(String(value), path)
    return
  }
  if (Array.isArray(value)) {
    for (const part of value) collect(part, path, found)
    return
  }
  if (typeof value !== 'object' || value === null) return
  if ('column' in value) collect(value.column, path, found)
  else if ('join' in value) collect(value.join, path, found)
  else if (!('value' in value)) {
    for (const [key, part] of Object.entries(value)) collect(part, `${path}.${key}`, found)
  }
}
