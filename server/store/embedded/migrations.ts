import { AppError } from '../../errors.ts'
import type { Connection } from './driver.ts'
import { number } from './rows.ts'
import { readStatement } from './statements.ts'

/** The steps from an empty file to the present tables; step i leads to version i + 1. Never edited. */
const STEPS = ['schema-1']

/**
 * Brings the tables to the present version, each step in one transaction.
 * @throws AppError store-too-new when a later program made them
 */
export function migrate(connection: Connection): void {
  const version = number(connection.prepare('PRAGMA user_version').get()?.[0])
  if (version > STEPS.length) {
    throw new AppError('store-too-new', { version, known: STEPS.length })
  }
  for (const [index, step] of STEPS.entries()) {
    if (index < version) continue
    connection.exec(
      `BEGIN IMMEDIATE; ${readStatement(step)}; PRAGMA user_version = ${index + 1}; COMMIT`,
    )
  }
}
