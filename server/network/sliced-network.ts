import type { Slice } from '../domain/slice.ts'
import type { Incidence } from './incidence.ts'
import type { TwoMode } from './two-mode.ts'

/** Why a participation of the network is not in a slice; the first step that drops it counts. */
export type DropCode =
  | 'support'
  | 'no-date'
  | 'outside-window'
  | 'closed-actor'
  | 'other-collaboration'
  | 'outside-territory'
  | 'actor-filter'

/**
 * What a slice leaves of a network. Its rows are its own, from 0: actors of the base and
 * collaborations with a participation left, both still in code-point order of ids; `actorRows` and
 * `collaborationRows` say which rows of the whole network they are. Every measure takes this.
 */
export type SlicedNetwork = Incidence & {
  whole: TwoMode
  slice: Slice
  /** What `sliceNetwork` was given for the territory, to slice again the same way. */
  territoryCommunes: ReadonlySet<string> | undefined
  actorIds: string[]
  collaborationIds: string[]
  actorRows: Int32Array
  collaborationRows: Int32Array
  /** 1 for the actors counted, ranked and listed: all, or those placed in the territory. */
  isCounted: Uint8Array
  countedActors: number
  /** Rows in the whole network of the actors that the roles policy takes out of the base. */
  supportActorRows: Int32Array
  /** Rows of participations (before distinct pairs) kept, and dropped by which step. */
  coverage: { kept: number; dropped: Partial<Record<DropCode, number>> }
  /** The day to which "now" refers: the window's end, else the latest date in the data; NO_DAY without. */
  asOf: number
}
