import { readFileSync } from 'node:fs'
import type { Connection, Statement } from './driver.ts'

/** The text of one statement; a missing file stops the start. */
export function readStatement(name: string): string {
  return readFileSync(new URL(`./statements/${name}.sql`, import.meta.url), 'utf8')
}

/** Statements of one connection, each prepared once, when first asked for. */
export type Statements = (name: string) => Statement

export function statementsOf(connection: Connection): Statements {
  const prepared = new Map<string, Statement>()
  return (name) => {
    let statement = prepared.get(name)
    if (statement === undefined) {
      statement = connection.prepare(readStatement(name))
      prepared.set(name, statement)
    }
    return statement
  }
}

/** Rows per call of a repeated insert: more gains nothing (measured on 500,000 rows). */
export const ROWS_PER_INSERT = 50

/** An insert with its row of values repeated, for many rows in one call. */
export function repeatedInsert(name: string, rows: number): string {
  const sql = readStatement(name)
  const start = sql.indexOf('(?')
  const row = sql.slice(start).trimEnd()
  return sql.slice(0, start) + Array.from({ length: rows }, () => row).join(',\n  ')
}
