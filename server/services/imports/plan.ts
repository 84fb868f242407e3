import type { Write } from '../../domain/change-sets.ts'
import type { DraftPreview, KindCounts } from '../../domain/import-draft.ts'
import { participationKey } from '../../domain/identifiers.ts'
import type {
  Actor,
  Collaboration,
  Network,
  Participation,
  RecordKind,
  RecordTypes,
  Source,
} from '../../domain/records.ts'
import type {
  ImportedActor,
  ImportedCollaboration,
  ImportedRecords,
} from '../../ingest/records/imported.ts'
import { mergeActor, mergeCollaboration, mergeParticipation } from './merge.ts'

/** A record of the network as it is, read in the order of RECORD_KINDS. */
export type BaseRecord = { [K in RecordKind]: { record: K; value: RecordTypes[K] } }[RecordKind]

/** Records and changes that a preview shows. */
const SAMPLES = 10
const SAMPLE_CHANGES = 50
const SHOWN_LENGTH = 200

type Planned = Pick<
  DraftPreview,
  | 'actors'
  | 'collaborations'
  | 'participations'
  | 'sampleActors'
  | 'sampleCollaborations'
  | 'sampleChanges'
>

/**
 * What an import would write, compared with the network as it is. Records pass through one by one: the
 * network is never in memory as a whole, only what the files tell of. Ids of actors that were merged
 * away are read as the actor that took them over.
 */
export class Plan {
  readonly #source: Source
  readonly #settings: ImportedRecords['network']
  readonly #actors: Map<string, ImportedActor>
  readonly #collaborations: Map<string, ImportedCollaboration>
  readonly #participations: Map<string, Participation>
  readonly #participants = new Map<string, number>()
  readonly summary: Planned = {
    actors: noCounts(),
    collaborations: noCounts(),
    participations: noCounts(),
    sampleActors: [],
    sampleCollaborations: [],
    sampleChanges: [],
  }

  constructor(imported: ImportedRecords, source: Source) {
    this.#source = source
    this.#settings = imported.network
    this.#actors = new Map(imported.actors.map((actor) => [actor.id, actor]))
    this.#collaborations = new Map(imported.collaborations.map((one) => [one.id, one]))
    this.#participations = new Map(imported.participations.map((p) => [participationKey(p), p]))
  }

