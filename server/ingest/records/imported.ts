import type { Actor, Collaboration, Network, Participation } from '../../domain/records.ts'
import type { Problem } from '../../domain/problems.ts'
import { newActor, newCollaboration } from '../../domain/records.ts'
import type { EncodingReport } from '../detect/encoding.ts'

/** What files tell of an actor: a field that is absent was not told and leaves the stored one alone. */
export type ImportedActor = Pick<Actor, 'id'> & Partial<Omit<Actor, 'id'>>
export type ImportedCollaboration = Pick<Collaboration, 'id'> & Partial<Omit<Collaboration, 'id'>>

/** Settings of the network that the mapping brings. */
export type NetworkPatch = Partial<
  Pick<Network, 'supportActorIds' | 'actorListComplete' | 'missingEnd'>
>

/**
 * How one file was read. `rows` are rows of data: those accepted and those refused. Doubtful ones are
 * accepted, but for dates or a point that cannot be.
 */
export type FileCount = {
  file: string
  sheet?: string
  rows: number
  refused: number
  doubtful: number
  delimiter: string
  encoding: EncodingReport
}

/** What an import's files hold. It can pass between threads. */
export type ImportedRecords = {
  actors: ImportedActor[]
  collaborations: ImportedCollaboration[]
  participations: Participation[]
  network: NetworkPatch
  /** The first problems with their places; `problemCounts` counts all that stand, by rule. */
  problems: Problem[]
  problemCounts: Record<string, number>
  /** Those whose fix was accepted, by rule; not among the others. */
  repairedCounts: Record<string, number>
  /** Of `problemCounts`, those that come with a fix. */
  fixableCounts: Record<string, number>
  files: FileCount[]
  /** Columns that name persons and were left out. */
  droppedPersonal: { file: string; columns: string[] }[]
}

/** The imported records as whole ones, for a network that holds nothing else. */
export function completeRecords(imported: ImportedRecords): {
  actors: Actor[]
  collaborations: Collaboration[]
  participations: Participation[]
} {
  return {
    actors: imported.actors.map((actor) => newActor({ name: actor.id, ...actor })),
    collaborations: imported.collaborations.map((collaboration) =>
      newCollaboration({ name: collaboration.id, ...collaboration }),
    ),
    participations: imported.participations,
  }
}
