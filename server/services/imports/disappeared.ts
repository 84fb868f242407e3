import type { Write } from '../../domain/change-sets.ts'
import { dayRange } from '../../domain/dates.ts'
import { joinParts, participationKey } from '../../domain/identifiers.ts'
import type { Disappeared, DisappearedChoice, Replaced } from '../../domain/import-draft.ts'
import type {
  Actor,
  Application,
  Collaboration,
  Network,
  Participation,
} from '../../domain/records.ts'
import { joinSpells } from '../../ingest/records/participations.ts'

/** An earlier edition that files replace. */
export type Edition = {
  /** Its import, and those that it replaced in its turn: what they wrote and nobody changed since. */
  importIds: ReadonlySet<string>
  choice: DisappearedChoice
  /** The state of the data that the files give; closing needs it. */
  asOf?: string
}

/** The imports whose records a newer edition speaks of: the one it replaces and those before it. */
export function editionsBefore(
  { importId }: Replaced,
  drafts: Iterable<{ id: string; replaces?: Replaced }>,
): Set<string> {
  const replacedBy = new Map([...drafts].map((draft) => [draft.id, draft.replaces?.importId]))
  const found = new Set<string>()
  let next: string | undefined = importId
  while (next !== undefined && !found.has(next)) {
    found.add(next)
    next = replacedBy.get(next)
  }
  return found
}

/** Records that are shown: those that stay although deleting was chosen must be found among them. */
const SAMPLES = 200

/** What the files call what they speak of. */
type Named = Record<'actors' | 'collaborations', readonly { id: string; name?: string }[]>

/**
 * Records of an earlier edition that the newer one does not hold. The network passes by in the order of
 * its kinds, and only what the files do not speak of is given here; records that something else refers
 * to (another source's participation, an application, a support actor of the settings, what another
 * collaboration follows) are never deleted.
 */
export class Disappearance {
  readonly #edition: Edition
  readonly #actors = new Map<string, Actor>()
  readonly #collaborations = new Map<string, Collaboration>()
  readonly #participations = new Map<string, Participation>()
  /** Spells that may have been joined with one that the files hold. */
  readonly #spells = new Map<string, Participation>()
  readonly #present = new Map<string, string>()
  readonly #starts = new Map<string, string>()
  /** What something that stays refers to. */
  readonly #referred = new Set<string>()
  /** What a collaboration that may go refers to. */
  readonly #references: { from: string; to: string }[] = []
  readonly #asOf: { first: number; last: number } | undefined

  constructor(edition: Edition) {
    this.#edition = edition
    this.#asOf = edition.asOf === undefined ? undefined : dayRange(edition.asOf)
  }

  network({ supportActorIds }: Network): void {
    for (const id of supportActorIds) this.#referred.add(`actor ${id}`)
  }

