import type { ImportedFile } from '../../../../server/contract/imports.ts'
import type { ImportMapping, TableMapping } from '../../../../server/domain/import-mapping.ts'
import { columnFields, globMatches } from './mapping-form.ts'

/** A mapping that is to be used on other files of the same kind: what changes from one to the next is left open. */
export function generalised(mapping: ImportMapping): ImportMapping {
  const files = new Set(mapping.tables.map(({ file }) => file))
  return {
    ...mapping,
    tables: mapping.tables.map((table) => ({
      ...table,
      // One file alone may be called anything; of several, the name tells which is which.
      file: files.size === 1 ? '*' : table.file.replaceAll(/\d+/gu, '*'),
    })),
  }
}

export type Fitted = {
  mapping: ImportMapping
  /** Columns that no file has: what reads them would read nothing. */
  missing: string[]
}

type Known = Pick<ImportedFile, 'name' | 'sheet' | 'columns'>

/**
 * A saved mapping on the files at hand: each table reads the file that its name means, else the one that
 * has all of its columns. Undefined where a table finds no file.
 */
export function fitMapping(saved: ImportMapping, files: readonly Known[]): Fitted | undefined {
  const missing = new Set<string>()
  const tables: TableMapping[] = []
  for (const table of saved.tables) {
    const candidates = files.filter((file) => isMeant(table, file))
    const file =
      candidates.find((one) => absentIn(table, one).length === 0) ??
      files.find((one) => absentIn(table, one).length === 0) ??
      candidates[0]
    if (!file) return undefined
    for (const column of absentIn(table, file)) missing.add(column)
    const { sheet: _saved, ...rest } = table
    tables.push({
      ...rest,
      file: file.name,
      ...(file.sheet !== undefined && { sheet: file.sheet }),
    })
  }
  return { mapping: { ...saved, tables }, missing: [...missing] }
}

function isMeant(table: TableMapping, file: Known): boolean {
  const isSheet =
    file.sheet === undefined || table.sheet === undefined || table.sheet === file.sheet
  return isSheet && globMatches(table.file, file.name)
}

function absentIn(table: TableMapping, file: Known): string[] {
  const known = new Set(file.columns.map(({ column }) => fold(column)))
  return [...columnFields(table).keys()].filter((column) =>
    table.header === false ? Number(column) > file.columns.length : !known.has(fold(column)),
  )
}

// Headers are found whatever their capitals and accents.
function fold(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase()
}
