import { Actor, Application, Call, Collaboration, Network, Participation } from './records.ts'

/** The records by kind, and the order in which they are read and written (references come later). */
export type RecordTypes = {
  network: Network
  actor: Actor
  collaboration: Collaboration
  participation: Participation
  call: Call
  application: Application
}
export type RecordKind = keyof RecordTypes
export const RECORD_KINDS = [
  'network',
  'actor',
  'collaboration',
  'participation',
  'call',
  'application',
] as const satisfies readonly RecordKind[]

export const RECORD_SCHEMAS = {
  network: Network,
  actor: Actor,
  collaboration: Collaboration,
  participation: Participation,
  call: Call,
  application: Application,
} as const
