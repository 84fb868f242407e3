import { Type, type Static } from 'typebox'
import type { RecordKind, RecordTypes } from './record-kinds.ts'
import { Source } from './records.ts'

/** One record's change: what it was and what it becomes; null is "not there". */
export type Entry = { [K in RecordKind]: EntryOf<K> }[RecordKind]
export type EntryOf<K extends RecordKind> = {
  record: K
  /** The record's key (see identifiers.ts). */
  id: string
  before: RecordTypes[K] | null
  after: RecordTypes[K] | null
}

/** One write asked of a store; the store itself looks up what was there before. */
export type Write = { [K in RecordKind]: WriteOf<K> }[RecordKind]
export type WriteOf<K extends RecordKind> = {
  record: K
  id: string
  after: RecordTypes[K] | null
}

/** A reason that is the program's own: which sentence of the catalogue, and what is named in it. */
export const ToldReason = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 100 }),
  values: Type.Record(Type.String(), Type.String({ maxLength: 1000 })),
})
export type ToldReason = Static<typeof ToldReason>

/** Who changes what, and why. */
export const ChangeInfo = Type.Object({
  by: Type.String({ minLength: 1, maxLength: 200 }),
  /** In the writer's language. */
  reason: Type.String({ minLength: 1, maxLength: 1000 }),
  /** The same for readers of every language, where the program gave the reason. */
  told: Type.Optional(ToldReason),
  source: Type.Optional(Source),
  /** The change set that this one takes back. */
  undoes: Type.Optional(Type.String()),
})
export type ChangeInfo = Static<typeof ChangeInfo>

/** Why something is written. */
export type Why = Pick<ChangeInfo, 'reason' | 'told'>

/** A change set as the history lists it; its entries are read apart, there may be many. */
export const ChangeSetSummary = Type.Object({
  id: Type.String(),
  networkId: Type.String(),
  /** The network's version once this change set is in: it grows by one per change set. */
  version: Type.Integer({ minimum: 1 }),
  at: Type.String({ format: 'date-time' }),
  by: Type.String(),
  reason: Type.String(),
  told: Type.Optional(ToldReason),
  source: Type.Optional(Source),
  undoes: Type.Optional(Type.String()),
  counts: Type.Object({
    created: Type.Integer(),
    changed: Type.Integer(),
    deleted: Type.Integer(),
  }),
})
export type ChangeSetSummary = Static<typeof ChangeSetSummary>

export type ChangeSet = ChangeSetSummary & { entries: Entry[] }
