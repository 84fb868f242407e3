import { closeSync, openSync, writeSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { RefusedTable } from '../../domain/import-draft.ts'
import { Problem } from '../../domain/problems.ts'
import { AppError } from '../../errors.ts'
import { isReasonColumn, type RefusedRow } from '../../ingest/refused-rows.ts'
import { translate, type Language } from '../../locales/locales.ts'
import { sayProblem } from '../problem-sentences.ts'

/** Rows that are kept to be handed back, over all tables: more than anyone corrects by hand. */
const MOST_ROWS = 50_000
const MOST_CHARACTERS = 64_000_000
const CHUNK = 64 * 1024

const Table = Type.Object({
  table: Type.Integer(),
  header: Type.Optional(Type.Array(Type.String())),
  delimiter: Type.String(),
})
const Row = Type.Object({
  of: Type.Integer(),
  line: Type.Integer(),
  cells: Type.Array(Type.String()),
  problems: Type.Array(Problem),
})
type Row = Static<typeof Row>
const isTable = Compile(Table)
const isRow = Compile(Row)

/** Keeps the rows that an import leaves out in a file, one JSON line each, as they are read. */
export class RefusedFile {
  readonly #file: number
  readonly #tables: RefusedTable[] = []
  readonly #lines = new Map<string, Set<number>>()
  #text = ''
  #rows = 0
  #characters = 0

  constructor(path: string) {
    this.#file = openSync(path, 'w', 0o600)
  }

  add({ file, sheet, header, delimiter, line, cells, problems }: RefusedRow): void {
    const at = this.#tableOf(file, sheet, header, delimiter)
    const table = this.#tables[at]
    if (table === undefined) return
    const lines = this.#lines.get(keyOf(file, sheet)) ?? new Set()
    if (!lines.has(line)) table.rows++
    this.#lines.set(keyOf(file, sheet), lines.add(line))
    if (this.#rows >= MOST_ROWS || this.#characters >= MOST_CHARACTERS) return
    this.#rows++
    this.#write({ of: at, line, cells, problems })
  }

  /** The tables that left rows out, and how many. */
  get tables(): RefusedTable[] {
    return this.#tables
  }

  close(): void {
    writeSync(this.#file, this.#text)
    closeSync(this.#file)
  }

  #tableOf(
    file: string,
    sheet: string | undefined,
    header: readonly string[] | undefined,
    delimiter: string,
  ): number {
    const known = this.#tables.findIndex((one) => one.file === file && one.sheet === sheet)
    if (known !== -1) return known
    this.#tables.push({ file, ...(sheet !== undefined && { sheet }), rows: 0 })
    const table = this.#tables.length - 1
    this.#write({ table, ...(header && { header }), delimiter })
    return table
  }

  #write(line: object): void {
    const text = `${JSON.stringify(line)}\n`
    this.#characters += text.length
    this.#text += text
    if (this.#text.length < CHUNK) return
    writeSync(this.#file, this.#text)
    this.#text = ''
  }
}

/**
 * The rows that one table of an import left out, as CSV: its columns and header, its delimiter, and a
 * last column that says why. UTF-8 with a byte-order mark, as spreadsheets want it.
 * @throws AppError refused-rows-not-found
 */
export async function refusedCsv(path: string, table: number, language: Language): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '')
  let shape: Static<typeof Table> | undefined
  const rows = new Map<number, Row>()
  for (const json of text.split('\n')) {
    if (json === '') continue
    const line: unknown = JSON.parse(json)
    if (isTable.Check(line) && line.table === table) shape = line
    else if (isRow.Check(line) && line.of === table) {
      // A row that several tables of the mapping read has its reasons from each.
      const known = rows.get(line.line)
      rows.set(
        line.line,
        known ? { ...line, problems: [...known.problems, ...line.problems] } : line,
      )
    }
  }
  if (shape === undefined) throw new AppError('refused-rows-not-found', { table })
  const delimiter = shape.delimiter === '' ? ';' : shape.delimiter
  // Sent again and refused again: the reasons of the first time go.
  const past = shape.header?.findIndex(isReasonColumn) ?? -1
  const kept = (cells: readonly string[]) => cells.filter((_cell, i) => i !== past)
  const header = shape.header && kept(shape.header)
  const width = header?.length ?? 0
  const written = [...rows.values()]
    .toSorted((a, b) => a.line - b.line)
    .map((row) => [...padded(kept(row.cells), width), reasonOf(language, row.problems)])
  const reason = translate(language, 'import.reason-column')
  const all = header ? [[...header, reason], ...written] : written
  return `\ufeff${all.map((cells) => csvLine(cells, delimiter)).join('')}`
}

/** A name for that file, of plain ASCII letters, after the table that the rows are of. */
export function refusedFileName(language: Language, file: string, sheet?: string): string {
  const base = file.replace(/\.(csv|tsv|txt|tab|xlsx?|ods|json|geojson|jsonl)(\.gz)?$/i, '')
  const name = sheet === undefined ? base : `${base}-${sheet}`
  return translate(language, 'import.refused-file', { name })
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(-150)
}

function keyOf(file: string, sheet: string | undefined): string {
  return `${file}\0${sheet ?? ''}`
}

function padded(cells: readonly string[], width: number): string[] {
  return [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => '')]
}

/** What refuses the row before what is only noted; each sentence once. */
function reasonOf(language: Language, problems: readonly Problem[]): string {
  const refused = problems.filter(({ severity }) => severity === 'refused')
  const noted = problems.filter(({ severity }) => severity === 'noted')
  return [...new Set([...refused, ...noted].map((one) => sayProblem(language, one)))].join(' ')
}

function csvLine(cells: readonly string[], delimiter: string): string {
  return `${cells.map((cell) => csvCell(harmless(cell), delimiter)).join(delimiter)}\r\n`
}

function csvCell(cell: string, delimiter: string): string {
  const isPlain = !cell.includes(delimiter) && !/["\r\n]/.test(cell) && cell.trim() === cell
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`
}

/** A text that a spreadsheet would run gets an apostrophe, which is no part of it when it is read. */
function harmless(cell: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell
}

const NUMBER = /^[+-]?[\d\s\u00a0\u202f]*(?:[.,]\d+)?$/
