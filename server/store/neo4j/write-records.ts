import type { Entry } from '../../domain/change-sets.ts'
import type { RecordKind, RecordTypes } from '../../domain/record-kinds.ts'
import type { Actor } from '../../domain/records.ts'
import { AppError } from '../../errors.ts'
import type { Transaction } from './driver.ts'
import { changesOf, toProperties } from './properties.ts'
import * as queries from './queries.ts'
import {
  NODE_KINDS,
  NODE_QUERIES,
  RELATIONSHIP_KINDS,
  RELATIONSHIP_QUERIES,
} from './record-queries.ts'
import { endsOf } from './references.ts'

/**
 * Which of the entries are written: nodes can only go when no relationship is left at them, so a change
 * set in several parts removes them in a second pass.
 */
export type Pass = 'all' | 'all-but-going-nodes' | 'going-nodes'

/**
 * Writes entries into the graph, in an order in which every reference is there. The settings are not
 * written here: they change with the version.
 */
export async function writeEntries(
  transaction: Transaction,
  networkId: string,
  entries: readonly Entry[],
  pass: Pass,
): Promise<void> {
  if (pass !== 'going-nodes') {
    for (const kind of RELATIONSHIP_KINDS) {
      const ids = entries.filter((e) => e.record === kind && e.after === null).map(({ id }) => id)
      await expectCount(kind, ids, () =>
        transaction.run(RELATIONSHIP_QUERIES[kind].delete, { networkId, ids }),
      )
    }
    for (const kind of NODE_KINDS) {
      const { created, changed } = rowsOf(networkId, kind, entries)
      await expectCount(kind, created, () =>
        transaction.run(NODE_QUERIES[kind].create, { rows: created }),
      )
      await expectCount(kind, changed, () =>
        transaction.run(NODE_QUERIES[kind].update, { networkId, rows: changed }),
      )
    }
    await moveActors(transaction, networkId, entries, 'those-that-stay')
    for (const kind of RELATIONSHIP_KINDS) {
      const { created, groups, changed } = relationshipsOf(networkId, kind, entries)
      await expectCount(kind, created, () =>
        transaction.run(RELATIONSHIP_QUERIES[kind].create, { networkId, groups }),
      )
      await expectCount(kind, changed, () =>
        transaction.run(RELATIONSHIP_QUERIES[kind].update, { networkId, rows: changed }),
      )
    }
  }
  if (pass !== 'all-but-going-nodes') {
    await moveActors(transaction, networkId, entries, 'those-that-go')
    for (const kind of NODE_KINDS) {
      const ids = entries.filter((e) => e.record === kind && e.after === null).map(({ id }) => id)
      await expectCount(kind, ids, () =>
        transaction.run(NODE_QUERIES[kind].delete, { networkId, ids }),
      )
    }
  }
}

type Row = Record<string, unknown>
type ChangedRow = { id: string; changes: Row }

function rowsOf(
  networkId: string,
  kind: RecordKind,
  entries: readonly Entry[],
): { created: Row[]; changed: ChangedRow[] } {
  const rows: { created: Row[]; changed: ChangedRow[] } = { created: [], changed: [] }
  for (const { record, id, before, after } of entries) {
    if (record !== kind || after === null) continue
    const properties = toProperties(record, networkId, id, after)
    if (before === null) rows.created.push(properties)
    else {
      const changes = changesOf(toProperties(record, networkId, id, before), properties)
      rows.changed.push({ id, changes })
    }
  }
  return rows
}

/** The relationships that are new, by the node where they start, and the properties of the others. */
function relationshipsOf(networkId: string, kind: RecordKind, entries: readonly Entry[]) {
  const created: { from: string; to: string; properties: Row }[] = []
  const changed: ChangedRow[] = []
  for (const { record, id, before, after } of entries) {
    if (record !== kind || after === null) continue
    const properties = toProperties(record, networkId, id, after)
    const [from = '', to = ''] = endsOf(record, after).map(([, end]) => end)
    if (before === null) created.push({ from, to, properties })
    else {
      const changes = changesOf(toProperties(record, networkId, id, before), properties)
      changed.push({ id, changes })
    }
  }
  const groups = grouped(created, ({ from }) => from).map(([from, rows]) => ({ from, rows }))
  return { created, groups, changed }
}

function grouped<T>(values: readonly T[], keyOf: (value: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [value])
    else group.push(value)
  }
  return [...groups]
}

/** Moves actors between communes; a commune nobody is left in goes too. */
async function moveActors(
  transaction: Transaction,
  networkId: string,
  entries: readonly Entry[],
  which: 'those-that-stay' | 'those-that-go',
): Promise<void> {
  const moved = entries.filter(isActorEntry).flatMap(({ id, before, after }) => {
    const from = before?.place?.commune
    const to = after?.place?.commune
    const isWanted = (after === null) === (which === 'those-that-go')
    return isWanted && from !== to ? [{ id, from, to }] : []
  })
  const leaving = moved.filter(({ from }) => from !== undefined)
  const arriving = moved.filter(({ to }) => to !== undefined)
  const groups = grouped(arriving, ({ to }) => to ?? '').map(([commune, actors]) => ({
    commune,
    actorIds: actors.map(({ id }) => id),
  }))
  const ids = leaving.map(({ id }) => id)
  await expectCount('actor', ids, () => transaction.run(queries.unlocateActors, { networkId, ids }))
  await expectCount('actor', arriving, () =>
    transaction.run(queries.locateActors, { networkId, groups }),
  )
  if (leaving.length > 0) {
    const communes = [...new Set(leaving.map(({ from }) => from ?? ''))]
    await transaction.run(queries.deleteEmptyCommunes, { networkId, ids: communes })
  }
}

type ActorEntry = Extract<Entry, { record: 'actor' }> & {
  before: Actor | null
  after: RecordTypes['actor'] | null
}

const isActorEntry = (entry: Entry): entry is ActorEntry => entry.record === 'actor'

/** Runs a statement for rows, if there are any, and makes sure that it reached all of them. */
async function expectCount(
  kind: RecordKind,
  rows: readonly unknown[],
  run: () => Promise<{ count: number }[]>,
): Promise<void> {
  if (rows.length === 0) return
  const [result] = await run()
  if (result?.count === rows.length) return
  throw new AppError('store-damaged', {
    reason: `${String(result?.count)} of ${rows.length} ${kind} records could be written`,
  })
}
