import { translate, type Language, type MessageKey } from '../../locales/locales.ts'

export type Cell = string | number | boolean | null | undefined

/** A column of rows of one kind. `isDay`: its texts are dates, whole ones or only a year or a month. */
export type Column<Row> = { label: string; value: (row: Row) => Cell; isDay?: boolean }

/** A table as any of the formats writes it. */
export type Table = { header: string[]; isDay: boolean[]; rows: Iterable<Cell[]> }

/** Between several values of one cell; an import splits there again. */
export const SEPARATOR = '|'

type ColumnName = MessageKey extends infer Key
  ? Key extends `export.column.${infer Name}`
    ? Name
    : never
  : never

/** A column by the name that `export.column.<name>` gives it. */
export function column<Row>(
  language: Language,
  name: ColumnName,
  value: (row: Row) => Cell,
): Column<Row> {
  return { label: translate(language, `export.column.${name}`), value }
}

/** The same of dates. */
export function dayColumn<Row>(
  language: Language,
  name: ColumnName,
  value: (row: Row) => string | undefined,
): Column<Row> {
  return { ...column(language, name, value), isDay: true }
}

/** A table of rows; they are read when it is written. */
export function tableOf<Row>(rows: Iterable<Row>, columns: readonly Column<Row>[]): Table {
  return {
    header: columns.map(({ label }) => label),
    isDay: columns.map(({ isDay = false }) => isDay),
    rows: cellsOf(rows, columns),
  }
}

function* cellsOf<Row>(rows: Iterable<Row>, columns: readonly Column<Row>[]): Iterable<Cell[]> {
  for (const row of rows) yield columns.map(({ value }) => value(row))
}
