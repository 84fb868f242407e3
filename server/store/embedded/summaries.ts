import type { ChangeSetSummary, ToldReason } from '../../domain/change-sets.ts'
import type { Source } from '../../domain/records.ts'
import type { Row } from './driver.ts'
import { number, text, textOrNull } from './rows.ts'

/** A change set's summary from the columns id … deleted. */
export function changeSetOf(networkId: string, row: Row): ChangeSetSummary {
  const told = textOrNull(row[5])
  const source = textOrNull(row[6])
  const undoes = textOrNull(row[7])
  return {
    id: text(row[0]),
    networkId,
    version: number(row[1]),
    at: text(row[2]),
    by: text(row[3]),
    reason: text(row[4]),
    ...(told === null ? {} : { told: toldOf(told) }),
    ...(source === null ? {} : { source: sourceOf(source) }),
    ...(undoes === null ? {} : { undoes }),
    counts: { created: number(row[8]), changed: number(row[9]), deleted: number(row[10]) },
  }
}

function toldOf(json: string): ToldReason {
  const told: ToldReason = JSON.parse(json)
  return told
}

function sourceOf(json: string): Source {
  const source: Source = JSON.parse(json)
  return source
}
