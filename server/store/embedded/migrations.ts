import { AppError } from '../../errors.ts'
import type { Connection } from './driver.ts'
import { number } from './rows.ts'
import { readStatement } from './statements.ts'

/** One step: its statements and, for records that are there, what only a program can make of them. */
type Step = { statements: string; program?: () => Promise<(connection: Connection) => void> }

/** The steps from an empty file to the present tables; step i leads to version i + 1. Never edited. */
const STEPS: readonly Step[] = [
  { statements: 'schema-1' },
  { statements: 'schema-2', program: loadRebuild },
  { statements: 'schema-3' },
]

/**
 * Brings the tables to the present version, each step in one transaction.
 * @throws AppError store-too-new when a later program made them
 */
export async function migrate(connection: Connection): Promise<void> {
  const version = number(connection.prepare('PRAGMA user_version').get()?.[0])
  if (version > STEPS.length) {
    throw new AppError('store-too-new', { version, known: STEPS.length })
  }
  for (const [index, { statements, program }] of STEPS.entries()) {
    if (index < version) continue
    const run = version > 0 ? await program?.() : undefined
    connection.exec('BEGIN IMMEDIATE')
    try {
      connection.exec(readStatement(statements))
      run?.(connection)
      connection.exec(`PRAGMA user_version = ${index + 1}; COMMIT`)
    } catch (error) {
      connection.exec('ROLLBACK')
      throw error
    }
  }
}

// Loaded when needed: it brings the schemas of records with it.
async function loadRebuild(): Promise<(connection: Connection) => void> {
  const { rebuildColumns } = await import('./rebuild-columns.ts')
  return rebuildColumns
}
