import { readOds } from 'hucre/ods'
import { readXls, readXlsx } from 'hucre/xlsx'
import { AppError } from '../../errors.ts'
import type { ImportLimits } from '../limits.ts'
import { rowAt, type Sheet } from './sheet.ts'

export type WorkbookFormat = 'xlsx' | 'ods' | 'xls'

type Cell = string | number | boolean | Date | null | undefined
type Merge = { startRow: number; startCol: number; endRow: number; endCol: number }
type Read = {
  name: string
  rows: Cell[][]
  merges?: Merge[]
  hidden?: boolean
  veryHidden?: boolean
}

// Parts of the reading of a workbook, about: the library that does it says little on its way.
const TEXTS_READ = 0.4
const PARSED = 0.9

const READERS = { xlsx: readXlsx, ods: readOds, xls: readXls } as const

/**
 * The sheets of a workbook that hold something, hidden ones apart; rows keep their numbers. A date
 * becomes an ISO day, a number its shortest text, a merged cell its value in every row it covers: what a
 * person sees beside each row is in it. Formulas count with the value that was saved.
 * @throws AppError unreadable-file, too-many-rows, too-many-columns
 */
export async function readWorkbook(
  format: WorkbookFormat,
  file: string,
  bytes: Uint8Array,
  limits: ImportLimits,
  onPart?: (part: number) => void,
): Promise<Sheet[]> {
  const sheets: Read[] = await parsed(format, file, bytes, () => onPart?.(TEXTS_READ))
  onPart?.(PARSED)
  const read = sheets.flatMap((sheet, place) => {
    if (isHidden(sheet)) return []
    const { name, rows, merges = [] } = sheet
    if (rows.length > limits.rows) {
      throw new AppError('too-many-rows', { file, line: limits.rows, limit: limits.rows })
    }
    for (const merge of merges) spread(rows, merge)
    const filled = rows.flatMap((cells, i) => {
      const texts = cells.map(textOf)
      if (texts.length > limits.columns) {
        const details = { file, line: i + 1, limit: limits.columns, found: texts.length }
        throw new AppError('too-many-columns', details)
      }
      return texts.every((text) => text === '') ? [] : [rowAt(i + 1, texts)]
    })
    onPart?.(PARSED + (1 - PARSED) * ((place + 1) / sheets.length))
    return filled.length === 0 ? [] : [{ name, rows: sameWidth(filled) }]
  })
  return noted(read, sheets)
}

/** The lists of our own template (locales `template.sheet.lists`): what a cell may hold, no data. */
const OWN_LISTS = /^(listes|lists)$/i

function isHidden({ hidden, veryHidden }: Read): boolean {
  return hidden === true || veryHidden === true
}

/** Hidden sheets that hold a table are not read, and that is told with the first that is. */
function noted([first, ...others]: Sheet[], sheets: readonly Read[]): Sheet[] {
  if (first === undefined) return []
  const notes = sheets
    .filter((sheet) => isHidden(sheet) && sheet.rows.length > 1 && !OWN_LISTS.test(sheet.name))
    .map(({ name }) => ({ line: 0, rule: 'hidden-sheet', value: name }) as const)
  return notes.length === 0 ? [first, ...others] : [{ ...first, notes }, ...others]
}

/** `onTexts` is called once the workbook's texts are read and its sheets are still to be. */
async function parsed(
  format: WorkbookFormat,
  file: string,
  bytes: Uint8Array,
  onTexts: () => void,
): Promise<Read[]> {
  try {
    // Which sheets to read is asked for once, before the first of them: the one word that is heard.
    const sheets = () => {
      onTexts()
      return true
    }
    return (await READERS[format](bytes, format === 'xlsx' ? { sheets } : {})).sheets
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError(
      'unreadable-file',
      { file, line: 0, expected: format.toUpperCase() },
      { cause },
    )
  }
}

/** Only down a column: across columns the cells belong to different fields. */
function spread(rows: Cell[][], { startRow, startCol, endRow }: Merge): void {
  const value = rows[startRow]?.[startCol]
  // A damaged file may merge down to a row that no sheet has.
  const last = Math.min(endRow, rows.length - 1)
  for (let row = startRow + 1; row <= last; row++) {
    const cells = rows[row]
    if (cells && (cells[startCol] === null || cells[startCol] === undefined))
      cells[startCol] = value
  }
}

/** Rows end where their last filled cell is; the table is as wide as its header or its widest row. */
function sameWidth(rows: Sheet['rows']): Sheet['rows'] {
  let width = 0
  for (const { cells } of rows) {
    const last = cells.findLastIndex((text) => text !== '')
    width = Math.max(width, last + 1)
  }
  for (const row of rows) {
    row.cells.length = Math.min(row.cells.length, width)
    while (row.cells.length < width) row.cells.push('')
  }
  return rows
}

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (!(cell instanceof Date)) return String(cell)
  const iso = cell.toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19)
}
