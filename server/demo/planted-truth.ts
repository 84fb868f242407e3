import type { IsolationReason } from '../domain/findings.ts'

/** What was planted in the demonstration network, for the default slice: tests recover it. */
export type PlantedTruth = {
  /** Every actor with a reason, and its primary one (support actors taken out, no window). */
  reasons: Record<string, IsolationReason>
  /** Those of them that have no tie at all. */
  withoutTie: string[]
  /** Actors whose only partners are support actors: they fall off without them. */
  supportOnly: string[]
  /** Two or more actors tied to each other only: with support they hang on to the rest, without it not. */
  pairs: [string, string][]
  /** Projects that one actor began and others joined, with the months until the first of them came. */
  passages: { collaborationId: string; months: number }[]
  /** Projects that one actor (without support) began, joined or not. */
  begunAlone: string[]
  /** In which order of years EI_N − E grows; negative in the first, positive in the last. */
  openingYears: number[]
}
