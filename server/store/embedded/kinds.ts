import type { RecordKind } from '../../domain/record-kinds.ts'

/**
 * The kinds by their number in the tables: RECORD_KINDS again (a test compares them), because the
 * database threads load no schema library.
 */
export const KINDS = [
  'network',
  'actor',
  'collaboration',
  'participation',
  'call',
  'application',
] as const satisfies readonly RecordKind[]

export const NETWORK = 0
export const ACTOR = 1
export const COLLABORATION = 2
export const PARTICIPATION = 3
export const CALL = 4
export const APPLICATION = 5

/** What the two ends of a participation and of an application are. */
export const ENDS: ReadonlyMap<number, readonly [from: number, to: number]> = new Map([
  [PARTICIPATION, [ACTOR, COLLABORATION]],
  [APPLICATION, [CALL, COLLABORATION]],
])
