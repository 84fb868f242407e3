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
  /** What became of the projects whose stages are noted. */
  experiments: { collaborationId: string; outcome: 'deployed' | 'abandoned' | 'going-on' }[]
  /** How many funders the funded projects have. */
  funders: { collaborationId: string; funders: number }[]
  /** Funded projects of which two years since the last money are over, and whether they went on so long. */
  followedAfterFunding: { collaborationId: string; isAlive: boolean }[]
  /** Projects that were spotted, with the days to the first money or application. */
  spotted: { collaborationId: string; days: number }[]
  /** Skills that one actor alone holds. */
  singleHolders: { code: string; actorId: string }[]
  /** Who learnt what from a partner. */
  learnt: { actorId: string; code: string }[]
  /** In which order of years EI_N − E grows; negative in the first, positive in the last. */
  openingYears: number[]
}
