import { learnRecords } from './known-records.ts'
import { pagesOf } from './merge.ts'
import { findNetworkState, type NetworkState } from './network-rows.ts'
import { text } from './rows.ts'
import type { RecordTables } from './record-tables.ts'
import type { Staged, StagedKind } from './staging.ts'
import type { Statements } from './statements.ts'

/** Fewer writes than this are compared in no time when they are committed. */
const MANY = 2_000
/** Once this part of a kind has come, all of it is expected. */
const EXPECTED_AFTER = 8
/** More records than this are not held in memory to compare an import with. */
const KNOWN_AT_MOST = 1_000_000

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
    const { writes, early, known, isNew } = ofKind
    if (kind < present) known?.forget()
    if (writes.added() < MANY) continue
    const isLearnt = known !== undefined || isNew === true
    // Once only: kinds that come in turn would be compared again and again.
    if (kind > present || (kind < present ? early !== undefined : isLearnt)) continue
    const state = findNetworkState(statements, networkId)
    // A network that is not there, or is being made: the commit says so.
    if (state === undefined) return
    if (kind === present) learn(tables, statements, state, kind, ofKind)
    else {
      ofKind.early = {
        stamp: stampOf(statements, state),
        added: writes.added(),
        changes: tables.changesOf(state.network, kind, writes.inOrder(), state.counts[kind]),
      }
    }
  }
}

/** Learns what is kept of a kind of which enough has come. */
function learn(
  tables: RecordTables,
  statements: Statements,
  state: NetworkState,
  kind: number,
  ofKind: StagedKind,
): void {
  const kept = state.counts[kind] ?? 0
  if (kept > 0 && ofKind.writes.added() * EXPECTED_AFTER < kept) return
  const learnt =
    kept === 0 || kept > KNOWN_AT_MOST
      ? undefined
      : learnRecords(
          {
            kind,
            kept,
            stamp: stampOf(statements, state),
            pages: pagesOf(statements, state.network, kind),
          },
          ofKind.writes.inOrder(),
          tables.findSource,
        )
  if (learnt === undefined) ofKind.isNew = true
  else {
    ofKind.known = learnt.known
    ofKind.writes = learnt.differing
  }
}

/** What the writes of one kind change. */
export function changesOfKind(
  tables: RecordTables,
  statements: Statements,
  state: NetworkState,
  kind: number,
  { writes, early, known }: StagedKind,
) {
  const stamp = stampOf(statements, state)
  // What was compared with another state of the network is compared again.
  const all = known === undefined || known.stamp === stamp ? writes : known.allWrites()
  const isSame = early !== undefined && early.added === all.added() && early.stamp === stamp
  return isSame
    ? early.changes
    : tables.changesOf(state.network, kind, all.inOrder(), state.counts[kind])
}

/** Names what a network holds: the id of a change set is never given twice. */
function stampOf(statements: Statements, { network, version }: NetworkState): string {
  const latest = statements('list-change-sets').get(network, version + 1, 1)
  return `${network} ${latest === undefined ? '' : text(latest[0])}`
}
