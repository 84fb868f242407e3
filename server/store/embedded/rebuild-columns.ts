import { isRecord } from '../record-checks.ts'
import { AppError } from '../../errors.ts'
import type { Connection } from './driver.ts'
import { ACTOR, COLLABORATION } from './kinds.ts'
import { actorColumns, collaborationColumns } from './packed-columns.ts'
import { number, text } from './rows.ts'
import { statementsOf, type Statements } from './statements.ts'

const PAGE_ROWS = 500

/** Writes the packed columns of all actors and collaborations again, in the present form. */
export function rebuildColumns(connection: Connection): void {
  const statements = statementsOf(connection)
  for (const [id] of statements('list-networks').all()) {
    const network = number(statements('find-network').get(text(id))?.[0])
    for (const kind of [ACTOR, COLLABORATION]) rebuildKind(statements, network, kind)
  }
}

function rebuildKind(statements: Statements, network: number, kind: number): void {
  let key = ''
  for (;;) {
    const page = statements('page-records').all(network, kind, key, PAGE_ROWS)
    for (const row of page) {
      key = text(row[0])
      statements('put-columns').run(columnsOf(kind, key, text(row[1])), network, kind, key)
    }
    if (page.length < PAGE_ROWS) return
  }
}

function columnsOf(kind: number, key: string, body: string): string {
  const record: unknown = JSON.parse(body)
  if (kind === ACTOR && isRecord('actor', record)) return actorColumns(record)
  if (kind === COLLABORATION && isRecord('collaboration', record)) {
    return collaborationColumns(record)
  }
  throw new AppError('store-damaged', { reason: `record ${key} is not what it should be` })
}
