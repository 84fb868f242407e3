import { setImmediate as breathe } from 'node:timers/promises'
import type { Actor, Collaboration, Participation } from '../../domain/records.ts'
import { AppError } from '../../errors.ts'
import { translate, type Language } from '../../locales/locales.ts'
import {
  actorRecords,
  collaborationRecords,
  followingRecords,
  fundingRecords,
  participationRecords,
  skillRecords,
  stageRecords,
} from '../../reports/writers/record-tables.ts'
import type { Table } from '../../reports/writers/table.ts'
import type { HeldTable } from '../../reports/writers/workbook.ts'
import type { Store } from '../../store/store.ts'

/** All records of the three tables are in memory while they are written. */
const MAX_RECORDS = 300_000

type SheetName =
  'actors' | 'collaborations' | 'participations' | 'skills' | 'stages' | 'fundings' | 'following'

/**
 * All actors, collaborations and participations of a network, whatever the slice, as tables that an
 * import understands.
 * @throws AppError network-not-found, too-many-rows
 */
export async function gatherRecordTables(
  store: Store,
  networkId: string,
  language: Language,
  signal?: AbortSignal,
): Promise<HeldTable[]> {
  const { counts } = await store.getNetwork(networkId)
  if (counts.actors + counts.collaborations + counts.participations > MAX_RECORDS) {
    throw new AppError('too-many-rows', { limit: MAX_RECORDS })
  }
  const actors: Actor[] = []
  const collaborations: Collaboration[] = []
  const participations: Participation[] = []
  const kinds = ['actor', 'collaboration', 'participation'] as const
  for await (const batch of store.read(networkId, { kinds })) {
    signal?.throwIfAborted()
    if (batch.record === 'actor') actors.push(...batch.rows.map(({ value }) => value))
    if (batch.record === 'collaboration') {
      collaborations.push(...batch.rows.map(({ value }) => value))
    }
    if (batch.record === 'participation') {
      participations.push(...batch.rows.map(({ value }) => value))
    }
    await breathe()
  }
  const held = (name: SheetName, table: Table): HeldTable => {
    return { ...table, name: translate(language, `export.sheet.${name}`), rows: [...table.rows] }
  }
  const further = [
    held('skills', skillRecords(language, actors)),
    held('stages', stageRecords(language, collaborations)),
    held('fundings', fundingRecords(language, collaborations)),
    held('following', followingRecords(language, collaborations)),
  ]
  return [
    held('actors', actorRecords(language, actors)),
    held('collaborations', collaborationRecords(language, collaborations)),
    held('participations', participationRecords(language, participations)),
    ...further.filter(({ rows }) => rows.length > 0),
  ]
}