  /** An actor that the files do not speak of. */
  actor(stored: Actor): void {
    if (this.#isOfEdition(stored)) this.#actors.set(stored.id, stored)
  }

  /** The files call an actor by an id that it had before it was merged. */
  formerActor(former: string, present: string): void {
    this.#present.set(former, present)
  }

  /** Any stored collaboration; `isTold`: the files speak of it. */
  collaboration(stored: Collaboration, isTold: boolean): void {
    const { id, startsOn } = stored
    if (startsOn !== undefined) this.#starts.set(id, startsOn)
    const isGone = !isTold && this.#isOfEdition(stored)
    if (isGone) this.#collaborations.set(id, stored)
    this.#refersFrom(stored, isGone ? `collaboration ${id}` : undefined)
  }

  /** A participation of an actor, in a collaboration and role, that the files do not speak of. */
  participation(stored: Participation): void {
    if (this.#isOfEdition(stored)) {
      this.#participations.set(participationKey(stored), stored)
      return
    }
    const { actorId, collaborationId } = stored
    // Actors and collaborations have passed by: what is not among them needs no note.
    if (this.#actors.has(actorId)) this.#referred.add(`actor ${actorId}`)
    if (this.#collaborations.has(collaborationId)) {
      this.#referred.add(`collaboration ${collaborationId}`)
    }
  }

  /** A participation that the files speak of, but for another time. */
  spell(stored: Participation): void {
    if (this.#isOfEdition(stored)) this.#spells.set(participationKey(stored), stored)
  }

  application({ collaborationId }: Application): void {
    this.#referred.add(`collaboration ${collaborationId}`)
  }

  /**
   * What disappears, and what the choice writes.
   * @param told what the files say that is not stored as it is
   * @param named all that the files speak of
   */
  result(
    told: {
      collaborations: readonly Partial<Collaboration>[]
      participations: readonly Participation[]
    },
    missingEnd: Network['missingEnd'],
    named: Named = { actors: [], collaborations: [] },
  ): { writes: Write[]; summary: Disappeared } {
    for (const one of told.collaborations) this.#refersFrom(one, undefined)
    this.#sortSpells(told.participations, missingEnd)
    this.#followReferences()
    const referred = this.#referred
    const closed = this.#closed()
    const removed: Write[] = [
      ...[...this.#participations.keys()].map((id) => gone('participation', id)),
      ...[...this.#collaborations.keys()]
        .filter((id) => !referred.has(`collaboration ${id}`))
        .map((id) => gone('collaboration', id)),
      ...[...this.#actors.keys()]
        .filter((id) => !referred.has(`actor ${id}`))
        .map((id) => gone('actor', id)),
    ]
    const { choice } = this.#edition
    const writes = choice === 'close' ? closed : choice === 'delete' ? removed : []
    const counts = (record: Write['record'], found: ReadonlyMap<string, unknown>) => ({
      found: found.size,
      // A participation that gets both dates is another one: its old key goes.
      closable: closed.filter((write) => write.record === record && write.after !== null).length,
      deletable: removed.filter((write) => write.record === record).length,
    })
    return {
      writes,
      summary: {
        actors: counts('actor', this.#actors),
        collaborations: counts('collaboration', this.#collaborations),
        participations: counts('participation', this.#participations),
        written: writes.length,
        samples: this.#samples(named),
      },
    }
  }

  #isOfEdition({ source }: { source?: { importId?: string } }): boolean {
    return source?.importId !== undefined && this.#edition.importIds.has(source.importId)
  }

  #refersFrom(
    { spottedById, followsIds = [], fundings = [] }: Partial<Collaboration>,
    from: string | undefined,
  ): void {
    const to = [
      ...followsIds.map((id) => `collaboration ${id}`),
      ...[spottedById, ...fundings.map(({ funderId }) => funderId)].flatMap((id) =>
        id === undefined ? [] : [`actor ${id}`],
      ),
    ]
    for (const one of to) {
      if (from === undefined) this.#referred.add(one)
      else this.#references.push({ from, to: one })
    }
  }

  /** A spell that the files' own reaches has changed its dates; any other is no longer held. */
  #sortSpells(told: readonly Participation[], missingEnd: Network['missingEnd']): void {
    if (this.#spells.size === 0) return
    const tripleOf = ({ actorId, collaborationId, role }: Participation) =>
      joinParts([this.#present.get(actorId) ?? actorId, collaborationId, role])
    const needed = new Set([...this.#spells.values()].map(tripleOf))
    const spells = new Map<string, Participation[]>()
    for (const one of told) {
      const triple = tripleOf(one)
      if (needed.has(triple)) spells.set(triple, [...(spells.get(triple) ?? []), one])
    }
    for (const [key, stored] of this.#spells) {
      const others = spells.get(tripleOf(stored)) ?? []
      const alone = joinSpells([...others], missingEnd).length
      if (joinSpells([...others, stored], missingEnd).length > alone) {
        this.#participations.set(key, stored)
      }
    }
  }

  /** A collaboration that stays keeps what it refers to, and so on. */
  #followReferences(): void {
    for (let size = -1; size < this.#referred.size;) {
      size = this.#referred.size
      for (const { from, to } of this.#references) {
        if (this.#referred.has(from)) this.#referred.add(to)
      }
    }
  }

  #closed(): Write[] {
    const { asOf } = this.#edition
    if (asOf === undefined || this.#asOf === undefined) return []
    const writes: Write[] = []
    for (const [id, actor] of this.#actors) {
      if (this.#isOver(actor.openedOn, actor.closedOn)) continue
      writes.push({ record: 'actor', id, after: { ...actor, closedOn: asOf } })
    }
    for (const [id, one] of this.#collaborations) {
      // Without any date it is in no period: an end alone would put it on that one day.
      if (one.startsOn === undefined || this.#isOver(one.startsOn, one.endsOn)) continue
      writes.push({ record: 'collaboration', id, after: { ...one, endsOn: asOf } })
    }
    for (const [id, one] of this.#participations) writes.push(...this.#closedSpell(id, one, asOf))
    return writes
  }

  #closedSpell(id: string, one: Participation, asOf: string): Write[] {
    const record = 'participation'
    if (one.startsOn !== undefined) {
      if (this.#isOver(one.startsOn, one.endsOn)) return []
      return [{ record, id, after: { ...one, endsOn: asOf } }]
    }
    // Without dates of its own it ends with its collaboration; where that goes on, it needs both.
    const startsOn = this.#starts.get(one.collaborationId)
    const endsWith = this.#collaborations.has(one.collaborationId) || one.endsOn !== undefined
    if (endsWith || startsOn === undefined || this.#isOver(startsOn, undefined)) return []
    const after = { ...one, startsOn, endsOn: asOf }
    const key = participationKey(after)
    return this.#participations.has(key) ? [] : [gone(record, id), { record, id: key, after }]
  }

  /** Whether it had ended, or had not begun, when the new edition was made. */
  #isOver(start: string | undefined, end: string | undefined): boolean {
    const last = this.#asOf?.last ?? -Infinity
    const begins = start === undefined ? -Infinity : (dayRange(start)?.first ?? -Infinity)
    const ends = end === undefined ? Infinity : (dayRange(end)?.last ?? Infinity)
    return begins > last || ends <= last
  }

  #samples(named: Named): Disappeared['samples'] {
    const referred = this.#referred
    const participations = [...this.#participations].slice(0, SAMPLES)
    const ends = participations.map(([, one]) => one)
    const actorName = namesOf(ends, 'actorId', this.#actors, named.actors)
    const collaborationName = namesOf(
      ends,
      'collaborationId',
      this.#collaborations,
      named.collaborations,
    )
    const samples: Disappeared['samples'] = [
      ...[...this.#actors.values()].map(({ id, name }) => sample('actor', id, name, referred)),
      ...[...this.#collaborations.values()].map(({ id, name }) =>
        sample('collaboration', id, name, referred),
      ),
      ...participations.map(([id, { actorId, collaborationId }]) => {
        const name = `${actorName(actorId)} – ${collaborationName(collaborationId)}`
        return sample('participation', id, name, referred)
      }),
    ]
    return samples.toSorted((a, b) => Number(b.isReferred) - Number(a.isReferred)).slice(0, SAMPLES)
  }
}

/** Names of what participations join: as it is stored where it goes, else as the files call it, else its id. */
function namesOf(
  ends: readonly Participation[],
  end: 'actorId' | 'collaborationId',
  going: ReadonlyMap<string, { name: string }>,
  told: Named['actors'],
): (id: string) => string {
  const wanted = new Set(ends.map((one) => one[end]))
  const names = new Map<string, string>()
  for (const { id, name } of told) {
    if (name !== undefined && wanted.has(id)) names.set(id, name)
  }
  return (id) => going.get(id)?.name ?? names.get(id) ?? id
}

function gone(record: 'actor' | 'collaboration' | 'participation', id: string): Write {
  return { record, id, after: null }
}

function sample(
  record: Disappeared['samples'][number]['record'],
  id: string,
  name: string,
  referred: ReadonlySet<string>,
): Disappeared['samples'][number] {
  return { record, id, name, isReferred: referred.has(`${record} ${id}`) }
}
