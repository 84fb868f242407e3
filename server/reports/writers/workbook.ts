import { writeOds } from 'hucre/ods'
import { writeXlsx } from 'hucre/xlsx'
import { dayRange } from '../../domain/dates.ts'
import { AppError } from '../../errors.ts'
import type { Cell, Table } from './table.ts'

/** A table under the name of its sheet: at most 31 characters, none of []:*?/\ */
export type NamedTable = Table & { name: string }

/** A table whose rows are all there, so that it can cross threads. */
export type HeldTable = NamedTable & { rows: Cell[][] }

export const WORKBOOK_FORMATS = ['xlsx', 'ods'] as const
export type WorkbookFormat = (typeof WORKBOOK_FORMATS)[number]
export const WORKBOOK_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
} as const satisfies Record<WorkbookFormat, string>

/** What a sheet of a spreadsheet holds, less its header. */
const MAX_ROWS = 1_048_575
/** Rows that tell how wide a column has to be. */
const MEASURED_ROWS = 200
const [NARROWEST, WIDEST] = [10, 60]
const DAY = 'yyyy-mm-dd'
/** The same bytes whenever it is written. */
const UNDATED = new Date(0)

/**
 * Tables as a workbook, a sheet each: the header stays in view and filters, numbers, dates and yes or no
 * are such. A text is a text whatever it begins with: no cell is ever a formula.
 * @throws AppError too-many-rows beyond what a sheet holds
 */
export function writeWorkbook(
  format: WorkbookFormat,
  tables: readonly NamedTable[],
): Promise<Uint8Array> {
  const sheets = tables.map(({ name, header, isDay, rows }) => {
    const cells = Array.from(rows, (row) => row.map((cell, i) => typed(cell, isDay[i] === true)))
    if (cells.length > MAX_ROWS) throw new AppError('too-many-rows', { limit: MAX_ROWS })
    const last = { row: cells.length, column: Math.max(0, header.length - 1) }
    return {
      name,
      columns: header.map((label, i) => ({
        width: widthOf(label, cells, i),
        ...(isDay[i] === true && { numFmt: DAY }),
      })),
      freezePane: { rows: 1 },
      autoFilter: { range: `A1:${letterOf(last.column)}${String(last.row + 1)}` },
      rows: [header, ...cells],
    }
  })
  const workbook = { sheets, properties: { created: UNDATED, modified: UNDATED } }
  return format === 'xlsx' ? writeXlsx(workbook) : writeOds(workbook)
}

type Typed = string | number | boolean | Date | null

/** A whole day as a date; a year or a month alone is no day and stays as it is written. */
function typed(cell: Cell, isDay: boolean): Typed {
  if (cell === undefined || cell === null) return null
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null
  if (!isDay || typeof cell !== 'string' || cell.length !== DAY.length) return cell
  return dayRange(cell) === undefined ? cell : new Date(`${cell}T00:00:00.000Z`)
}

function widthOf(label: string, cells: readonly (readonly Typed[])[], i: number): number {
  const longest = cells.slice(0, MEASURED_ROWS).reduce((most, row) => {
    const cell = row[i]
    return Math.max(most, cell instanceof Date ? DAY.length : String(cell ?? '').length)
  }, label.length + 4)
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 1))
}

/** The letters of a column, from 0: A … Z, AA … */
function letterOf(index: number): string {
  const rest = Math.floor(index / 26)
  return `${rest > 0 ? letterOf(rest - 1) : ''}${String.fromCodePoint(65 + (index % 26))}`
}
