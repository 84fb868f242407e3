import type { ChangeSetSummary } from '../../domain/change-sets.ts'
import { AppError } from '../../errors.ts'
import { changesOfKind } from './early-changes.ts'
import { ENDS, KINDS, NETWORK } from './kinds.ts'
import {
  findNetworkState,
  getNetworkState,
  putNetworkState,
  type NetworkState,
} from './network-rows.ts'
import type { CommitRequest } from './protocol.ts'
import { hasHandle, type Change, type RecordTables } from './record-tables.ts'
import { text } from './rows.ts'
import type { Staged } from './staging.ts'
import type { Statements } from './statements.ts'

/**
 * Writes one change set inside the caller's transaction: references first appear, then what refers to
 * them, and what goes is removed last, once nothing refers to it any more.
 */
export function commitStaged(
  tables: RecordTables,
  statements: Statements,
  request: CommitRequest,
  staged: Staged,
): { version: number; changeSet: ChangeSetSummary | null } {
  const state = request.create
    ? createNetworkRow(statements, request.networkId)
    : getNetworkState(statements, request.networkId)
  if (request.expectedVersion !== undefined && request.expectedVersion !== state.version) {
    throw new AppError('version-conflict', {
      expected: request.expectedVersion,
      current: state.version,
    })
  }
  const changes = staged.map((ofKind, kind) =>
    changesOfKind(tables, statements, state, kind, ofKind),
  )
  const all = changes.flat()
  if (all.length === 0) return { version: state.version, changeSet: null }
  if (all.some((change) => change.kind === NETWORK && change.after === null)) {
    throw new AppError('record-in-use', { record: 'network', id: request.networkId })
  }
  const version = state.version + 1
  const first = changes.flatMap(({ length }, kind) =>
    length > 0 && statements('has-records').get(state.network, kind) === undefined ? [kind] : [],
  )
  for (const change of all) {
    if (first.includes(change.kind)) continue
    const before = change.before === null ? null : tables.fullText(change.before)
    tables.addJournal(state.network, version, change.kind, change.key, before)
  }
  writeRecords(tables, statements, state, changes)
  for (const kind of first) statements('insert-journal-of-new').run(version, state.network, kind)
  const { id, at, by, reason, told, source, undoes } = request.changeSet
  const changeSet: ChangeSetSummary = {
    id,
    networkId: request.networkId,
    version,
    at,
    by,
    reason,
    ...(told === undefined ? {} : { told }),
    ...(source === undefined ? {} : { source }),
    ...(undoes === undefined ? {} : { undoes }),
    counts: countChanges(all),
  }
  state.version = version
  putNetworkState(statements, state, at)
  insertChangeSet(statements, state.network, changeSet)
  return { version, changeSet }
}

/** Inserts, updates and deletes; keeps `state` (handles, counts) in step. */
export function writeRecords(
  tables: RecordTables,
  statements: Statements,
  state: NetworkState,
  changes: readonly (readonly Change[])[],
): void {
  const uses = countUses(changes)
  for (const [kind, ofKind] of changes.entries()) {
    const ends = ENDS.get(kind)
    const [from, to] = (ends ?? []).map((end) =>
      tables.handleFinder(state.network, end, ofKind.length),
    )
    for (const { key, before, after } of ofKind) {
      state.counts[kind] =
        (state.counts[kind] ?? 0) + Number(before === null) - Number(after === null)
      if (after === null) continue
      const [fromKey, toKey] = ends === undefined ? [] : endsOf(after.body ?? '')
      const joined = { from: from?.(fromKey ?? '') ?? null, to: to?.(toKey ?? '') ?? null }
      if (before !== null) {
        tables.update(state.network, kind, after, joined)
        continue
      }
      const own = hasHandle(kind) ? state.nextHandle++ : null
      tables.insert(state.network, kind, after, { own, ...joined }, uses[kind]?.get(key) ?? 0)
      uses[kind]?.delete(key)
    }
    tables.flush()
  }
  for (const [kind, ofKind] of uses.entries()) {
    for (const [key, by] of ofKind) {
      if (by !== 0) statements('add-uses').run(by, state.network, kind, key)
    }
  }
  removeUnused(statements, state.network, changes)
}

/** How many more references each record gets, by kind and key. */
function countUses(changes: readonly (readonly Change[])[]): Map<string, number>[] {
  const uses = KINDS.map(() => new Map<string, number>())
  const use = (kind: number, key: string, by: number) => {
    const ofKind = uses[kind]
    ofKind?.set(key, (ofKind.get(key) ?? 0) + by)
  }
  for (const [kind, ends] of ENDS) {
    for (const { before, after } of changes[kind] ?? []) {
      if (before !== null) {
        const [from, to] = endsOf(before.body)
        use(ends[0], from, -1)
        use(ends[1], to, -1)
      }
      if (after !== null) {
        const [from, to] = endsOf(after.body ?? '')
        use(ends[0], from, 1)
        use(ends[1], to, 1)
      }
    }
  }
  return uses
}

const BEFORE_TO = '","collaborationId":"'

/**
 * Keys of what a participation or an application joins. Canonical JSON begins with them: where they hold
 * nothing that is escaped, they are cut out instead of parsed.
 */
function endsOf(body: string): [from: string, to: string] {
  const start = body.indexOf(':"') + 2
  const middle = body.indexOf(BEFORE_TO, start)
  const end = body.indexOf('"', middle + BEFORE_TO.length)
  if (start > 1 && middle > 0 && end > 0 && !body.slice(start, end).includes('\\')) {
    return [body.slice(start, middle), body.slice(middle + BEFORE_TO.length, end)]
  }
  const record: unknown = JSON.parse(body)
  if (typeof record === 'object' && record !== null && 'collaborationId' in record) {
    const to = text(record.collaborationId)
    if ('actorId' in record) return [text(record.actorId), to]
    if ('callId' in record) return [text(record.callId), to]
  }
  throw new AppError('store-damaged', { reason: 'a record without what it joins' })
}

function removeUnused(
  statements: Statements,
  network: number,
  changes: readonly (readonly Change[])[],
): void {
  for (const [kind, ofKind] of changes.entries()) {
    for (const { key, after } of ofKind) {
      if (after !== null) continue
      if (statements('delete-unused-record').run(network, kind, key) === 0) {
        throw new AppError('record-in-use', { record: KINDS[kind] ?? '', id: key })
      }
    }
  }
}

function createNetworkRow(statements: Statements, id: string): NetworkState {
  if (findNetworkState(statements, id) !== undefined) {
    throw new AppError('network-exists', { networkId: id })
  }
  statements('insert-network').run(id)
  return getNetworkState(statements, id)
}

export function insertChangeSet(
  statements: Statements,
  network: number,
  summary: ChangeSetSummary,
): void {
  statements('insert-change-set').run(
    network,
    summary.version,
    summary.id,
    summary.at,
    summary.by,
    summary.reason,
    summary.told === undefined ? null : JSON.stringify(summary.told),
    summary.source === undefined ? null : JSON.stringify(summary.source),
    summary.undoes ?? null,
    summary.counts.created,
    summary.counts.changed,
    summary.counts.deleted,
  )
}

function countChanges(changes: readonly Change[]): ChangeSetSummary['counts'] {
  const counts = { created: 0, changed: 0, deleted: 0 }
  for (const { before, after } of changes) {
    if (before === null) counts.created += 1
    else if (after === null) counts.deleted += 1
    else counts.changed += 1
  }
  return counts
}
