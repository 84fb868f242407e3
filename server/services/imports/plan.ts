import type { Write } from '../../domain/change-sets.ts'
import type { DraftPreview } from '../../domain/import-draft.ts'
import { participationKey } from '../../domain/identifiers.ts'
import type { RecordKind, RecordTypes } from '../../domain/record-kinds.ts'
import {
  ROLES,
  type Actor,
  type Collaboration,
  type Network,
  type Participation,
  type Source,
} from '../../domain/records.ts'
import { mergeImported, type MergeResult } from '../../ingest/merge.ts'
import { mergeFields } from '../../ingest/merge/merge-fields.ts'
import type { ImportedRecords } from '../../ingest/records/imported.ts'
import { fieldChanges, showValue } from '../field-changes.ts'
import { Disappearance, type Edition } from './disappeared.ts'

/** A record of the network as it is, read in the order of RECORD_KINDS. */
export type BaseRecord = { [K in RecordKind]: { record: K; value: RecordTypes[K] } }[RecordKind]

export type Planned = {
  writes: Iterable<Write> & { readonly length: number }
  summary: Pick<
    DraftPreview,
    | 'actors'
    | 'collaborations'
    | 'participations'
    | 'sampleActors'
    | 'sampleCollaborations'
    | 'sampleChanges'
    | 'disappeared'
  >
}

/** Records and changes that a preview shows. */
const SAMPLES = 10
const SAMPLE_CHANGES = 50

/**
 * What an import would write, compared with the network as it is. The network passes by record by
 * record: what the files do not speak of, and what they say as it is already, is never in memory.
 */
export async function planImport(
  base: AsyncIterable<BaseRecord>,
  imported: ImportedRecords,
  { source, edition }: { source: Source; edition?: Edition | undefined },
): Promise<Planned> {
  const disappearance = edition && new Disappearance(edition)
  const comparison = new Comparison(imported, disappearance)
  for await (const { record, value } of base) {
    if (record === 'network') comparison.settings(value)
    else if (record === 'actor') comparison.actor(value)
    else if (record === 'collaboration') comparison.collaboration(value)
    else if (record === 'participation') comparison.participation(value)
    else if (record === 'application') disappearance?.application(value)
  }
  const { unchanged } = comparison
  const told = comparison.told()
  const result = mergeImported(comparison.existing(), told, {
    source,
    ...(edition && { replaces: edition.importIds }),
  })
  const missingEnd = imported.network.missingEnd ?? comparison.network?.missingEnd ?? 'same'
  const gone = disappearance?.result(told, missingEnd, imported)
  const counts = (
    kind: 'actor' | 'collaboration' | 'participation',
    of: keyof typeof unchanged,
  ) => ({
    created: result.created[of],
    changed: result.changed.filter(({ record }) => record === kind).length,
    unchanged: result.unchanged[of] + unchanged[of],
  })
  return {
    writes: gone ? [...result.writes, ...gone.writes] : result.writes,
    summary: {
      actors: counts('actor', 'actors'),
      collaborations: counts('collaboration', 'collaborations'),
      participations: counts('participation', 'participations'),
      ...samplesOf(result.writes, imported),
      sampleChanges: changesOf(result),
      ...(gone && { disappeared: gone.summary }),
    },
  }
}

