import { findNetworkState, type NetworkState } from './network-rows.ts'
import { text } from './rows.ts'
import type { RecordTables } from './record-tables.ts'
import type { Staged, StagedKind } from './staging.ts'
import type { Statements } from './statements.ts'

/** Fewer writes than this are compared in no time when they are committed. */
const MANY = 2_000

/**
 * Compares the kinds of an import that are complete, as far as one can see, while the main thread still
 * makes the records of the next kind. Nothing is written: the commit takes the result when the network
 * is still the same and no more writes of the kind came, and compares again otherwise.
 */
export function lookUpEarly(
  tables: RecordTables,
  statements: Statements,
  networkId: string,
  staged: Staged,
  present: number,
): void {
  for (const [kind, ofKind] of staged.entries()) {
    const { writes, early } = ofKind
    // Once only: kinds that come in turn would be compared again and again.
    if (kind >= present || early !== undefined || writes.added() < MANY) continue
    const state = findNetworkState(statements, networkId)
    // A network that is not there, or is being made: the commit says so.
    if (state === undefined) return
    ofKind.early = {
      stamp: stampOf(statements, state),
      added: writes.added(),
      changes: tables.changesOf(state.network, kind, writes.inOrder(), state.counts[kind]),
    }
  }
}

/** What the writes of one kind change. */
export function changesOfKind(
  tables: RecordTables,
  statements: Statements,
  state: NetworkState,
  kind: number,
  { writes, early }: StagedKind,
) {
  const isSame =
    early !== undefined &&
    early.added === writes.added() &&
    early.stamp === stampOf(statements, state)
  return isSame
    ? early.changes
    : tables.changesOf(state.network, kind, writes.inOrder(), state.counts[kind])
}

/** Names what a network holds: the id of a change set is never given twice. */
function stampOf(statements: Statements, { network, version }: NetworkState): string {
  const latest = statements('list-change-sets').get(network, version + 1, 1)
  return `${network} ${latest === undefined ? '' : text(latest[0])}`
}