  /** The writes that make the network what the files tell, and nothing for what is so already. */
  async *writes(base: AsyncIterable<BaseRecord>): AsyncGenerator<Write> {
    const renamed = new Map<string, string>()
    let isRenamed = false
    for await (const { record, value } of base) {
      if (record === 'network') yield* this.#settingsWrite(value)
      if (record === 'actor') {
        for (const former of value.formerIds) {
          if (this.#takeOver(former, value.id)) renamed.set(former, value.id)
        }
        yield* this.#actorWrite(value)
      }
      if (record !== 'actor' && record !== 'network' && !isRenamed) {
        this.#renameActors(renamed)
        isRenamed = true
      }
      if (record === 'collaboration') yield* this.#collaborationWrite(value)
      if (record === 'participation') yield* this.#participationWrite(value)
    }
    if (!isRenamed) this.#renameActors(renamed)
    yield* this.#newRecords()
  }

  *#newRecords(): Generator<Write> {
    for (const { collaborationId } of this.#participations.values()) {
      this.#participants.set(collaborationId, (this.#participants.get(collaborationId) ?? 0) + 1)
    }
    for (const told of this.#actors.values()) {
      const after = mergeActor(undefined, told, this.#source)
      this.#sampleActor(after)
      this.summary.actors.created++
      yield { record: 'actor', id: after.id, after }
    }
    this.#actors.clear()
    for (const told of this.#collaborations.values()) {
      const after = mergeCollaboration(undefined, told, this.#source)
      this.#sampleCollaboration(after)
      this.summary.collaborations.created++
      yield { record: 'collaboration', id: after.id, after }
    }
    this.#collaborations.clear()
    for (const [id, told] of this.#participations) {
      this.summary.participations.created++
      yield {
        record: 'participation',
        id,
        after: mergeParticipation(undefined, told, this.#source),
      }
    }
    this.#participations.clear()
  }

  *#settingsWrite(before: Network): Generator<Write> {
    const after: Network = { ...before, ...this.#settings }
    if (this.#compare('network', before.id, before, after)) {
      yield { record: 'network', id: before.id, after }
    }
  }

  *#actorWrite(before: Actor): Generator<Write> {
    const told = this.#actors.get(before.id)
    if (!told) return
    this.#actors.delete(before.id)
    const after = mergeActor(before, told, this.#source)
    this.#sampleActor(after)
    if (this.#count(this.summary.actors, 'actor', before.id, before, after)) {
      yield { record: 'actor', id: before.id, after }
    }
  }

  *#collaborationWrite(before: Collaboration): Generator<Write> {
    const told = this.#collaborations.get(before.id)
    if (!told) return
    this.#collaborations.delete(before.id)
    const after = mergeCollaboration(before, told, this.#source)
    if (this.#count(this.summary.collaborations, 'collaboration', before.id, before, after)) {
      yield { record: 'collaboration', id: before.id, after }
    }
  }

  *#participationWrite(before: Participation): Generator<Write> {
    const id = participationKey(before)
    const told = this.#participations.get(id)
    if (!told) return
    this.#participations.delete(id)
    const after = mergeParticipation(before, told, this.#source)
    if (this.#count(this.summary.participations, 'participation', id, before, after)) {
      yield { record: 'participation', id, after }
    }
  }

  /** What the files tell of a former id, they tell of the actor that took it over. */
  #takeOver(former: string, id: string): boolean {
    const told = this.#actors.get(former)
    if (!told) return false
    this.#actors.delete(former)
    // A merged actor keeps its own name and place; what the old row tells besides is added.
    const { name: _name, place: _place, ...rest } = told
    this.#actors.set(id, { ...rest, ...this.#actors.get(id), id })
    return true
  }

  #renameActors(renamed: ReadonlyMap<string, string>): void {
    if (renamed.size === 0) return
    for (const [key, told] of this.#participations) {
      const actorId = renamed.get(told.actorId)
      if (actorId === undefined) continue
      this.#participations.delete(key)
      const moved = { ...told, actorId }
      this.#participations.set(participationKey(moved), moved)
    }
  }

  #count(counts: KindCounts, record: RecordKind, id: string, before: object, after: object) {
    const isChanged = this.#compare(record, id, before, after)
    if (isChanged) counts.changed++
    else counts.unchanged++
    return isChanged
  }

  /** Whether a record changes; the first fields that do are shown. */
  #compare(record: RecordKind, id: string, before: object, after: object): boolean {
    if (before === after) return false
    const was = new Map(Object.entries(before))
    let isChanged = false
    for (const [field, value] of Object.entries(after)) {
      const [from, to] = [JSON.stringify(was.get(field)), JSON.stringify(value)]
      if (field === 'source' || from === to) continue
      isChanged = true
      if (this.summary.sampleChanges.length >= SAMPLE_CHANGES) break
      const change = { before: shown(was.get(field)), after: shown(value) }
      this.summary.sampleChanges.push({ record, id, field, ...change })
    }
    return isChanged
  }

  #sampleActor({ id, name, sectors }: Actor): void {
    const { sampleActors } = this.summary
    if (sampleActors.length < SAMPLES) sampleActors.push({ id, name, sectors })
  }

  #sampleCollaboration({ id, name }: Collaboration): void {
    const { sampleCollaborations } = this.summary
    if (sampleCollaborations.length >= SAMPLES) return
    sampleCollaborations.push({ id, name, participants: this.#participants.get(id) ?? 0 })
  }
}

function noCounts(): KindCounts {
  return { created: 0, changed: 0, unchanged: 0 }
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text
}