/** The part of the network that an import may change, and the part of the import that may change it. */
class Comparison {
  network: Network | undefined
  readonly unchanged = { actors: 0, collaborations: 0, participations: 0 }
  readonly #imported: ImportedRecords
  readonly #actors: Map<string, ImportedRecords['actors'][number]>
  readonly #collaborations: Map<string, ImportedRecords['collaborations'][number]>
  /** Told participations by key, once the network has one: a new network has none to compare with. */
  #participations: Map<string, Participation> | undefined
  /** Told participations by actor, collaboration and role: spells of one may be joined. */
  readonly #spells = new Map<number, number>()
  /** Ids as numbers: half a million joined texts would take more than the participations themselves. */
  readonly #numbers = new Map<string, number>()
  readonly #actorIds: Set<string>
  /** Former ids that the files use, and whose they are now. */
  readonly #formerIds = new Map<string, string>()
  readonly #existing = {
    actors: new Map<string, Actor>(),
    collaborations: new Map<string, Collaboration>(),
    participations: new Map<string, Participation>(),
  }

  readonly #disappearance: Disappearance | undefined
  /** Collaborations that the files speak of; only where an edition is replaced. */
  readonly #collaborationIds: ReadonlySet<string>

  constructor(imported: ImportedRecords, disappearance: Disappearance | undefined) {
    this.#imported = imported
    this.#disappearance = disappearance
    this.#collaborationIds = new Set(
      disappearance && imported.participations.map(({ collaborationId }) => collaborationId),
    )
    this.#actors = new Map(imported.actors.map((one) => [one.id, one]))
    this.#collaborations = new Map(imported.collaborations.map((one) => [one.id, one]))
    this.#actorIds = new Set(this.#actors.keys())
    for (const { actorId } of imported.participations) this.#actorIds.add(actorId)
  }

  settings(network: Network): void {
    this.network = network
    this.#disappearance?.network(network)
  }

  actor(stored: Actor): void {
    const told = this.#actors.get(stored.id)
    const formers = stored.formerIds.filter((former) => this.#actorIds.has(former))
    if (formers.length === 0 && !this.#actorIds.has(stored.id)) this.#disappearance?.actor(stored)
    for (const former of formers) {
      this.#formerIds.set(former, stored.id)
      this.#disappearance?.formerActor(former, stored.id)
    }
    if (formers.length === 0 && told && mergeFields(stored, told) === stored) {
      this.#actors.delete(stored.id)
      this.unchanged.actors++
    } else if (told || formers.length > 0 || this.#isSupport(stored)) {
      this.#existing.actors.set(stored.id, stored)
    }
  }

  collaboration(stored: Collaboration): void {
    const told = this.#collaborations.get(stored.id)
    const isTold = told !== undefined || this.#collaborationIds.has(stored.id)
    this.#disappearance?.collaboration(stored, isTold)
    if (!told) return
    if (mergeFields(stored, told) === stored) {
      this.#collaborations.delete(stored.id)
      this.unchanged.collaborations++
    } else this.#existing.collaborations.set(stored.id, stored)
  }

  participation(stored: Participation): void {
    const participations = (this.#participations ??= this.#byKey())
    // Actors have all passed by: what the files say of a former id is known to be said of this one.
    if (this.#formerIds.size > 0) this.#countFormerSpells(participations)
    const isKnown = this.#numbers.has(stored.actorId) && this.#numbers.has(stored.collaborationId)
    const spells = isKnown ? (this.#spells.get(this.#spellKey(stored)) ?? 0) : 0
    if (spells === 0) {
      this.#disappearance?.participation(stored)
      return
    }
    const key = participationKey(stored)
    const told = participations.get(key)
    if (!told) this.#disappearance?.spell(stored)
    if (spells === 1 && told && mergeFields(stored, told) === stored) {
      participations.delete(key)
      this.unchanged.participations++
    } else this.#existing.participations.set(key, stored)
  }

  existing() {
    return { ...this.#existing, ...(this.network && { network: this.network }) }
  }

  readonly told = () => ({
    actors: [...this.#actors.values()],
    collaborations: [...this.#collaborations.values()],
    participations: this.#participations
      ? [...this.#participations.values()]
      : this.#imported.participations,
    network: this.#imported.network,
  })

  #isSupport({ id, formerIds }: Actor): boolean {
    const ids = this.#imported.network.supportActorIds ?? []
    return ids.length > 0 && [id, ...formerIds].some((one) => ids.includes(one))
  }

  #byKey(): Map<string, Participation> {
    const byKey = new Map<string, Participation>()
    for (const one of this.#imported.participations) {
      byKey.set(participationKey(one), one)
      this.#countSpell(one)
    }
    return byKey
  }

  #countSpell(one: Participation): void {
    const key = this.#spellKey(one)
    this.#spells.set(key, (this.#spells.get(key) ?? 0) + 1)
  }

  /** Ids are fewer than 2^24: the limits of an import see to that. */
  #spellKey({ actorId, collaborationId, role }: Participation): number {
    const ids = this.#numberOf(actorId) * 2 ** 24 + this.#numberOf(collaborationId)
    return ids * ROLES.length + ROLES.indexOf(role)
  }

  #numberOf(id: string): number {
    const number = this.#numbers.get(id) ?? this.#numbers.size
    this.#numbers.set(id, number)
    return number
  }

  #countFormerSpells(participations: ReadonlyMap<string, Participation>): void {
    for (const one of participations.values()) {
      const actorId = this.#formerIds.get(one.actorId)
      // Two, so that nothing of this actor's counts as unchanged before it is merged.
      if (actorId === undefined) continue
      this.#countSpell({ ...one, actorId })
      this.#countSpell({ ...one, actorId })
    }
    this.#formerIds.clear()
  }
}

/** The first records that would be new, or else changed, as they will be. */
function samplesOf(writes: Iterable<Write>, imported: ImportedRecords) {
  const sampleActors: DraftPreview['sampleActors'] = []
  const sampleCollaborations: DraftPreview['sampleCollaborations'] = []
  const shownIds = new Set<string>()
  for (const { record, after } of writes) {
    // Participations come last, and may be a million.
    if (record === 'participation') break
    if (record === 'actor' && after && sampleActors.length < SAMPLES) {
      sampleActors.push({ id: after.id, name: after.name, sectors: after.sectors })
    }
    if (record === 'collaboration' && after && sampleCollaborations.length < SAMPLES) {
      sampleCollaborations.push({ id: after.id, name: after.name, participants: 0 })
      shownIds.add(after.id)
    }
  }
  const participants = new Map<string, Set<string>>()
  for (const { collaborationId, actorId } of imported.participations) {
    if (!shownIds.has(collaborationId)) continue
    const actors = participants.get(collaborationId) ?? new Set<string>()
    participants.set(collaborationId, actors.add(actorId))
  }
  for (const sample of sampleCollaborations) {
    sample.participants = participants.get(sample.id)?.size ?? 0
  }
  return { sampleActors, sampleCollaborations }
}

/** The first fields that change, before and after. */
function changesOf({ changed }: MergeResult): DraftPreview['sampleChanges'] {
  const changes: DraftPreview['sampleChanges'] = []
  for (const { record, id, before, after } of changed) {
    const of = { record, id, ...('name' in before && { name: before.name }) }
    if (after === null) {
      changes.push({ ...of, field: '', before: showValue(before), after: '' })
      continue
    }
    changes.push(...fieldChanges(before, after).map((change) => ({ ...of, ...change })))
    if (changes.length >= SAMPLE_CHANGES) return changes.slice(0, SAMPLE_CHANGES)
  }
  return changes
}
