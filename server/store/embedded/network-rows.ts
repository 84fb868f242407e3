import { AppError } from '../../errors.ts'
import { ACTOR, COLLABORATION, KINDS, PARTICIPATION } from './kinds.ts'
import { number } from './rows.ts'
import type { Statements } from './statements.ts'

export type NetworkState = {
  network: number
  id: string
  version: number
  nextHandle: number
  /** Counts by kind number; only those of actors, collaborations and participations are kept. */
  counts: number[]
}

/** The row of a network; undefined where there is none. */
export function findNetworkState(statements: Statements, id: string): NetworkState | undefined {
  const row = statements('find-network').get(id)
  if (row === undefined) return undefined
  const counts = KINDS.map(() => 0)
  counts[ACTOR] = number(row[5])
  counts[COLLABORATION] = number(row[6])
  counts[PARTICIPATION] = number(row[7])
  return {
    network: number(row[0]),
    id,
    version: number(row[2]),
    nextHandle: number(row[4]),
    counts,
  }
}

/** @throws AppError network-not-found */
export function getNetworkState(statements: Statements, id: string): NetworkState {
  const state = findNetworkState(statements, id)
  if (state === undefined) throw new AppError('network-not-found', { networkId: id })
  return state
}

/** Writes what a change set made of a network: its version, handles and counts. */
export function putNetworkState(statements: Statements, state: NetworkState, at: string): void {
  statements('update-network').run(
    state.version,
    at,
    state.nextHandle,
    state.counts[ACTOR] ?? 0,
    state.counts[COLLABORATION] ?? 0,
    state.counts[PARTICIPATION] ?? 0,
    state.network,
  )
}
