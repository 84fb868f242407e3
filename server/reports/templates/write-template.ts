import { stringify } from 'csv-stringify/sync'
import { writeXlsx } from 'hucre/xlsx'
import { translate, type Language } from '../../locales/locales.ts'
import { templateIn, type TemplateColumn } from './template.ts'

/** Rows under the header that offer the lists: more than a hand fills, few enough to open at once. */
const LISTED_ROWS = 2000
/** The same bytes whenever it is written. */
const UNDATED = new Date(0)

/**
 * The table as a workbook: empty rows with their lists to choose from, an example on a sheet of its own
 * (which an import passes over) and the lists on a hidden one, because Excel takes 255 characters of a
 * list at most where it is written in place. `rows` fill the table.
 */
export function writeTemplateXlsx(
  language: Language,
  rows: readonly (readonly string[])[] = [],
): Promise<Uint8Array> {
  const { columns, example } = templateIn(language)
  const header = columns.map((column) => column.header)
  const lists = translate(language, 'template.sheet.lists')
  const shape = {
    columns: columns.map((column) => ({
      width: Math.max(12, column.header.length + 4, ...example.map(() => 16)),
      ...(column.isText && { numFmt: '@' }),
    })),
    freezePane: { rows: 1 },
  }
  return writeXlsx({
    sheets: [
      {
        ...shape,
        name: translate(language, 'template.sheet.rows'),
        rows: [header, ...rows.map((row) => [...row])],
        dataValidations: columns.map((column, i) => validation(column, i, lists, language)),
      },
      {
        ...shape,
        name: translate(language, 'template.sheet.example'),
        rows: [header, ...example],
      },
      { name: lists, hidden: true, rows: listRows(columns) },
    ],
    properties: { created: UNDATED, modified: UNDATED },
  })
}

/**
 * The table as CSV, empty or with the example: a CSV cannot hold lists. In French with semicolons, which
 * Excel opens by a double click there.
 */
export function writeTemplateCsv(language: Language, isExample: boolean): Uint8Array {
  const { columns, example } = templateIn(language)
  const text = stringify([columns.map(({ header }) => header), ...(isExample ? example : [])], {
    delimiter: language === 'fr' ? ';' : ',',
    record_delimiter: 'windows',
    bom: true,
  })
  return Buffer.from(text, 'utf8')
}

function validation(column: TemplateColumn, index: number, lists: string, language: Language) {
  const letter = letterOf(index)
  const shape = {
    range: `${letter}2:${letter}${String(LISTED_ROWS + 1)}`,
    allowBlank: true,
    showInputMessage: true,
    inputTitle: column.header,
    inputMessage: column.help,
  }
  // Without a list everything is allowed: what is written in the cell is a help, and no rule.
  if (!column.list) return { ...shape, type: 'custom' as const, formula1: 'TRUE' }
  const last = String(column.list.values.length + 1)
  return {
    ...shape,
    type: 'list' as const,
    formula1: `'${lists}'!$${letter}$2:$${letter}$${last}`,
    showErrorMessage: !column.list.isOpen,
    errorTitle: column.header,
    errorMessage: translate(language, 'template.help.not-in-list'),
  }
}

/** Each list under its header, in the column of the table that it is for. */
function listRows(columns: readonly TemplateColumn[]): string[][] {
  const longest = Math.max(...columns.map(({ list }) => list?.values.length ?? 0))
  const values = Array.from({ length: longest }, (_, row) =>
    columns.map(({ list }) => list?.values[row] ?? ''),
  )
  return [columns.map(({ header }) => header), ...values]
}

/** The table has fewer than 26 columns. */
function letterOf(index: number): string {
  return String.fromCharCode(65 + index)
}
