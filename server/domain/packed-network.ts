import type { Network } from './records.ts'

/**
 * A network's records as typed columns: what measures read, and what a store can hand over fast. Rows
 * of actors and collaborations are in code-point order of their ids; participations in the order of
 * (collaboration row, actor row, role code, from, to, hasEnd, intensity). Days count from 1970-01-01; NO_DAY is unknown.
 * An optional code is -1 where unknown. Vocabularies hold the texts of codes in code-point order.
 */
export type PackedNetwork = {
  network: Network
  version: number
  actors: PackedActors
  collaborations: PackedCollaborations
  participations: PackedParticipations
}

export type PackedActors = {
  ids: string[]
  names: string[]
  sectors: CodeLists
  skills: CodeLists
  /** First and last day of each skill, aligned with `skills.codes`. */
  skillsFrom: Int32Array
  skillsTo: Int32Array
  category: Codes
  /** INSEE code of the commune. */
  commune: Codes
  placeLabel: Codes
  /** Degrees; NaN where unknown. */
  latitude: Float64Array
  longitude: Float64Array
  /** First day of knownSince, openedOn; last day of closedOn, surveyedOn. */
  knownSince: Int32Array
  surveyedOn: Int32Array
  openedOn: Int32Array
  closedOn: Int32Array
  isPerson: Uint8Array
  /** Code in FAMILIES, or -1. */
  family: Int8Array
  /** 1 of the social economy, 0 not, -1 unknown. */
  socialEconomy: Int8Array
  /** Ids of merged actors, by row; sparse. */
  formerIds: Map<number, string[]>
  /** Text attributes with at most 1,000 distinct values, coded; others stay with the records. */
  attributes: Map<string, Codes>
}

export type PackedCollaborations = {
  ids: string[]
  names: string[]
  /** Index in COLLABORATION_KINDS. */
  kind: Uint8Array
  directed: Uint8Array
  /** Index in SCOPES, or -1. */
  scope: Int8Array
  domains: CodeLists
  territories: CodeLists
  originTerritory: Codes
  weight: Float64Array
  /** The interval of startsOn and endsOn; both NO_DAY without any date; hasEnd 0 when only a start was given. */
  from: Int32Array
  to: Int32Array
  hasEnd: Uint8Array
  stages: PackedStages
  skillsNeeded: CodeLists
  /** First day of spottedOn. */
  spottedOn: Int32Array
  fundings: PackedFundings
}

/** Stages reached, in the record's order: those of collaboration i are [offsets[i] .. offsets[i+1]). */
export type PackedStages = {
  offsets: Int32Array
  /** Index in STAGES. */
  stage: Uint8Array
  /** First day of `since`. */
  since: Int32Array
}

/** Fundings in the record's order: those of collaboration i are [offsets[i] .. offsets[i+1]). */
export type PackedFundings = {
  offsets: Int32Array
  /** The funder's id, where it is an actor; else its name. */
  funder: Codes
  /** In the currency of `currency`. */
  amount: Float64Array
  currency: Codes
  /** First day of `on`. */
  on: Int32Array
  kind: Codes
}

export type PackedParticipations = {
  actor: Int32Array
  collaboration: Int32Array
  /** Index in ROLES. */
  role: Uint8Array
  /** The participation's own interval; the collaboration's counts where it has none. */
  from: Int32Array
  to: Int32Array
  hasEnd: Uint8Array
  /** Index in INTENSITIES, or -1. */
  intensity: Int8Array
}

/** One code a row: an index into `vocabulary`, or -1. */
export type Codes = { vocabulary: string[]; codes: Int32Array }

/** Several codes a row: those of row i are `codes[offsets[i] .. offsets[i+1])`. */
export type CodeLists = { vocabulary: string[]; offsets: Int32Array; codes: Int32Array }
