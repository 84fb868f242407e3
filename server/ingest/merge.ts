import {
  newActor,
  newCollaboration,
  type Actor,
  type Collaboration,
  type Network,
  type Participation,
  type Source,
} from '../domain/records.ts'
import { mergeFields } from './merge/merge-fields.ts'
import { mergeParticipations } from './merge/merge-participations.ts'
import { MergedWrites } from './merge/merged-writes.ts'
import type { ImportedActor, ImportedRecords, NetworkPatch } from './records/imported.ts'

/** What the network holds, by key. `network` is there unless the records are for a new one. */
export type ExistingRecords = {
  network?: Network
  actors: ReadonlyMap<string, Actor>
  collaborations: ReadonlyMap<string, Collaboration>
  participations: ReadonlyMap<string, Participation>
}

/** One record that the import changes. */
export type ImportChange =
  | { record: 'network'; id: string; before: Network; after: Network }
  | { record: 'actor'; id: string; before: Actor; after: Actor }
  | { record: 'collaboration'; id: string; before: Collaboration; after: Collaboration }
  | { record: 'participation'; id: string; before: Participation; after: Participation | null }

export type ImportCounts = { actors: number; collaborations: number; participations: number }

export type MergeResult = {
  /** What to ask of the store, references after what they refer to. */
  writes: MergedWrites
  created: ImportCounts
  /** Before → after; `after` null: a participation that was joined with another. */
  changed: ImportChange[]
  unchanged: ImportCounts
}

/** Nothing stored: what an import into a new network is merged with. */
export const NOTHING_STORED: ExistingRecords = {
  actors: new Map(),
  collaborations: new Map(),
  participations: new Map(),
}

/**
 * What an import would do to what is stored: its writes and its preview. A field that was not told
 * leaves the stored one as it is; ids of merged actors mean the actor that they were merged into.
 * `source` is written on what is created or changed, and changes nothing by itself; `replaces` are the
 * imports of which this one is a newer edition, so that what it says of them is a correction.
 */
export function mergeImported(
  existing: ExistingRecords,
  imported: Pick<ImportedRecords, 'actors' | 'collaborations' | 'participations' | 'network'>,
  options: { source?: Source; replaces?: ReadonlySet<string> } = {},
): MergeResult {
  const merge = new Merge(existing, options.source)
  merge.network(imported.network)
  for (const actor of imported.actors) merge.actor(actor)
  merge.finishActors()
  for (const told of imported.collaborations) {
    const stored = existing.collaborations.get(told.id)
    const after = stored ? mergeFields(stored, told) : newCollaboration({ name: told.id, ...told })
    merge.collaboration(told.id, stored, after)
  }
  const missingEnd = imported.network.missingEnd ?? existing.network?.missingEnd ?? 'same'
  merge.participations(imported.participations, missingEnd, options.replaces)
  return merge.result
}

class Merge {
  readonly result: MergeResult
  readonly #existing: ExistingRecords
  readonly #source: { source?: Source }
  readonly #formerIds: ReadonlyMap<string, string>
  /** Several imported ids may be one stored actor: what becomes of it so far. */
  readonly #actors = new Map<string, Actor>()

  constructor(existing: ExistingRecords, source: Source | undefined) {
    this.#existing = existing
    this.#source = source === undefined ? {} : { source }
    this.result = {
      writes: new MergedWrites(this.#source),
      created: { actors: 0, collaborations: 0, participations: 0 },
      changed: [],
      unchanged: { actors: 0, collaborations: 0, participations: 0 },
    }
    this.#formerIds = new Map(
      [...existing.actors.values()].flatMap(({ id, formerIds }) =>
        formerIds.map((former): [string, string] => [former, id]),
      ),
    )
  }

  network(patch: NetworkPatch): void {
    const before = this.#existing.network
    if (before === undefined) return
    const supportActorIds = patch.supportActorIds?.map((id) => this.#present(id))
    const after = mergeFields(before, { ...patch, ...(supportActorIds && { supportActorIds }) })
    if (after === before) return
    const { id } = before
    this.result.writes.push({ record: 'network', id, after })
    this.result.changed.push({ record: 'network', id, before, after })
  }

  actor(told: ImportedActor): void {
    const id = this.#present(told.id)
    const stored = this.#actors.get(id) ?? this.#existing.actors.get(id)
    if (stored === undefined) {
      this.#actors.set(id, newActor({ name: id, ...told }))
      return
    }
    this.#actors.set(id, mergeFields(stored, told.id === id ? told : asOtherName(told, stored)))
  }

  finishActors(): void {
    const { writes, created, changed, unchanged } = this.result
    for (const [id, merged] of this.#actors) {
      const before = this.#existing.actors.get(id)
      if (merged === before) {
        unchanged.actors++
        continue
      }
      const after = { ...merged, ...this.#source }
      writes.push({ record: 'actor', id, after })
      if (before === undefined) created.actors++
      else changed.push({ record: 'actor', id, before, after })
    }
  }

  collaboration(id: string, before: Collaboration | undefined, merged: Collaboration): void {
    const { writes, created, changed, unchanged } = this.result
    if (merged === before) {
      unchanged.collaborations++
      return
    }
    const after = { ...merged, ...this.#source }
    writes.push({ record: 'collaboration', id, after })
    if (before === undefined) created.collaborations++
    else changed.push({ record: 'collaboration', id, before, after })
  }

  participations(
    imported: readonly Participation[],
    missingEnd: 'same' | 'open',
    replaces?: ReadonlySet<string>,
  ): void {
    const { writes, created, changed, unchanged } = this.result
    const told =
      this.#formerIds.size === 0
        ? imported
        : imported.map((one) => ({ ...one, actorId: this.#present(one.actorId) }))
    const merged = mergeParticipations(this.#existing.participations, told, {
      missingEnd,
      ...this.#source,
      ...(replaces && { replaces }),
    })
    unchanged.participations = merged.unchanged
    created.participations = merged.created.length
    writes.create(merged.created)
    for (const { key: id, before, after: merge } of merged.changes) {
      const after = merge === undefined ? null : { ...merge, ...this.#source }
      writes.push({ record: 'participation', id, after })
      if (before === undefined) created.participations++
      else changed.push({ record: 'participation', id, before, after })
    }
  }

  /** The id under which an actor is stored now. */
  #present(id: string): string {
    return this.#existing.actors.has(id) ? id : (this.#formerIds.get(id) ?? id)
  }
}

/** An actor met again under an id it had before it was merged keeps its name; the other is an alias. */
function asOtherName(told: ImportedActor, stored: Actor): Partial<Actor> {
  const { id: _id, name, aliases = [], ...rest } = told
  const others = [...aliases, ...(name === undefined || name === stored.name ? [] : [name])]
  return { ...rest, ...(others.length > 0 && { aliases: others }) }
}
