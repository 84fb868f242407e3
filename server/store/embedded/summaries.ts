import type { ChangeSetSummary } from '../../domain/change-sets.ts'
import type { Source } from '../../domain/records.ts'
import type { Row } from './driver.ts'
import { number, text, textOrNull } from './rows.ts'

/** A change set's summary from the columns id … deleted. */
export function changeSetOf(networkId: string, row: Row): ChangeSetSummary {
  const source = textOrNull(row[5])
  const undoes = textOrNull(row[6])
  return {
    id: text(row[0]),
    networkId,
    version: number(row[1]),
    at: text(row[2]),
    by: text(row[3]),
    reason: text(row[4]),
    ...(source === null ? {} : { source: sourceOf(source) }),
    ...(undoes === null ? {} : { undoes }),
    counts: { created: number(row[7]), changed: number(row[8]), deleted: number(row[9]) },
  }
}

function sourceOf(json: string): Source {
  const source: Source = JSON.parse(json)
  return source
}
